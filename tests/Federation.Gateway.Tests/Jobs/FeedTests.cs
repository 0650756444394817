using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Federation.Domain.Jobs;
using Federation.Gateway.Tests.Peers;

namespace Federation.Gateway.Tests.Jobs;

public sealed class FeedTests
{
    private static readonly OfferPage Shapes = Offers.Page(Offers.Of(Offers.All), "mots=pair&departement=38", "mots=pair&departement=38&apres=a1", "mots=pair&departement=38&apres=b2");

    [Fact]
    public async Task An_Atom_feed_says_what_the_list_says()
    {
        var answer = Assert.Single(await NodePeer.Ask("atom.mjs", Atom(Shapes)));
        Assert.Empty(answer.GetProperty("faults").Texts());
        var feed = answer.GetProperty("feed");
        Assert.Equal("Offres d’emploi", Value(feed, "title"));
        Assert.Equal("2026-03-30T13:00:00.028Z", feed.GetProperty("updated").GetString());
        Assert.Equal(
            [
                ("self", "https://pairs.example/offres.atom?mots=pair&departement=38&apres=a1"), ("alternate", "https://pairs.example/offres?mots=pair&departement=38&apres=a1"),
                ("next", "https://pairs.example/offres.atom?mots=pair&departement=38&apres=b2"),
            ],
            feed.GetProperty("links").EnumerateArray().Select(link => (link.GetProperty("rel").GetString()!, link.GetProperty("href").GetString()!)));
        var entries = feed.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(Shapes.Offers.Select(offer => $"urn:uuid:{offer.Id}"), entries.Select(entry => entry.GetProperty("id").GetString()));
        Assert.Equal(Shapes.Offers.Select(offer => OfferLines.Title(offer.Posting)), entries.Select(entry => Value(entry, "title")));
        Assert.Equal(Shapes.Offers.Select(offer => OfferLines.Short(offer.Posting)), entries.Select(entry => Value(entry, "summary")));
        Assert.Equal("2026-03-02T08:00:00.000Z", entries[0].GetProperty("published").GetString());
        Assert.Equal("2026-03-02T13:00:00.000Z", entries[0].GetProperty("updated").GetString());
        Assert.Equal(Shapes.Offers.Select(offer => Offers.Site.Offer(offer.Id)), answer.GetProperty("others").EnumerateArray().Select(item => item.GetProperty("link").GetString()));
    }

    [Fact]
    public async Task A_JSON_feed_says_the_same()
    {
        var answer = Assert.Single(await NodePeer.Ask("json-feed.mjs", Json(Shapes)));
        Assert.Empty(answer.GetProperty("faults").Texts());
        var feed = answer.GetProperty("feed");
        Assert.Equal("https://pairs.example/offres.json?mots=pair&departement=38&apres=a1", feed.GetProperty("feed_url").GetString());
        Assert.Equal("https://pairs.example/offres?mots=pair&departement=38&apres=a1", feed.GetProperty("home_page_url").GetString());
        Assert.Equal("https://pairs.example/offres.json?mots=pair&departement=38&apres=b2", feed.GetProperty("next_url").GetString());
        var items = feed.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(Shapes.Offers.Select(offer => $"urn:uuid:{offer.Id}"), items.Select(item => item.GetProperty("id").GetString()));
        Assert.Equal(Shapes.Offers.Select(offer => Offers.Site.Offer(offer.Id)), items.Select(item => item.GetProperty("url").GetString()));
        Assert.Equal(Shapes.Offers.Select(offer => OfferLines.Short(offer.Posting)), items.Select(item => item.GetProperty("content_text").GetString()));
    }

    [Fact]
    public void A_feed_keeps_its_id_on_every_page_and_every_search_has_its_own()
    {
        static string Id(OfferPage page) => XDocument.Parse(Atom(page)).Root!.Element("{http://www.w3.org/2005/Atom}id")!.Value;
        Assert.Equal(Id(Shapes), Id(Shapes with { Here = "mots=pair&departement=38", Next = null }));
        Assert.NotEqual(Id(Shapes), Id(Shapes with { Search = "mots=pair" }));
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", Id(Shapes));

        // Python's uuid5(NAMESPACE_URL, "https://pairs.example/offres").
        Assert.Equal("urn:uuid:9cd4d2f7-0bb7-5009-bfe1-7931b6849849", Id(Offers.Page([])));
    }

