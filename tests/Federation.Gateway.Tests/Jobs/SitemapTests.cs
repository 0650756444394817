using System.Text;
using Federation.Gateway.Tests.Peers;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Jobs;

public sealed class SitemapTests
{
    private static readonly DateTimeOffset Changed = Offers.Published.AddDays(3);

    [Fact]
    public async Task One_file_names_the_search_and_every_offer_with_its_last_change()
    {
        var census = Census(20);
        var map = new Sitemap(Offers.Site, census);
        Assert.Equal(1, map.Parts);
        var answer = Assert.Single(await NodePeer.Ask("sitemap.mjs", Whole(map, 1)));
        Assert.Empty(answer.GetProperty("faults").Texts());
        Assert.Equal(
            [("https://pairs.example/offres", "2026-03-05T08:00:00Z"), .. census.Range(0, 20).Select(mark => (Offers.Site.Offer(mark.Id), mark.ChangedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")))],
            answer.GetProperty("entries").EnumerateArray().Select(entry => (entry.GetProperty("url").GetString()!, entry.GetProperty("lastmod").GetString()!)));
    }

    [Fact]
    public async Task Without_an_offer_the_file_is_still_one()
    {
        var answer = Assert.Single(await NodePeer.Ask("sitemap.mjs", Whole(new Sitemap(Offers.Site, Census(0)), 1)));
        Assert.Empty(answer.GetProperty("faults").Texts());
        Assert.Single(answer.GetProperty("entries").EnumerateArray());
    }

    /// <summary>Every split, the sizes at the edges first: no offer is left out or named twice, no file is empty or too long.</summary>
    [Fact]
    public void Parts_share_the_offers_whatever_their_number()
    {
        for (var most = 1; most <= 7; most++)
        {
            for (var count = 0; count <= 30; count++)
            {
                var census = Census(count);
                var map = new Sitemap(Offers.Site, census, most);
                Assert.Equal((count + most) / most, map.Parts);
                var parts = Enumerable.Range(1, map.Parts).Select(part => Addresses(Whole(map, part))).ToList();
                Assert.All(parts, part => Assert.InRange(part.Count, 1, most));
                Assert.Equal(["https://pairs.example/offres", .. census.Range(0, count).Select(mark => Offers.Site.Offer(mark.Id))], parts.SelectMany(part => part));
            }
        }
    }

    [Fact]
    public async Task More_than_one_file_takes_an_index()
    {
        var map = new Sitemap(Offers.Site, Census(25), 10);
        var answers = await NodePeer.Ask("sitemap.mjs", [map.Index(), .. Enumerable.Range(1, 3).Select(part => Whole(map, part))]);
        Assert.All(answers, answer => Assert.Empty(answer.GetProperty("faults").Texts()));
        Assert.True(answers[0].GetProperty("index").GetBoolean());
        Assert.Equal(
            [("https://pairs.example/sitemap-1.xml", "2026-03-05T08:00:00Z"), ("https://pairs.example/sitemap-2.xml", "2026-03-05T08:00:00Z"), ("https://pairs.example/sitemap-3.xml", "2026-03-05T08:00:00Z")],
            answers[0].GetProperty("entries").EnumerateArray().Select(entry => (entry.GetProperty("url").GetString()!, entry.GetProperty("lastmod").GetString()!)));
    }

    [Fact]
    public void A_file_stays_under_both_limits_even_where_addresses_are_long()
    {
        var site = new OfferSite("x", "https://pairs.example/" + new string('&', 900));
        var map = new Sitemap(site, Census(60_000));
        Assert.True(map.Parts > 2);
        var bytes = map.Part(1).Sum(piece => (long)Encoding.UTF8.GetByteCount(piece));
        Assert.InRange(bytes, Sitemap.MostBytes - 10_000, Sitemap.MostBytes);
        Assert.All(map.Part(1), piece => Assert.InRange(piece.Length, 1, 256 * 1024));
        Assert.Equal(2, new Sitemap(Offers.Site, Census(60_000)).Parts);
        Assert.Equal(Sitemap.MostAddresses, new Sitemap(Offers.Site, Census(60_000)).Part(1).Sum(piece => piece.Split("<loc>").Length - 1));
    }

    [Fact]
    public async Task An_address_with_an_ampersand_is_escaped()
    {
        var site = new OfferSite("x", "https://pairs.example/a&b'c");
        var answer = Assert.Single(await NodePeer.Ask("sitemap.mjs", Whole(new Sitemap(site, Census(1)), 1)));
        Assert.Empty(answer.GetProperty("faults").Texts());
        Assert.All(answer.GetProperty("entries").EnumerateArray(), entry => Assert.StartsWith("https://pairs.example/a&b'c/offres", entry.GetProperty("url").GetString()));
    }

    [Fact]
    public async Task The_validators_find_what_is_wrong()
    {
        var good = Whole(new Sitemap(Offers.Site, Census(3)), 1);
        string[] spoiled = [good.Replace("</urlset>", ""), good.Replace("08:00:00Z", "8h"), good.Replace("<loc>", "<where>").Replace("</loc>", "</where>"), "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"></urlset>"];
        Assert.All(await NodePeer.Ask("sitemap.mjs", spoiled), answer => Assert.NotEmpty(answer.GetProperty("faults").Texts()));
    }

    [Fact]
    public async Task Robots_find_both_sitemaps_and_no_private_page()
    {
        string[] pages = ["/", "/offres", "/offres/1", "/offres.atom", "/suivi", "/plateformes", "/suivi/ABCD2345/secret", "/espace", "/espace/aura/recues", "/live", "/formation/agenda/aura/x/secret.ics"];
        var answer = Assert.Single(await NodePeer.Ask("robots.mjs", new { Address = "https://pairs.example/robots.txt", Text = Robots.Write(Offers.Site), Pages = pages.Select(page => "https://pairs.example" + page) }));
        Assert.Equal(["https://pairs.example/sitemap.xml", "https://pairs.example/sitemap-formations.xml"], answer.GetProperty("sitemaps").Texts());
        Assert.Equal(pages[..6].Select(page => "https://pairs.example" + page), answer.GetProperty("allowed").Texts());
    }

    private static OfferCensus Census(int count)
    {
        var chance = Seeds.Of(3);
        var marks = Enumerable.Range(0, count).Select(i => new OfferMark(chance.NextOfferId(Offers.Published.AddMinutes(i)), Offers.Published.AddHours(i % 100))).ToList();
        return new OfferCensus(count, Changed, (skip, take) => marks.Skip(skip).Take(take));
    }

    private static string Whole(Sitemap map, int part) => string.Concat(map.Part(part));

    private static List<string> Addresses(string xml) => [.. xml.Split("<loc>").Skip(1).Select(rest => rest[..rest.IndexOf("</loc>", StringComparison.Ordinal)])];
}
