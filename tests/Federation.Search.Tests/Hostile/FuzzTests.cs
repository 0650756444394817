using System.Diagnostics;
using Federation.Search.Explanations;
using Federation.Search.Index;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Search.Results;
using Federation.Search.Tests.Offers;
using Federation.Testing;
using Federation.Testing.Jobs;

namespace Federation.Search.Tests.Hostile;

public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Searches = 100_000;

    /// <summary>More than ever were open at once in the field.</summary>
    private const int Offers = 20_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(20);

    /// <summary>What takes longer is tried again, so that the longest of all is a search and not a pause of the machine.</summary>
    private static readonly TimeSpan Doubtful = TimeSpan.FromMilliseconds(2);

    [Fact]
    public void A_hundred_thousand_hostile_searches_end_in_time_and_without_an_error()
    {
        var (random, index, reader) = (Seeds.Of(1), new OfferIndex(), new OfferReader());
        var offers = new SyntheticOffers(1);
        index.Rebuild(Enumerable.Range(0, Offers).Select(offers.At));
        var one = reader.Read(offers.At(5));
        var longest = TimeSpan.Zero;
        for (var i = 0; i < Searches; i++)
        {
            var words = HostileText.Of(random, 2000);
            var criteria = RandomCriteria.Of(random) with { Words = words, AnyWord = random.Chance(0.5) };
            var said = $"search {i}: {Escaped(words)}";
            var took = Soon(said, () =>
            {
                var query = Query.Read(criteria);
                index.Snapshot.Search(new SearchRequest(query, SyntheticOffers.LastDay, Facets: [OfferField.Department, OfferField.Title]));
                query.Matches(one);
                index.Snapshot.Suggest(words);
            });
            longest = took > longest ? took : longest;
        }

        output.WriteLine($"{Searches} hostile searches of {Offers} offers, the longest {longest.TotalMilliseconds:F2} ms");
    }

    [Fact]
    public void Offers_of_hostile_texts_are_held_found_and_explained_like_any_other()
    {
        var (random, index, brute) = (Seeds.Of(2), new OfferIndex(), new BruteForce());
        var explainer = new Explainer();
        for (var i = 0; i < 400; i++)
        {
            var offer = TestOffers.Titled(HostileText.Of(random, 150), HostileText.Of(random, 4000), i);
            index.Upsert(offer with { Posting = offer.Posting with { Missions = [HostileText.Of(random, 300)], Place = offer.Posting.Place with { Commune = HostileText.Of(random, 200) } } });
            brute.Upsert(index.Snapshot.Find(offer.Hub, offer.Id)!);
        }

        for (var i = 0; i < 2000; i++)
        {
            var request = new SearchRequest(Query.Read(new Criteria(HostileText.Of(random, 60), random.Chance(0.5))), TestOffers.Monday, Most: 5);
            var found = index.Snapshot.Search(request);
            Assert.Equal(brute.Matching(request, request.Query.Criteria).Count, found.Total);
            Assert.All(found.Hits, hit => explainer.Explain(request.Query, hit.Offer));
        }
    }

    /// <summary>The longest text that an offer may hold, made of what costs most per character.</summary>
    [Theory]
    [InlineData("paire ")]
    [InlineData("pair à ")]
    [InlineData("paire le ")]
    [InlineData("a.")]
    [InlineData("pair.e.s-")]
    [InlineData("travailleur et ")]
    [InlineData("(e)")]
    [InlineData("un chez soi ")]
    [InlineData("\u0301")]
    [InlineData("’")]
    [InlineData("d’")]
    [InlineData("𝐩")]
    [InlineData("aE ")]
    [InlineData("médiateur le le le le le ")]
    public void A_text_is_read_in_a_time_that_grows_with_its_length_and_no_faster(string piece)
    {
        var reader = new OfferReader();
        var offer = TestOffers.Titled("X", string.Concat(Enumerable.Repeat(piece, 40_000 / piece.Length)));
        Soon(piece, () => reader.Read(offer), TimeSpan.FromMilliseconds(150));
    }

    /// <summary>The best of several tries where the first is too long: a machine that does something else for a moment is no slow search.</summary>
    private static TimeSpan Soon(string said, Action search, TimeSpan? longest = null)
    {
        var best = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < 8 && best > (longest ?? Doubtful); attempt++)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                search();
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException(said, exception);
            }

            best = Stopwatch.GetElapsedTime(began) is var took && took < best ? took : best;
        }

        Assert.True(best <= (longest ?? Longest), $"{said}: {best.TotalMilliseconds} ms");
        return best;
    }

    private static string Escaped(string text) => string.Concat(text.Take(100).Select(c => c is >= ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:x4}"));
}
