using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Storage.Feeds;
using Federation.Storage.Jobs;
using Federation.Storage.Projections;
using Federation.Testing;
using Federation.Testing.Domain;
using Federation.Testing.Time;

namespace Federation.Storage.Tests.Jobs;

public sealed class OffersReadOnSqlite() : OffersRead(On.Sqlite);

public sealed class OffersReadOnPostgres() : OffersRead(On.Postgres);

/// <summary>What is published at all hubs, as one database shows it.</summary>
public abstract partial class OffersRead(On engine) : StoreSuite(engine)
{
    private static readonly HubId Idf = HubId.Parse("idf");

    private readonly Random _random = Seeds.Of(31);
    private readonly ManualClock _clock = new(Now);
    private int _keys;

    private PublishedOffers Offers => new(Store, _clock);

    [Fact]
    public async Task What_one_hub_publishes_every_hub_reads_and_nothing_before_that()
    {
        var published = await Publish(Aura);
        var proposed = _random.NextOfferId(Now).At(Aura);
        await Ask(proposed, OfferSamples.Propose(_random, Now), Caller.Visitor);

        var offer = Assert.Single(await All());
        Assert.Equal((Aura, OfferSamples.Posting(), 1, Now), (offer.Hub, offer.Posting, offer.Version, offer.PublishedAt));
        Assert.Equal(offer, await Offers.Find(published, Cancel));
        Assert.Null(await Offers.Find(proposed, Cancel));
        Assert.Equal([offer], (await Offers.Newest(Bretagne, [], null, 10, Cancel)).Offers);

        var known = Assert.Single(await Offers.Known(Cancel));
        Assert.Equal((Aura, (await Store.Heads(Cancel))[Aura], Now), (known.Hub, known.Position, known.At));
    }

    [Fact]
    public async Task Before_it_is_published_a_row_holds_codes_alone()
    {
        var proposed = _random.NextOfferId(Now).At(Aura);
        await Ask(proposed, OfferSamples.Propose(_random, Now), Caller.Visitor);
        var row = System.Text.Json.JsonSerializer.Deserialize<object?[]>(Assert.Single(await Store.DumpAll("offer")))!;
        var cells = Projection.Offer.Columns.Select(column => column.Name).Zip(row).Where(cell => cell.Second is not null).ToDictionary(cell => cell.First, cell => cell.Second!.ToString());
        Assert.Equal(["canonical", "contact", "contract", "department", "hub", "key", "opened_at", "owner", "points", "since", "status", "version", "waiting_since", "working_time"], cells.Keys.Order());
        Assert.Equal(("peer-worker", "38", OfferSamples.Owner), (cells["canonical"], cells["department"], cells["owner"]));
    }

    [Fact]
    public async Task One_post_through_two_hubs_is_one_offer_with_two_sources_until_the_lead_is_gone()
    {
        var lead = await Publish(Aura);
        var joiner = await Publish(Bretagne);
        Assert.Equal([lead], (await Offers.SamePosts(OfferSamples.Posting(), joiner, Cancel)).Select(offer => offer.Id.At(offer.Hub)));
        Assert.Equal(2, (await All()).Count);

        await Ask(joiner, new JoinOffer(lead), Caller.Coordinator(Bretagne, "x"));
        var shown = Assert.Single(await All());
        Assert.Equal((Aura, "bretagne"), (shown.Hub, string.Join(' ', shown.AlsoBy)));
        Assert.Equal(shown, await Offers.Find(lead, Cancel));
        Assert.Null(await Offers.Find(joiner, Cancel));
        Assert.Equal([shown], (await Offers.Newest(null, [], null, 10, Cancel)).Offers);

        await Ask(lead, new WithdrawOffer(WithdrawnWhy.Mistake), Caller.Coordinator(Aura, "x"));
        Assert.Equal([Bretagne], (await All()).Select(offer => offer.Hub));
        Assert.Empty((await Offers.Find(joiner, Cancel))!.AlsoBy);
    }

