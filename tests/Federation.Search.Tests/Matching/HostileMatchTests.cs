using System.Diagnostics;
using Federation.Search.Jobs;
using Federation.Search.Matching;
using Federation.Search.Queries;
using Federation.Search.Tests.Hostile;
using Federation.Search.Tests.Offers;
using Federation.Testing;

namespace Federation.Search.Tests.Matching;

public sealed class HostileMatchTests
{
    [Fact]
    public void Hostile_words_are_told_of_hostile_offers_as_a_search_would_find_them()
    {
        var (random, reader, index) = (Seeds.Of(3), new OfferReader(), new SubscriptionIndex<int>(OfferShares.Guessed));
        var queries = new List<Query>();
        for (var i = 0; i < 3000; i++)
        {
            var criteria = new Criteria(HostileText.Of(random, 600), random.Chance(0.5));
            queries.Add(Query.Read(criteria));
            index.Put(i, criteria);
        }

        for (var i = 0; i < 200; i++)
        {
            var offer = reader.Read(TestOffers.Titled(HostileText.Of(random, 150), HostileText.Of(random, 3000), i));
            var told = new List<int>();
            index.Match(offer, told);
            Assert.Equal(queries.Index().Where(pair => pair.Item.MatchesWhenever(offer)).Select(pair => pair.Index), told.Order());
        }
    }

    /// <summary>Words that are all one error away from one another, and an offer made of such words: every one answers every one.</summary>
    [Fact]
    public void Ten_thousand_words_next_to_each_other_are_put_met_and_removed_in_time()
    {
        var began = Stopwatch.GetTimestamp();
        var index = new SubscriptionIndex<int>(OfferShares.Guessed);
        string Word(int i) => "zorvex" + (char)(0x4E00 + i);
        Assert.Equal(Word(5), Assert.Single(Query.Read(new Criteria(Word(5))).Units).Mistyped);
        for (var i = 0; i < 10_000; i++)
        {
            index.Put(i, new Criteria("zorvexaq " + Word(i), AnyWord: true));
        }

        var told = new List<int>();
        index.Match(new OfferReader().Read(TestOffers.Titled("X", string.Join(' ', Enumerable.Range(0, 1000).Select(Word)))), told);
        Assert.Equal(10_000, told.Count);
        for (var i = 0; i < 10_000; i++)
        {
            Assert.True(index.Remove(i));
        }

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }
}
