using Federation.Domain.Jobs;
using Federation.Search.Index;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Search.Results;
using Federation.Search.Tests.Offers;
using Federation.Testing.Jobs;

namespace Federation.Search.Tests.Index;

public sealed class SnapshotTests
{
    [Fact]
    public void What_was_written_is_found_when_the_call_returns_and_what_was_removed_is_not()
    {
        var index = new OfferIndex();
        var offer = TestOffers.Titled("Travailleur pair");
        index.Upsert(offer);
        Assert.Equal(offer, Assert.Single(Search(index, "travailleuse paire").Hits).Offer);
        index.Upsert(offer with { Posting = offer.Posting with { Title = "Agent d’accueil" }, Version = 2 });
        Assert.Empty(Search(index, "travailleuse paire").Hits);
        Assert.Equal(2, Assert.Single(Search(index, "accueil").Hits).Offer.Version);
        index.Remove(offer.Hub, offer.Id);
        Assert.Equal(0, Search(index, "accueil").Total);
        Assert.Equal(0, index.Snapshot.Count);
    }

    [Theory, InlineData(SearchOrder.Relevance), InlineData(SearchOrder.Date)]
    public void Every_hit_is_a_place_to_go_on_from_and_a_page_of_none_counts_all_the_same(SearchOrder order)
    {
        var index = new OfferIndex();
        index.Apply([.. Enumerable.Range(0, 30).Select(i => OfferChange.Upsert(TestOffers.Titled(i % 3 == 0 ? "Travailleur pair" : "Agent d’accueil, travail pair", seed: i)))]);
        var request = new SearchRequest(Query.Read(new Criteria("travailleur pair", AnyWord: true)), TestOffers.Monday, order, 10, Facets: [OfferField.Title]);
        var whole = index.Snapshot.Search(request with { Most = 100 });
        var page = index.Snapshot.Search(request);
        for (var i = 0; i < page.Hits.Length; i++)
        {
            Assert.True(SearchCursor.TryParse(page.PlaceOf(page.Hits[i]).ToString(), request.Query, order, out var place));
            Assert.Equal(whole.Hits.Skip(i + 1).Take(10).Select(hit => hit.Id), index.Snapshot.Search(request with { After = place }).Hits.Select(hit => hit.Id));
        }

        var none = index.Snapshot.Search(request with { Most = 0 });
        Assert.Equal((whole.Total, 0, null), (none.Total, none.Hits.Length, none.Next));
        Assert.Equal(whole.Facets[0].Counts, none.Facets[0].Counts);
    }

    [Fact]
    public void A_snapshot_stays_as_it_was_taken()
    {
        var index = new OfferIndex();
        index.Upsert(TestOffers.Titled("Travailleur pair", seed: 1));
        var before = index.Snapshot;
        index.Upsert(TestOffers.Titled("Travailleur pair", seed: 2));
        index.Remove(TestOffers.Aura, TestOffers.Titled("", seed: 1).Id);
        Assert.Equal(1, before.Search(new SearchRequest(Query.Read(new Criteria("pair")), TestOffers.Monday)).Total);
        Assert.NotNull(before.Find(TestOffers.Aura, TestOffers.Titled("", seed: 1).Id));
        Assert.Null(index.Snapshot.Find(TestOffers.Aura, TestOffers.Titled("", seed: 1).Id));
    }

    [Fact]
    public void Removing_a_second_offer_changes_nothing_for_who_saw_the_first_one_go()
    {
        var index = new OfferIndex();
        var offers = Enumerable.Range(0, 10).Select(new SyntheticOffers(1).At).ToList();
        index.Apply([.. offers.Select(OfferChange.Upsert)]);
        index.Remove(offers[0].Hub, offers[0].Id);
        var between = index.Snapshot;
        index.Remove(offers[1].Hub, offers[1].Id);
        Assert.Null(between.Find(offers[0].Hub, offers[0].Id));
        Assert.Equal(offers[1], between.Find(offers[1].Hub, offers[1].Id));
        Assert.Equal(9, between.Search(new SearchRequest(Query.Read(new Criteria()), TestOffers.Monday)).Total);
        Assert.Equal(8, index.Snapshot.Search(new SearchRequest(Query.Read(new Criteria()), TestOffers.Monday)).Total);
    }

