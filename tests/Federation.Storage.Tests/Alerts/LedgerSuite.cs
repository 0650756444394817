using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Federation.Storage.Alerts;
using Federation.Storage.Mail;
using Federation.Testing;
using Federation.Testing.Domain;

namespace Federation.Storage.Tests.Alerts;

/// <summary>A hub with subscriptions, and the ledger that says who was told of what.</summary>
public abstract class LedgerSuite(On engine) : StoreSuite(engine)
{
    /// <summary>Before the subscriptions were asked for by a day: no bell, no digest hour in between.</summary>
    protected static readonly DateTimeOffset Later = Now.AddHours(2);

    private int _keys;

    protected Random Random { get; } = Seeds.Of(31);

    protected IAlertLedger Ledger => Database.Alerts;

    protected Subscriptions Subscriptions => new(Store);

    protected async Task<SubscriptionRow> Subscribe(SubscriberId? subscriber = null, params AlertChannel[] channels)
    {
        var grain = Random.NextSubscriptionId(Now).At(Aura);
        channels = channels.Length == 0 ? [AlertChannel.EmailAtOnce] : channels;
        await Ask(grain, SubscriptionSamples.Ask(Random, Now, subscriber, channels), Caller.Visitor);
        if (channels.Any(AlertChannels.IsLetter))
        {
            await Ask(grain, new ConfirmSubscription(), SubscriptionSamples.Person);
        }

        return (await Subscriptions.Find(grain, Cancel))!;
    }

    protected async Task<SubscriptionRow?> Ask(GrainId grain, Command command, Caller caller)
    {
        Assert.Equal(AppendOutcome.Committed, (await Store.Ask(grain, command, caller, Now, Key($"alert-{++_keys}")))!.Outcome);
        return await Subscriptions.Find(grain, Cancel);
    }

    protected Task<SubscriptionRow?> Act(SubscriptionRow row, Command command) => Ask(row.Grain, command, SubscriptionSamples.Person);

    protected GrainId Offer() => Random.NextOfferId(Now).At(Bretagne);

    protected static Shown Shown(GrainId offer, params SubscriptionRow[] rows) => Shown(offer, Later, rows);

    protected static Shown Shown(GrainId offer, DateTimeOffset since, params SubscriptionRow[] rows) => new(new Thing(offer, Happening.Published), since, [.. rows.Select(row => new Match(row.Id, row.Version))]);

    protected static TellWork Work(IReadOnlyList<Shown>? shown = null, IReadOnlyList<GrainId>? over = null, DateTimeOffset? at = null, long upTo = 0) =>
        new(Aura, at ?? Later, shown ?? [], [.. (over ?? []).Select(offer => new Thing(offer, Happening.Ended))], [], []) { Positions = upTo == 0 ? [] : new Dictionary<HubId, long> { [Bretagne] = upTo } };

    protected Task<TellResult> Tell(params Shown[] shown) => Ledger.Tell(Work(shown), Cancel);

    protected async Task<IReadOnlyList<Telling>> All() => await Ledger.After(Aura, 0, 1000, Cancel);

    protected async Task<long> Letters() => (await Database.Mail.Counts(Aura, Cancel)).Waiting;
}
