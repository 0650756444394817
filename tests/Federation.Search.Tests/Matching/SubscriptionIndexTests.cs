using Federation.Search.Jobs;
using Federation.Search.Matching;
using Federation.Search.Queries;
using Federation.Search.Tests.Offers;
using Federation.Testing;
using Federation.Testing.Jobs;

namespace Federation.Search.Tests.Matching;

/// <summary>The index against putting every saved search to every offer.</summary>
public sealed class SubscriptionIndexTests
{
    /// <summary>Loaded whole or put one by one, knowing what offers hold or not.</summary>
    [Theory]
    [InlineData(1, true, true)]
    [InlineData(2, true, false)]
    [InlineData(3, false, true)]
    [InlineData(4, false, false)]
    public void An_offer_answers_the_saved_searches_that_would_find_it(int seed, bool load, bool sample)
    {
        var random = Seeds.Of(seed);
        var offers = Offers(seed, 500);
        var index = new SubscriptionIndex<int>(sample ? OfferShares.Of(offers.Take(100)) : OfferShares.Guessed);
        var saved = Enumerable.Range(0, 3000).ToDictionary(id => id, _ => Subscriptions.Of(random));
        if (load)
        {
            Assert.Equal(0, index.Load(saved, row => (row.Key, row.Value)));
        }
        else
        {
            foreach (var (id, criteria) in saved)
            {
                index.Put(id, criteria);
            }
        }

        Agrees(index, saved, offers, $"seed {seed}");
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void What_was_replaced_or_removed_is_no_longer_told_of(int seed)
    {
        var random = Seeds.Of(seed);
        var offers = Offers(seed, 60);
        var index = new SubscriptionIndex<Guid>(OfferShares.Of(offers));
        var saved = new Dictionary<Guid, Criteria>();
        for (var round = 0; round < 12; round++)
        {
            for (var i = 0; i < 500; i++)
            {
                var known = saved.Count > 0 && random.Chance(0.6) ? saved.Keys.ElementAt(random.Next(saved.Count)) : random.NextGuid(TestOffers.Monday);
                if (random.Chance(round % 4 == 3 ? 0.9 : 0.3))
                {
                    Assert.Equal(saved.Remove(known), index.Remove(known));
                }
                else
                {
                    index.Put(known, saved[known] = Subscriptions.Of(random));
                }

                Assert.Equal(saved.ContainsKey(known), index.Contains(known));
            }

            if (round % 3 == 2)
            {
                index.Compact();
            }

            Assert.Equal(saved.Count, index.Count);
            Agrees(index, saved, offers, $"seed {seed}, round {round}");
        }

        foreach (var id in saved.Keys)
        {
            Assert.True(index.Remove(id));
        }

        Assert.Equal((0, (0, 0)), (index.Count, index.Distinct));
    }

    [Fact]
    public void When_the_offer_was_published_is_not_asked()
    {
        var index = new SubscriptionIndex<int>(OfferShares.Guessed);
        index.Put(1, new Criteria("pair", PublishedSince: TestOffers.Monday.AddYears(1)));
        Assert.Equal([1], Told(index, new OfferReader().Read(TestOffers.Titled("Travailleuse paire"))));
    }

    [Fact]
    public void Searches_that_ask_the_same_are_kept_once_whatever_their_words()
    {
        var index = new SubscriptionIndex<int>(OfferShares.Guessed);
        string[] spellings = ["travailleur pair", "Travailleuse paire", "travailleur·se pair·e", "TRAVAILLEURS PAIRS"];
        Assert.All(spellings.Index(), spelling => index.Put(spelling.Index, new Criteria(spelling.Item)));
        Assert.Equal(1, index.Distinct.Queries);
        Assert.Equal([0, 1, 2, 3], Told(index, new OfferReader().Read(TestOffers.Titled("Travailleur.se pair.e"))).Order());
    }

    [Fact]
    public void More_hubs_than_there_are_is_refused_and_left_out_of_a_load()
    {
        var index = new SubscriptionIndex<int>(OfferShares.Guessed);
        var many = new Criteria(Hubs: [.. Enumerable.Range(0, 257).Select(i => Domain.Grains.HubId.Parse($"hub-{i}"))]);
        Assert.Throws<ArgumentException>(() => index.Put(1, many));
        Assert.Equal(2, index.Load([many, new Criteria("pair"), null], row => row is null ? null : (7, row)));
        Assert.Equal(1, index.Count);
    }

    [Fact]
    public void A_row_that_cannot_be_read_fails_the_load_and_holds_nobody()
    {
        var index = new SubscriptionIndex<int>(OfferShares.Guessed);
        Assert.Throws<InvalidOperationException>(() => index.Load<int>(Enumerable.Range(0, 100_000), row => row % 1000 == 999 ? throw new FormatException() : (row, new Criteria())));
    }

    private static List<AnalysedOffer> Offers(int seed, int count)
    {
        var (offers, reader) = (new SyntheticOffers(seed), new OfferReader());
        return [.. Enumerable.Range(0, count).Select(number => reader.Read(offers.At(number)))];
    }

    private static void Agrees<TId>(SubscriptionIndex<TId> index, Dictionary<TId, Criteria> saved, List<AnalysedOffer> offers, string said)
        where TId : notnull, IEquatable<TId>
    {
        var queries = saved.Select(pair => (Id: pair.Key, Query: Query.Read(pair.Value))).ToList();
        foreach (var offer in offers)
        {
            var told = Told(index, offer);
            var expected = queries.Where(pair => pair.Query.MatchesWhenever(offer)).Select(pair => pair.Id).ToHashSet();
            Assert.True(told.Count == expected.Count && expected.SetEquals(told), $"{said}, offer {offer.Id}");
        }
    }

    private static List<TId> Told<TId>(SubscriptionIndex<TId> index, AnalysedOffer offer)
        where TId : notnull, IEquatable<TId>
    {
        var told = new List<TId>();
        index.Match(offer, told);
        return told;
    }
}