    [Theory]
    [InlineData(SearchOrder.Date)]
    [InlineData(SearchOrder.Relevance)]
    public void A_page_of_no_offers_still_counts_them(SearchOrder order)
    {
        var index = new OfferIndex();
        index.Upsert(TestOffers.Titled("Travailleur pair"));
        var result = index.Snapshot.Search(new SearchRequest(Query.Read(new Criteria("pair")), TestOffers.Monday, order, Most: 0, Facets: [OfferField.Region]));
        Assert.Equal(1, result.Total);
        Assert.Empty(result.Hits);
        Assert.Null(result.Next);
        Assert.Equal(1, Assert.Single(Assert.Single(result.Facets).Counts).Count);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Published_since_means_at_this_instant_or_later_to_the_tick(long ticks, int found)
    {
        var index = new OfferIndex();
        index.Upsert(TestOffers.Titled("Pair"));
        var criteria = new Criteria(PublishedSince: TestOffers.Monday.AddTicks(ticks));
        Assert.Equal(found, index.Snapshot.Search(new SearchRequest(Query.Read(criteria), TestOffers.Monday)).Total);
        Assert.Equal(found == 1, criteria.Matches(new OfferReader().Read(TestOffers.Titled("Pair"))));
    }

    [Fact]
    public void An_offer_of_another_hub_with_the_same_id_takes_nobodys_place()
    {
        var index = new OfferIndex();
        var offer = TestOffers.Titled("Travailleur pair");
        index.Upsert(offer);
        index.Upsert(offer with { Hub = Domain.Grains.HubId.Parse("bretagne"), Posting = offer.Posting with { Title = "Autre" } });
        Assert.Equal(2, index.Snapshot.Count);
        Assert.Equal("Travailleur pair", index.Snapshot.Find(offer.Hub, offer.Id)!.Posting.Title);
    }

    [Fact]
    public void An_offer_that_has_ended_is_not_shown_and_no_longer_counted()
    {
        var index = new OfferIndex();
        var offer = TestOffers.Titled("Travailleur pair");
        index.Upsert(offer);
        Assert.Equal(1, index.Snapshot.Search(new SearchRequest(Query.Read(new Criteria()), offer.Until.AddMilliseconds(-1))).Total);
        var after = index.Snapshot.Search(new SearchRequest(Query.Read(new Criteria()), offer.Until, Facets: [OfferField.Department]));
        Assert.Equal(0, after.Total);
        Assert.Empty(after.Facets[0].Counts);
    }

    /// <summary>
    /// A writer puts in and takes out whole batches of one kind while readers search: whatever a reader sees is a number of whole batches, and its
    /// total, its facets and its pages speak of the same offers. They start together and the writer ends with the last reader.
    /// </summary>
    [Fact]
    public void Readers_see_whole_batches_while_a_writer_writes()
    {
        const int Size = 50;
        const int Rounds = 300;
        var index = new OfferIndex();
        var offers = new SyntheticOffers(8);
        using var barrier = new Barrier(4);
        var reading = 3;
        var faults = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var threads = Enumerable.Range(0, 3).Select(_ => new Thread(() =>
        {
            barrier.SignalAndWait();
            for (var round = 0; round < Rounds; round++)
            {
                Check(index.Snapshot, Size, faults);
            }

            Interlocked.Decrement(ref reading);
        })).Append(new Thread(() =>
        {
            barrier.SignalAndWait();
            for (var batch = 0; Volatile.Read(ref reading) > 0; batch++)
            {
                var those = Enumerable.Range(batch % 20 * Size, Size).Select(offers.At).ToList();
                index.Apply([.. those.Select(offer => batch / 20 % 2 == 0 ? OfferChange.Upsert(offer) : OfferChange.Remove(offer.Hub, offer.Id))]);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Empty(faults);
    }

    private static void Check(OfferSnapshot snapshot, int size, System.Collections.Concurrent.ConcurrentQueue<string> faults)
    {
        var request = new SearchRequest(Query.Read(new Criteria()), SyntheticOffers.LastDay, SearchOrder.Date, 100, Facets: [OfferField.Contract]);
        var first = snapshot.Search(request);
        var counted = first.Facets[0].Counts.Sum(count => count.Count);
        var paged = new HashSet<OfferId>();
        for (var page = first; ; page = snapshot.Search(request with { After = page.Next }))
        {
            paged.UnionWith(page.Hits.Select(hit => hit.Id));
            if (page.Next is null)
            {
                break;
            }
        }

        if (first.Total % size != 0 || counted != first.Total || paged.Count != first.Total || snapshot.Count != first.Total)
        {
            faults.Enqueue($"{first.Total} found, {counted} counted, {paged.Count} paged, {snapshot.Count} held");
        }
    }

    private static SearchResult Search(OfferIndex index, string words) => index.Snapshot.Search(new SearchRequest(Query.Read(new Criteria(words)), TestOffers.Monday));
}
