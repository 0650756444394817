using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.Tests.Asking;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Testing.Domain;
using Federation.Testing.Jobs;
using static Federation.Gateway.GraphQL.Ids.Screaming;

namespace Federation.Gateway.Tests.Jobs;

/// <summary>What the schema answers of a search is what the criteria say of each offer, one by one.</summary>
public sealed class SearchTests
{
    private const string Document =
        "query($filter: OfferFilter, $order: OfferOrder! = RELEVANCE, $first: Int, $after: String) { offers(filter: $filter, order: $order, first: $first, after: $after) { totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }";

    private static readonly string[] Words = ["travailleuse paire", "médiateur.rice de santé pair.e", "pair-aidance Lyon", "accueil", "Grenoble logement", "maraude addictions", "rétablissement", "xyzzyx"];

    private static readonly List<PublishedOffer> All = Fresh(400);

    /// <summary>Every filter on its own and with others, against the same criteria asked of each offer.</summary>
    [Fact]
    public async Task Every_filter_finds_what_its_criteria_hold_for()
    {
        await using var searching = await Searching.Over(All);
        var (random, reader) = (Seeds.Of(41), new OfferReader());
        var analysed = All.Select(offer => (Offer: offer, Read: reader.Read(offer))).ToList();
        var found = 0;
        for (var i = 0; i < 300; i++)
        {
            var (filter, criteria, through) = Draw(random);
            var answer = (await searching.Ask(Document, new { filter, order = random.Chance(0.5) ? "DATE" : "RELEVANCE", first = 100 })).Data.At("offers");
            var expected = analysed.Where(one => criteria.Matches(one.Read) && (!through || DiffusionRules.Shows([Searching.Rule], Samples.Aura, one.Offer, searching.Now))).Select(one => Id(one.Offer)).ToHashSet();
            Assert.True(expected.Count == answer.At("totalCount").GetInt32(), $"search {i}: {JsonSerializer.Serialize(filter)}");
            var page = answer.At("edges").EnumerateArray().Select(edge => edge.Text("node", "id")).ToList();
            Assert.True(page.All(expected.Contains) && page.Count == Math.Min(100, expected.Count), $"search {i}");
            found += expected.Count;
        }

        Assert.True(found > 300, $"{found} offers were found in all");
    }

    [Theory, InlineData("RELEVANCE"), InlineData("DATE")]
    public async Task Pages_follow_one_another_from_any_edge_and_miss_nothing(string order)
    {
        await using var searching = await Searching.Over(All);
        var filter = new { words = "travailleur pair", anyWord = true };
        var whole = (await searching.Ask(Document, new { filter, order, first = 100 })).Data.At("offers");
        var seen = new List<string>();
        string? after = null;
        for (var more = true; more;)
        {
            var page = (await searching.Ask(Document, new { filter, order, first = 7, after })).Data.At("offers");
            seen.AddRange(page.At("edges").EnumerateArray().Select(edge => edge.Text("node", "id")));
            (more, after) = (page.At("pageInfo", "hasNextPage").GetBoolean(), page.Text("pageInfo", "endCursor"));
        }

        Assert.Equal(whole.At("totalCount").GetInt32(), seen.Distinct().Count());
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(whole.At("edges").EnumerateArray().Select(edge => edge.Text("node", "id")), seen.Take(100));
        var inside = whole.At("edges")[3].Text("cursor");
        Assert.Equal(seen.Skip(4).Take(7), (await searching.Ask(Document, new { filter, order, first = 7, after = inside })).Data.At("offers", "edges").EnumerateArray().Select(edge => edge.Text("node", "id")));
    }

    /// <summary>A facet's number is the number of the search that it leads to.</summary>
    [Fact]
    public async Task Facets_are_exact_whatever_else_is_asked()
    {
        await using var searching = await Searching.Over(All);
        const string Facets = "query($filter: OfferFilter) { offers(filter: $filter) { totalCount facets(fields: [REGION, CONTRACT, TITLE, WAYS]) { field counts { code count } } } }";
        var names = new Dictionary<string, string> { ["REGION"] = "regions", ["CONTRACT"] = "contracts", ["TITLE"] = "titles", ["WAYS"] = "waysToApply" };
        foreach (var words in new[] { "pair", "accueil" })
        {
            var filter = new Dictionary<string, object?> { ["words"] = words, ["contracts"] = new[] { "CDI" } };
            foreach (var facet in (await searching.Ask(Facets, new { filter })).Data.At("offers", "facets").EnumerateArray())
            {
                foreach (var count in facet.At("counts").EnumerateArray().Take(4))
                {
                    var one = new Dictionary<string, object?>(filter) { [names[facet.Text("field")]] = new[] { count.Text("code") } };
                    Assert.Equal(count.At("count").GetInt32(), (await searching.Ask(Facets, new { filter = one })).Data.At("offers", "totalCount").GetInt32());
                }
            }
        }
    }