    [Fact]
    public async Task Two_that_joined_each_other_and_have_not_heard_it_are_both_shown()
    {
        var (one, other) = (await Publish(Aura), await Publish(Bretagne));
        await Ask(one, new JoinOffer(other), Caller.Coordinator(Aura, "x"));
        await Ask(other, new JoinOffer(one), Caller.Coordinator(Bretagne, "x"));
        Assert.Equal([Aura, Bretagne], (await All()).Select(offer => offer.Hub));
    }

    [Fact]
    public async Task An_offer_whose_day_has_come_is_not_shown_were_its_bell_late()
    {
        await Publish(Aura);
        var until = (await All())[0].Until;
        _clock.MoveTo(until.AddMilliseconds(-1));
        Assert.Single(await All());
        _clock.MoveTo(until);
        Assert.Empty(await All());
        Assert.Empty((await Offers.Newest(null, [], null, 10, Cancel)).Offers);
    }

    /// <summary>Pages read while offers come and go: each offer that was there all along is met once.</summary>
    [Fact]
    public async Task Pages_by_key_neither_skip_nor_repeat_while_the_list_changes()
    {
        var stays = new List<GrainId>();
        for (var i = 0; i < 60; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(_random.Next(2)));
            stays.Add(await Publish(_random.Pick([Aura, Bretagne, Idf])));
        }

        var goes = new Queue<GrainId>();
        for (var i = 0; i < 20; i++)
        {
            goes.Enqueue(await Publish(_random.Pick([Aura, Bretagne, Idf])));
        }

        var met = new List<PublishedOffer>();
        for (string? after = null; ;)
        {
            var page = await Offers.Newest(null, [], after, _random.Next(1, 9), Cancel);
            met.AddRange(page.Offers);
            if (page.Next is null)
            {
                break;
            }

            after = page.Next;
            _clock.Advance(TimeSpan.FromMinutes(1));
            await Publish(Aura);
            if (goes.TryDequeue(out var gone))
            {
                await Ask(gone, new WithdrawOffer(WithdrawnWhy.Mistake), Caller.Coordinator(gone.Hub, "x"));
            }
        }