    [Fact]
    public async Task An_empty_list_is_a_feed_whose_instant_is_that_of_the_last_change()
    {
        var empty = Offers.Page([]);
        var atom = Assert.Single(await NodePeer.Ask("atom.mjs", Atom(empty)));
        Assert.Empty(atom.GetProperty("faults").Texts());
        Assert.Equal("2026-05-01T08:00:00.000Z", atom.GetProperty("feed").GetProperty("updated").GetString());
        Assert.Empty(Assert.Single(await NodePeer.Ask("json-feed.mjs", Json(empty))).GetProperty("faults").Texts());
    }

    [Fact]
    public void A_list_is_cut_at_what_a_reader_takes()
    {
        var many = Offers.Page(Offers.Of(Enumerable.Repeat(Offers.Bare, 500)));
        Assert.Equal(AtomFeed.MostEntries, Atom(many).Split("<entry>").Length - 1);
        Assert.Equal(JsonFeed.MostItems, JsonDocument.Parse(Json(many)).RootElement.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Whatever_texts_and_queries_are_feeds_are_well_formed_and_link_only_to_the_site()
    {
        var pages = Enumerable.Range(0, 8).Select(Hostile).ToList();
        var atoms = await NodePeer.Ask("atom.mjs", [.. pages.Select(Atom)]);
        var jsons = await NodePeer.Ask("json-feed.mjs", [.. pages.Select(Json)]);
        for (var seed = 0; seed < pages.Count; seed++)
        {
            Assert.True(atoms[seed].GetProperty("faults").GetArrayLength() == 0, $"seed {seed}: {atoms[seed].GetProperty("faults")}");
            Assert.True(jsons[seed].GetProperty("faults").GetArrayLength() == 0, $"seed {seed}: {jsons[seed].GetProperty("faults")}");
            var (feed, offers) = (atoms[seed].GetProperty("feed"), pages[seed].Offers);
            var entries = feed.GetProperty("entries").EnumerateArray().ToList();
            Assert.Equal(offers.Length, entries.Count);
            Assert.All(
                feed.GetProperty("links").EnumerateArray().Concat(entries.SelectMany(entry => entry.GetProperty("links").EnumerateArray())),
                link => Assert.StartsWith("https://pairs.example/offres", link.GetProperty("href").GetString()));
            Assert.Equal(
                offers.Select(offer => OfferLines.Title(offer.Posting)),
                jsons[seed].GetProperty("feed").GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()));
        }
    }

    [Fact]
    public async Task The_validators_find_what_is_wrong()
    {
        var (atom, json) = (Atom(Shapes), Json(Shapes));
        string[] atoms =
        [
            atom.Replace("</feed>", ""),
            atom.Replace("<title>Offres d’emploi</title>", ""),
            atom.Replace("T13:00:00.000Z</updated>", " 13:00</updated>"),
            atom.Replace("https://pairs.example/offres/", "javascript:"),
            atom.Replace("<summary>", "<summary><b/>"),
            atom.Replace("<entry>", "<entry><surprise xmlns=\"urn:x\"/>"),
            atom.Replace("Offres", "\uffff"),
        ];
        Assert.All(atoms, text => Assert.NotEqual(atom, text));
        Assert.All(await NodePeer.Ask("atom.mjs", atoms), answer => Assert.NotEmpty(answer.GetProperty("faults").Texts()));
        string[] jsons = [json.Replace("\"items\"", "\"entries\""), json.Replace("https://jsonfeed.org/version/1.1", "1.1"), json.Replace("T13:00:00.000Z", "")];
        Assert.All(jsons, text => Assert.NotEqual(json, text));
        Assert.All(await NodePeer.Ask("json-feed.mjs", jsons), answer => Assert.NotEmpty(answer.GetProperty("faults").Texts()));
    }

    private static OfferPage Hostile(int seed)
    {
        var chance = Seeds.Of(seed);
        var (search, place) = (HostileTexts.Text(chance), HostileTexts.Text(chance));
        return Offers.Page(Offers.Of(Enumerable.Range(0, AtomFeed.MostEntries).Select(_ => HostileTexts.Posting(chance)), seed), search, search + place, chance.Chance(0.5) ? place : null);
    }

    private static string Value(JsonElement parent, string text) => parent.GetProperty(text).GetProperty("value").GetString()!;

    private static string Atom(OfferPage page) => new UTF8Encoding(false, true).GetString(AtomFeed.Write(page, Offers.Site).Span);

    private static string Json(OfferPage page) => new UTF8Encoding(false, true).GetString(JsonFeed.Write(page, Offers.Site).Span);
}
