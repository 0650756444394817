using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Search.Index;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Search.Results;
using Federation.Search.Tests.Offers;
using Federation.Testing;
using Federation.Testing.Jobs;

namespace Federation.Search.Tests.Index;

/// <summary>The index against asking every offer one by one, over random offers, changes, criteria, rules and pages.</summary>
public sealed class AgreementTests
{
    private static readonly ImmutableArray<OfferField> Facets =
        [OfferField.Region, OfferField.Department, OfferField.Contract, OfferField.Time, OfferField.Title, OfferField.Training, OfferField.Publics, OfferField.Ways, OfferField.Hubs];

    /// <summary>In many small segments, in one of several blocks, and as a node starts.</summary>
    [Theory]
    [InlineData(1, 40, 7, 200)]
    [InlineData(2, 700, 7, 150)]
    [InlineData(3, 9000, 9000, 60)]
    [InlineData(4, 2500, 0, 60)]
    public void An_index_says_what_asking_every_offer_says(int seed, int offers, int batch, int searches)
    {
        var random = Seeds.Of(seed);
        var (index, brute) = Fill(random, offers, batch);
        for (var i = 0; i < searches; i++)
        {
            var request = Request(random);
            var found = index.Snapshot.Search(request);
            var said = $"seed {seed}, search {i}: {request.Query.Criteria}";
            Assert.True(brute.Matching(request, request.Query.Criteria).Count == found.Total, said);
            foreach (var facet in found.Facets)
            {
                var expected = brute.Count(request, facet.Field);
                Assert.True(expected.Count == facet.Counts.Length && facet.Counts.All(count => expected.GetValueOrDefault(count.Code) == count.Count), $"{said}, {facet.Field}");
            }

            Assert.True(brute.Order(request, found.Next?.Weights ?? Weights(index, request)).SequenceEqual(Pages(index, request with { Facets = [] }, () => { })), said);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Pages_give_each_offer_that_stays_once_and_in_order_while_others_come_and_go(int seed)
    {
        var random = Seeds.Of(seed);
        var (index, brute) = Fill(random, 900, 7);
        var all = new SyntheticOffers(seed + 1000);
        for (var i = 0; i < 60; i++)
        {
            var request = Request(random) with { Facets = [] };
            var staying = brute.Matching(request, request.Query.Criteria).Select(pair => pair.Offer.Id).ToHashSet();
            var passing = new List<PublishedOffer>();
            var paged = Pages(index, request, () =>
            {
                for (var j = 0; j < 5; j++)
                {
                    passing.Add(all.At((i * 1000) + passing.Count));
                    index.Upsert(passing[^1]);
                }

                index.Remove(passing[0].Hub, passing[0].Id);
            }).ToList();
            Assert.Equal(paged.Count, paged.Distinct().Count());
            Assert.True(staying.All(paged.Contains), $"seed {seed}, search {i}");
            index.Apply([.. passing.Select(offer => OfferChange.Remove(offer.Hub, offer.Id))]);
            Assert.Equal(brute.Size, index.Snapshot.Count);
        }
    }

    /// <summary>A word that was rare on the first page is on every offer by the second: weights that followed it would show offers twice, or never.</summary>
    [Fact]
    public void Pages_keep_their_order_when_a_rare_word_becomes_frequent_between_them()
    {
        var index = new OfferIndex();
        var staying = Enumerable.Range(0, 60).Select(i => TestOffers.Titled(i % 3 == 0 ? "Maraude" : "Accueil", i % 3 == 1 ? "Maraude." : "Accueil de jour, accueil de nuit.", i)).ToList();
        index.Apply([.. staying.Select(OfferChange.Upsert)]);
        var (seed, request) = (1000, new SearchRequest(Query.Read(new Criteria("maraude accueil", AnyWord: true)), TestOffers.Monday, Most: 7));
        var paged = Pages(index, request, () =>
            index.Apply([.. Enumerable.Range(seed += 1000, 40).Select(i => OfferChange.Upsert(TestOffers.Of(i, TestOffers.Posting("Maraude")) with { PublishedAt = TestOffers.Monday.AddDays(-1) }))])).ToList();
        Assert.Equal(paged.Count, paged.Distinct().Count());
        Assert.All(staying, offer => Assert.Contains(offer.Id, paged));
    }

    [Fact]
    public void Relaxations_say_what_taking_away_one_criterion_gives()
    {
        var random = Seeds.Of(21);
        var (index, brute) = Fill(random, 500, 7);
        for (var i = 0; i < 200; i++)
        {
            var request = Request(random);
            foreach (var (criterion, count) in index.Snapshot.Relaxations(request))
            {
                Assert.Equal(brute.Matching(request, Without(request.Query.Criteria, criterion)).Count, count);
            }
        }
    }

    private static Criteria Without(Criteria criteria, Criterion criterion) => criterion switch
    {
        Criterion.Words => criteria with { Words = null },
        Criterion.Territory => criteria with { Regions = [], Departments = [] },
        Criterion.Contract => criteria with { Contracts = [] },
        Criterion.Time => criteria with { Times = [] },
        Criterion.Title => criteria with { Titles = [] },
        Criterion.Training => criteria with { Trainings = [] },
        Criterion.Public => criteria with { Publics = [] },
        Criterion.Way => criteria with { Ways = [] },
        Criterion.Hub => criteria with { Hubs = [] },
        Criterion.PayFloor => criteria with { PayFloor = null },
        _ => criteria with { PublishedSince = null },
    };

    private static (OfferIndex Index, BruteForce Brute) Fill(Random random, int count, int batch)
    {
        var (index, brute, offers) = (new OfferIndex(), new BruteForce(), new SyntheticOffers(random.Next()));
        for (var i = 0; i < count; i++)
        {
            brute.Upsert(offers.At(i));
        }

        if (batch == 0)
        {
            index.Rebuild(brute.All);
        }

        foreach (var some in batch > 0 ? brute.All.Chunk(batch) : [])
        {
            index.Apply([.. some.Select(OfferChange.Upsert)]);
        }

        for (var i = 0; i < Math.Min(count / 4, 400); i++)
        {
            var one = offers.At(random.Next(count));
            if (random.Chance(0.5))
            {
                brute.Remove(one);
                index.Remove(one.Hub, one.Id);
            }
            else
            {
                var other = one with { Posting = offers.At(random.Next(count)).Posting, Version = 2 };
                brute.Upsert(other);
                index.Upsert(other);
            }
        }

        Assert.Equal(brute.Size, index.Snapshot.Count);
        return (index, brute);
    }

    private static SearchRequest Request(Random random) => new(
        Query.Read(RandomCriteria.Of(random)), SyntheticOffers.LastDay.AddDays(random.Chance(0.8) ? 0 : random.Next(60)), random.Chance(0.3) ? SearchOrder.Date : SearchOrder.Relevance, random.Next(5, 100),
        null, random.Chance(0.3) ? HubId.Parse("aura") : null, RandomRules.Of(random), Facets);

    private static ImmutableArray<byte> Weights(OfferIndex index, SearchRequest request) =>
        request.Order == SearchOrder.Date ? [] : new SearchPlan(index.Snapshot, request).Weights;

    private static IEnumerable<OfferId> Pages(OfferIndex index, SearchRequest request, Action between)
    {
        for (SearchCursor? after = null; ;)
        {
            var page = index.Snapshot.Search(request with { After = after });
            foreach (var hit in page.Hits)
            {
                Assert.Equal(hit.Id, hit.Offer.Id);
                yield return hit.Id;
            }

            if (page.Next is null)
            {
                yield break;
            }

            Assert.True(SearchCursor.TryParse(page.Next.ToString(), request.Query, request.Order, out after));
            Assert.Equal(page.Next, after);
            between();
        }
    }
}