        var ids = met.Select(offer => offer.Id.At(offer.Hub)).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Empty(stays.Except(ids));
        Assert.Equal(met.OrderByDescending(offer => offer.PublishedAt).ThenByDescending(offer => offer.Hub).ThenByDescending(offer => $"{offer.Id}", StringComparer.Ordinal), met);
    }

    [Fact]
    public async Task The_stream_is_in_order_whole_and_the_same_from_a_restored_feed_on_either_engine()
    {
        for (var i = 0; i < 40; i++)
        {
            await Publish(_random.Pick([Aura, Bretagne, Idf]), OfferSamples.Posting($"Pair·e n° {i} « é »\ud83d\ude00"));
        }

        var all = await All();
        Assert.Equal(all.OrderBy(offer => $"{offer.Hub}", StringComparer.Ordinal).ThenBy(offer => $"{offer.Id}", StringComparer.Ordinal), all);
        Assert.Equal(40, all.Count);
        foreach (var other in Enum.GetValues<On>())
        {
            await using var target = Database.Open(await NewPlace(other));
            await target.Hubs.Migrate(Cancel);
            foreach (var hub in (HubId[])[Aura, Bretagne, Idf])
            {
                await target.Hubs.Restore(hub, (await Store.ReadAll(hub)).ToAsyncEnumerable(), Cancel);
            }

            Assert.Equal(all, await All(target.Hubs));
            Assert.Equal(await Store.DumpAll("disclosure"), await target.Hubs.DumpAll("disclosure"));
        }
    }

    [Fact]
    public async Task Rules_hide_the_offers_of_others_and_their_preview_says_which_and_why()
    {
        var here = await Publish(Aura);
        var near = await Publish(Bretagne, OfferSamples.Posting(department: "35"));
        await Publish(Idf, OfferSamples.Posting(department: "75"));
        ImmutableArray<DiffusionRule> rules = [new(DiffusionField.Region, DiffusionOperator.IsOneOf, ["53"])];

        Assert.Equal([Aura, Bretagne], (await Offers.Newest(Aura, rules, null, 10, Cancel)).Offers.Select(offer => offer.Hub).Order());
        var (some, hidden, shown) = await Offers.Preview(Aura, rules, 10, Cancel);
        Assert.Equal((1, 2), (hidden, shown));
        Assert.Equal((Idf, rules[0]), (some.Single().Offer.Hub, some.Single().Rule));
        Assert.Empty((await Offers.Preview(Aura, rules, 0, Cancel)).Some);
        Assert.NotEqual(here, near);
    }

    [Fact]
    public async Task Pages_skip_what_the_rules_hide_and_still_come_to_the_end()
    {
        var shown = new List<GrainId>();
        for (var i = 0; i < 60; i++)
        {
            var near = i % 7 == 0;
            var offer = await Publish(Bretagne, OfferSamples.Posting(department: near ? "35" : "75"));
            shown.AddRange(near ? [offer] : Array.Empty<GrainId>());
        }

        ImmutableArray<DiffusionRule> rules = [new(DiffusionField.Department, DiffusionOperator.IsOneOf, ["35"])];
        var met = new List<GrainId>();
        for (string? after = null; ;)
        {
            var page = await Offers.Newest(Aura, rules, after, 2, Cancel);
            met.AddRange(page.Offers.Select(offer => offer.Id.At(offer.Hub)));
            if ((after = page.Next) is null)
            {
                break;
            }
        }

        Assert.Equal(shown.OrderByDescending(offer => offer.Key, StringComparer.Ordinal), met);
    }

    [Fact]
    public async Task A_cursor_that_is_not_ours_begins_at_the_beginning()
    {
        await Publish(Aura);
        foreach (var cursor in (string[])["", "x", "1_2", "1_aura_x", "999999999999999999999_aura_x", "'; DROP TABLE offer; --"])
        {
            Assert.Single((await Offers.Newest(null, [], cursor, 10, Cancel)).Offers);
        }
    }

    [Fact]
    public async Task What_an_entry_touches_is_what_changes_in_the_lists()
    {
        var story = new RandomStory(77);
        var kept = new Dictionary<GrainId, PublishedOffer>();
        for (var i = 0; i < 400; i++)
        {
            var (grain, command, caller, key) = story.Next();
            if (await Store.Ask(grain, command, caller, story.Now, key) is not { } result)
            {
                continue;
            }

            story.Tell(result.Entries);
            _clock.MoveTo(story.Now);
            foreach (var touched in result.Entries.SelectMany(OfferNews.Touched).Distinct())
            {
                if (await Offers.Find(touched, Cancel) is { } offer)
                {
                    kept[touched] = offer;
                }
                else
                {
                    kept.Remove(touched);
                }
            }

            // What the day ends without an entry, a keeper drops by its date, and an offer that it covered with it.
            foreach (var (over, _) in kept.Where(pair => pair.Value.Until <= story.Now).ToList())
            {
                kept.Remove(over);
            }
        }

        var all = (await All()).ToDictionary(offer => offer.Id.At(offer.Hub));
        Assert.True(all.Count > 3);
        Assert.Empty(kept.Keys.Except(all.Keys));
        Assert.All(all.Where(pair => kept.ContainsKey(pair.Key)), pair => Assert.Equal((pair.Value.Posting, pair.Value.Version, pair.Value.Until), (kept[pair.Key].Posting, kept[pair.Key].Version, kept[pair.Key].Until)));
    }

    private Task<List<PublishedOffer>> All() => All(Store);

    private async Task<List<PublishedOffer>> All(IHubStore store)
    {
        var all = new List<PublishedOffer>();
        await foreach (var offer in new PublishedOffers(store, _clock).All(Cancel))
        {
            all.Add(offer);
        }

        return all;
    }

    private async Task<GrainId> Publish(HubId hub, Posting? posting = null)
    {
        var now = _clock.GetUtcNow();
        var offer = _random.NextOfferId(now).At(hub);
        await Ask(offer, new PublishOffer(posting ?? OfferSamples.Posting(), Samples.Envelope(_random, now, SealKind.Application)), Caller.Coordinator(hub, "x"));
        return offer;
    }

    private async Task Ask(GrainId grain, Command command, Caller caller) =>
        Assert.Equal(AppendOutcome.Committed, (await Store.Ask(grain, command, caller, _clock.GetUtcNow(), Key($"k{++_keys}")))?.Outcome);
}
