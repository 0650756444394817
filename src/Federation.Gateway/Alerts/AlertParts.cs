using Federation.Domain.Grains;
using Federation.Node.Alerts;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Alerts;
using Federation.Storage.Feeds;
using Federation.Storage.Jobs;
using Federation.Storage.Privacy;

namespace Federation.Gateway.Alerts;

/// <summary>What the work of one hub's alerts is made of.</summary>
public sealed class AlertParts(IHubStore store, IFeeds feeds, IAlertLedger ledger, Subscriptions subscriptions, PublishedOffers published, IAlertTrainings trainings, ISealer sealer, NodeOptions options, NodeMetrics metrics, TimeProvider clock)
{
    internal IHubStore Store => store;

    internal IAlertLedger Ledger => ledger;

    internal NodeMetrics Metrics => metrics;

    internal TimeProvider Clock => clock;

    internal TimeSpan PollEvery => options.PollEvery;

    public AlertTeller Teller(HubId hub) => new(
        hub, feeds, ledger, new AlertOffers(store, published, subscriptions), trainings, new AlertMatcher(store, subscriptions, published, sealer, metrics), clock, options);

    /// <param name="asOf">The teller had read every feed to its end at this instant.</param>
    public AlertSweep Sweep(HubId hub, DateTimeOffset asOf) => new(hub, new AlertOffers(store, published, subscriptions), published, trainings, subscriptions, ledger, sealer, asOf);
}
