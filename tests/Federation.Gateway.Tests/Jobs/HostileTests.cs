using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.Tests.Asking;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Jobs;

/// <summary>Filters and texts that want to hurt: refused with a code of the contract, or answered, in milliseconds; markup stays text.</summary>
public sealed class HostileTests
{
    private const string Document = "query($filter: OfferFilter) { offers(filter: $filter) { totalCount } }";

    private static readonly string Offer = GlobalId.Write(OfferId.Of(new Guid("01900000-0000-7000-8000-000000000000")).At(Samples.Aura));

    public static TheoryData<string, object, string> Refused { get; } = new()
    {
        { "long words", new { words = new string('é', 201) }, "filter.words" },
        { "longer words", new { words = new string('x', 60_000) }, "filter.words" },
        { "thousands of values", new { contracts = Enumerable.Repeat("CDI", 5_000) }, "filter.contracts" },
        { "thousands of places", new { departments = Enumerable.Repeat("69", 5_000) }, "filter.departments" },
        { "too far around", new { departments = new[] { "69" }, around = 4 }, "filter.around" },
        { "before here", new { around = -1 }, "filter.around" },
        { "no pay", new { payFloor = -1 }, "filter.payFloor" },
        { "any pay", new { payFloor = 1e20 }, "filter.payFloor" },
        { "an offer for a hub", new { hubs = new[] { Offer } }, "filter.hubs" },
        { "an offer's rules", new { through = Offer }, "filter.through" },
        { "nobody's rules", new { through = GlobalId.Write(GrainId.Platform(HubId.Parse("nobody"))) }, "filter.through" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task A_filter_out_of_its_bounds_is_refused_with_its_name(string what, object filter, string field)
    {
        await using var searching = await Searching.Over(Offers.Of(Offers.All));
        var said = await searching.Ask(Document, new { filter });
        Assert.True(said.Codes is ["invalid-field"], $"{what}: {said}");
        Assert.Equal(field, said.Root.At("errors")[0].Text("extensions", "field"));
        Assert.True(said.Body.Length < 1_000, "what was sent is said back");
    }

    [Theory]
    [InlineData("{ offers(first: 101) { totalCount } }", "limit-exceeded")]
    [InlineData("{ offers(first: 0) { totalCount } }", "invalid-field")]
    [InlineData("{ offers(after: \"bm9uZQ\") { totalCount } }", "invalid-field")]
    [InlineData("{ offers(filter: { contracts: [NOTHING] }) { totalCount } }", "validation")]
    [InlineData("{ offers { facets(fields: [CONTRACT, CONTRACT]) { field } } }", "invalid-field")]
    [InlineData("{ offerSuggestions(typed: \"a\", first: 1000) }", "invalid-field")]
    [InlineData("query { a: offerContact(offer: \"MTp4\") { email } }", "bad-input")]
    public async Task A_question_out_of_its_bounds_is_refused_with_a_stable_code(string document, string code)
    {
        await using var searching = await Searching.Over([]);
        Assert.Equal(code, Assert.Single((await searching.Ask(document)).Codes));
    }

    /// <summary>Nobody carries the ways to apply away by the hundred, nor has every list counted thirty times.</summary>
    [Fact]
    public async Task What_is_dear_is_refused_before_it_is_read()
    {
        await using var searching = await Searching.Over([]);
        string[] documents =
        [
            $"query($o: ID!) {{ {string.Concat(Enumerable.Range(0, 11).Select(i => $"a{i}: offerContact(offer: $o) {{ email }} "))} }}",
            $"{{ {string.Concat(Enumerable.Range(0, 20).Select(i => $"a{i}: offers {{ facets(fields: [REGION]) {{ counts {{ code }} }} }} "))} }}",
            "{ offers(first: 100) { nodes { hub { offers(first: 100) { nodes { id } } } } } }",
            $"{{ offers {{ nodes {{ ...F0 }} }} }} {string.Concat(Enumerable.Range(0, 40).Select(i => $"fragment F{i} on Offer {{ lead {{ ...F{i + 1} }} }} "))} fragment F40 on Offer {{ id }}",
        ];
        foreach (var document in documents)
        {
            var began = Stopwatch.GetTimestamp();
            var said = await searching.Ask(document, new { o = Offer });
            Assert.True(said.Codes.Count > 0 && said.Codes.All(code => code == "limit-exceeded") && !said.Root.TryGetProperty("data", out _), $"{document}\n{said}");
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(2), document);
        }
    }

    [Fact]
    public async Task Whatever_is_typed_is_answered_and_markup_is_text()
    {
        var random = Seeds.Of(97);
        var offers = Offers.Of(Enumerable.Range(0, 300).Select(_ => HostileTexts.Posting(random)).Where(posting => PostingGuards.Check(posting) is null)
            .Append(Offers.Whole with { Title = "</script><script>alert(1)</script>", Summary = "<img src=x onerror=alert(1)> \u2028 ]]>" }));
        await using var searching = await Searching.Over(offers);
        const string Whole =
            "query($filter: OfferFilter) { offers(filter: $filter, first: 100) { totalCount edges { cursor reasons { asked found sentence } node { posting { title summary missions employer { name } place { detail } } points { title field } } } } }";
        var (to, worst) = (new ArrayBufferWriter<byte>(1 << 20), TimeSpan.Zero);
        for (var i = 0; i < 2_000; i++)
        {
            var words = HostileTexts.Text(random);
            var filter = new { words = words.Length > 200 ? words[..200] : words, anyWord = random.Chance(0.5) };
            var document = i % 20 == 0 ? Whole : Document;
            var question = searching.Prepared(document, new { filter });
            to.ResetWrittenCount();
            var began = Stopwatch.GetTimestamp();
            await searching.Ask(question, to);
            worst = TimeSpan.FromTicks(Math.Max(worst.Ticks, Stopwatch.GetElapsedTime(began).Ticks));
            using var answer = JsonDocument.Parse(to.WrittenMemory);
            Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), $"{i}: {errors}");
        }

        var script = (await searching.Ask(Whole, new { filter = new { words = "alert" } })).Data.At("offers", "edges")[0];
        Assert.Equal("</script><script>alert(1)</script>", script.Text("node", "posting", "title"));

        // Some 60 ms is what a page of a hundred takes on a busy machine; a regular expression or a table that goes wild takes seconds.
        Assert.True(worst < TimeSpan.FromSeconds(3), worst.ToString());
    }
}
