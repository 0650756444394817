using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Storage.Alerts;

namespace Federation.Node.Alerts;

/// <summary>The confirmed subscriptions of one hub in memory, and what they look for. What is sealed is opened behind it. One user at a time.</summary>
public interface IAlertMatcher
{
    /// <summary>Reads every confirmed subscription of the hub, in place of what it held.</summary>
    Task Load(HubId hub, CancellationToken cancel);

    /// <summary>Adds it, or replaces what it was.</summary>
    /// <returns>What answers it; null when its criteria cannot be read, and then it is not held.</returns>
    Task<Sought?> Put(SubscriptionRow row, CancellationToken cancel);

    void Remove(SubscriptionId id);

    /// <summary>Who looks for this offer, each with the version of its criteria; added to <paramref name="matched"/>.</summary>
    void Match(PublishedOffer offer, List<Match> matched);

    /// <summary>The same of a session or a meeting.</summary>
    void Match(Announced news, List<Match> matched);
}

/// <summary>What one subscription looks for: of its subject alone; of the others, nothing answers.</summary>
public sealed record Sought(Func<PublishedOffer, bool> Offer, Func<Announced, bool> Announced)
{
    public static Sought Offers(Func<PublishedOffer, bool> answers) => new(answers, _ => false);

    public static Sought Trainings(Func<Announced, bool> answers) => new(_ => false, answers);
}

/// <summary>What an alert asks of the lists.</summary>
public interface IAlertOffers
{
    /// <summary>As it is shown now; null when it is not.</summary>
    Task<PublishedOffer?> Find(GrainId offer, CancellationToken cancel);

    /// <summary>Those that joined this one, shown or not.</summary>
    Task<IReadOnlyList<GrainId>> JoinedTo(GrainId lead, CancellationToken cancel);

    /// <summary>All that are shown now and were published at this instant or later.</summary>
    IAsyncEnumerable<PublishedOffer> Since(DateTimeOffset from, CancellationToken cancel);

    /// <summary>What this hub shows of the others' offers, as of now: rules that are a moment old would hide for good what came since.</summary>
    Task<ImmutableArray<DiffusionRule>> Rules(HubId hub, CancellationToken cancel);

    /// <summary>As it stands; null once it ended.</summary>
    Task<SubscriptionRow?> Subscription(GrainId subscription, CancellationToken cancel);
}