    [Fact]
    public async Task An_empty_answer_says_the_ways_out_and_every_edge_says_why_it_was_found()
    {
        await using var searching = await Searching.Over(All);
        const string Ways = "query($filter: OfferFilter) { offers(filter: $filter) { totalCount relaxations { criterion count } edges { reasons { asked found kind sentence } node { posting { title } } } } }";
        var empty = (await searching.Ask(Ways, new { filter = new { words = "travailleur pair xyzzyx", contracts = new[] { "CDI" } } })).Data.At("offers");
        Assert.Equal(0, empty.At("totalCount").GetInt32());
        var best = empty.At("relaxations")[0];
        Assert.Equal("WORDS", best.Text("criterion"));
        Assert.Equal(best.At("count").GetInt32(), (await searching.Ask(Ways, new { filter = new { contracts = new[] { "CDI" } } })).Data.At("offers", "totalCount").GetInt32());

        var found = (await searching.Ask(Ways, new { filter = new { words = "travailleuse paire" } })).Data.At("offers");
        Assert.Equal(0, found.At("relaxations").GetArrayLength());
        Assert.All(found.At("edges").EnumerateArray(), edge => Assert.StartsWith("trouvé par : ", edge.At("reasons")[0].Text("sentence"), StringComparison.Ordinal));
        var suggestions = (await searching.Ask("{ offerSuggestions(typed: \"médiateur de san\") }")).Data.At("offerSuggestions").EnumerateArray().Select(text => text.GetString()).ToList();
        Assert.Contains("médiateur de santé pair", suggestions);
    }

    private static string Id(PublishedOffer offer) => GlobalId.Write(offer.Id.At(offer.Hub));

    private static List<PublishedOffer> Fresh(int count)
    {
        var (synthetic, now) = (new SyntheticOffers(7), new Testing.Time.ManualClock().GetUtcNow());
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var offer = synthetic.At(i);
            var published = now - (SyntheticOffers.LastDay - offer.PublishedAt);
            return offer with { PublishedAt = published, ChangedAt = published, Until = now.AddDays(30) };
        })];
    }

    private static (Dictionary<string, object?> Filter, Criteria Criteria, bool Through) Draw(Random random)
    {
        var (filter, criteria) = (new Dictionary<string, object?>(), new Criteria());
        void Maybe(double chance, Action draw)
        {
            if (random.Chance(chance))
            {
                draw();
            }
        }

        T[] Some<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Where(_ => random.Chance(0.4))];
        Maybe(0.5, () => filter["words"] = (criteria = criteria with { Words = random.Pick(Words) }).Words);
        Maybe(0.3, () => filter["anyWord"] = (criteria = criteria with { AnyWord = true }).AnyWord);
        Maybe(0.2, () => filter["regions"] = (criteria = criteria with { Regions = [RegionCode.Parse("84"), RegionCode.Parse("53")] }).Regions.Select(code => code.ToString()));
        Maybe(0.3, () => filter["departments"] = (criteria = criteria with { Departments = [random.Pick(All).Posting.Place.Department] }).Departments.Select(code => code.ToString()));
        Maybe(0.3, () => filter["around"] = (criteria = criteria with { Around = random.Next(4) }).Around);
        Maybe(0.2, () => filter["contracts"] = (criteria = criteria with { Contracts = [.. Some<ContractKind>()] }).Contracts.Select(Of));
        Maybe(0.2, () => filter["times"] = (criteria = criteria with { Times = [.. Some<WorkingTime>()] }).Times.Select(Of));
        Maybe(0.2, () => filter["titles"] = (criteria = criteria with { Titles = [.. Some<CanonicalTitle>()] }).Titles.Select(Of));
        Maybe(0.2, () => filter["trainings"] = (criteria = criteria with { Trainings = [.. Some<TrainingPosition>()] }).Trainings.Select(Of));
        Maybe(0.2, () => filter["publics"] = (criteria = criteria with { Publics = [.. Some<PublicMet>()] }).Publics.Select(Of));
        Maybe(0.2, () => filter["waysToApply"] = (criteria = criteria with { Ways = [.. Some<WayToApply>()] }).Ways.Select(Of));
        Maybe(0.2, () => filter["hubs"] = (criteria = criteria with { Hubs = [random.Pick(All).Hub] }).Hubs.Select(hub => GlobalId.Write(GrainId.Platform(hub))));
        Maybe(0.2, () => filter["payFloor"] = (criteria = criteria with { PayFloor = random.Next(1, 40) * 50 }).PayFloor);
        Maybe(0.2, () => filter["publishedSince"] = Plain.Write((criteria = criteria with { PublishedSince = random.Pick(All).PublishedAt }).PublishedSince!.Value));
        var through = random.Chance(0.2);
        Maybe(through ? 1 : 0, () => filter["through"] = GlobalId.Write(GrainId.Platform(Samples.Aura)));
        return (filter, criteria, through);
    }
}
