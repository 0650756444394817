using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Node.Alerts;
using Federation.Storage.Alerts;
using Federation.Storage.Feeds;

namespace Federation.Node.Tests.Simulation;

/// <summary>What the real teller needs around it: lists and subscriptions read from the disks, a matcher in memory, and a ledger that obeys the real plan.</summary>
public sealed class SimulatedAlerts(World world, Life life) : IAlertOffers, IAlertMatcher
{
    // Lost in a crash.
    private readonly Dictionary<SubscriptionId, SubscriptionRow> _held = [];

    public async Task<PublishedOffer?> Find(GrainId offer, CancellationToken cancel)
    {
        await life.Point("before reading an offer");
        return AlertRules.Shown(world.Disks[offer.Hub].Load(offer).State as OfferState, offer, other => world.Disks[other.Hub].Load(other).State as OfferState, world.Now);
    }

    public async Task<IReadOnlyList<GrainId>> JoinedTo(GrainId lead, CancellationToken cancel)
    {
        await life.Point("before reading who joined");
        return [.. world.Disks.Values.SelectMany(disk => disk.Grains).Where(pair => pair.Value.State is OfferState state && state.Lead == lead).Select(pair => pair.Key).OrderBy(grain => grain.ToString(), StringComparer.Ordinal)];
    }

    public async IAsyncEnumerable<PublishedOffer> Since(DateTimeOffset from, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var grain in world.Flaw == Flaw.NoCatchUp ? [] : world.Disks.Values.SelectMany(disk => disk.Grains.Keys).Where(grain => grain.Kind == GrainKind.Offer).ToList())
        {
            if (await Find(grain, cancel) is { } offer && offer.PublishedAt >= from)
            {
                yield return offer;
            }
        }
    }

    public async Task<ImmutableArray<DiffusionRule>> Rules(HubId hub, CancellationToken cancel)
    {
        await life.Point("before reading rules");
        return ((PlatformState?)world.Disks[hub].Load(GrainId.Platform(hub)).State)?.Diffusion ?? [];
    }

    public async Task<SubscriptionRow?> Subscription(GrainId subscription, CancellationToken cancel)
    {
        await life.Point("before reading a subscription");
        return AlertRules.Row(subscription, world.Disks[subscription.Hub].Load(subscription).State as SubscriptionState);
    }

    public async Task Load(HubId hub, CancellationToken cancel)
    {
        await life.Point("before loading subscriptions");
        _held.Clear();
        foreach (var (grain, stored) in world.Disks[hub].Grains)
        {
            if (AlertRules.Row(grain, stored.State as SubscriptionState) is { Status: SubscriptionStatus.Confirmed } row)
            {
                _held[row.Id] = row;
            }
        }
    }

    public async Task<Sought?> Put(SubscriptionRow row, CancellationToken cancel)
    {
        await life.Point("before opening criteria");
        if (!world.Disks[row.Hub].Sealed.ContainsKey(row.Criteria))
        {
            return null;
        }

        _held[row.Id] = row;
        return row.Subject == AlertSubject.Offers
            ? Sought.Offers(offer => AlertRules.Answers(row.Criteria, offer))
            : Sought.Trainings(news => news.Subject == row.Subject && AnnouncedRules.Answers(row.Criteria, news));
    }

    public void Remove(SubscriptionId id) => _held.Remove(id);

    public void Match(PublishedOffer offer, List<Match> matched) =>
        matched.AddRange(_held.Values.Where(row => row.Subject == AlertSubject.Offers && AlertRules.Answers(row.Criteria, offer)).Select(row => new Match(row.Id, row.Version)));

    public void Match(Announced news, List<Match> matched) =>
        matched.AddRange(_held.Values.Where(row => row.Subject == news.Subject && AnnouncedRules.Answers(row.Criteria, news)).Select(row => new Match(row.Id, row.Version)));
}

/// <summary>The rules in a few lines, for the simulated tables and for who checks them.</summary>
public static class AlertRules
{
    /// <summary>Criteria are sealed, and here nothing but the id of their row: half of all pairs answer.</summary>
    public static bool Answers(Guid criteria, PublishedOffer offer) => ((criteria.ToByteArray()[15] ^ offer.Id.ToString()[^1] ^ offer.Posting.Title.Length) & 1) == 0;

    public static PublishedOffer? Shown(OfferState? state, GrainId grain, Func<GrainId, OfferState?> other, DateTimeOffset now) =>
        state is { IsPublished: true, Until: { } until } && until > now && !(state.Lead is { } lead && other(lead) is { IsPublished: true, Lead: null, Until: { } led } && led > now)
            ? new PublishedOffer(grain.Hub, OfferId.Parse(grain.Key), state.Posting!, state.Version, state.PublishedAt!.Value, state.ChangedAt!.Value, until, [])
            : null;

    public static SubscriptionRow? Row(GrainId grain, SubscriptionState? state) => state is null or { IsOver: true } ? null : new SubscriptionRow(
        grain.Hub, SubscriptionId.Parse(grain.Key), state.Status, state.Subject, state.Channels, AlertChannels.LetterOf(state.Channels), state.Subscriber!.Value, state.Link,
        state.Criteria!.Id, state.Version, state.Address?.Id, state.AskedAt, state.From, state.ConfirmedAt, state.ChangedAt);
}

/// <summary>One hub's ledger on its disk. A telling is all or nothing by being one call without an await.</summary>
public sealed class SimulatedLedger(World world, Life life) : IAlertLedger
{
    public async Task<TellerBegun> Begin(HubId hub, CancellationToken cancel)
    {
        await life.Point("before taking over the telling");
        return world.Disks[hub].Begin();
    }

    public async Task<TellResult> Tell(TellWork work, CancellationToken cancel)
    {
        await life.Point("before telling");
        if (world.StorageIsAway())
        {
            throw new StorageException("away", false);
        }

        var disk = world.Disks[work.Hub];
        if (world.Flaw == Flaw.CursorBeforeTelling)
        {
            foreach (var (source, position) in work.Positions)
            {
                disk.SaveCursor(Disk.Teller, source, position);
            }

            await life.Point("between a cursor and its telling");
        }

        var result = disk.Tell(work);
        await life.Point("after telling, before its answer");
        return world.StorageIsAway() ? throw new StorageException("the answer was lost", true) : result;
    }

    public Task<SubscriberId> Subscriber(HubId hub, string lookup, SubscriberId fresh, DateTimeOffset now, CancellationToken cancel) => throw new NotSupportedException();

    public Task<long> Head(HubId hub, CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<Telling>> After(HubId hub, long rank, int most, CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<Telling>> Of(HubId hub, SubscriberId subscriber, SubscriptionId? only, long after, int most, CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<Telling>> Latest(HubId hub, SubscriberId subscriber, SubscriptionId? only, long before, int most, CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlySet<(SubscriberId Subscriber, Thing Thing)>> Known(HubId hub, IReadOnlyCollection<SubscriberId> subscribers, CancellationToken cancel) => throw new NotSupportedException();

    public Task<int> See(HubId hub, SubscriberId subscriber, long upTo, DateTimeOffset now, CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<SubscriberId>> Waiting(HubId hub, DigestPeriod period, SubscriberId? after, int most, CancellationToken cancel) => throw new NotSupportedException();

    public Task<int> Digest(HubId hub, DigestPeriod period, IReadOnlyList<SubscriberId> subscribers, DateTimeOffset now, CancellationToken cancel) => throw new NotSupportedException();

    public Task<int> Tidy(HubId hub, DateTimeOffset now, CancellationToken cancel) => throw new NotSupportedException();
}
