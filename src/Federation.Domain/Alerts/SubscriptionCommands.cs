using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;

namespace Federation.Domain.Alerts;

/// <summary>Begins a subscription. Without an address it tells at once; with one, when the link in the letter was opened.</summary>
/// <param name="Link">Hash of the private link's secret. With an address, the secret travels by letter alone: who holds it has read the letter.</param>
/// <param name="Address">Given exactly when a letter is among the channels.</param>
public sealed record AskSubscription(
    AlertSubject Subject, ImmutableArray<AlertChannel> Channels, string Link, SubscriberId Subscriber, SealedEnvelope Criteria, SealedEnvelope? Address) : Command;

/// <summary>The link of the letter was opened; or, later, it is still of use.</summary>
public sealed record ConfirmSubscription : Command;

public sealed record ChangeChannels(ImmutableArray<AlertChannel> Channels) : Command;

public sealed record RefineSubscription(SealedEnvelope Criteria) : Command;

public sealed record PauseSubscription : Command;

public sealed record ResumeSubscription : Command;

public sealed record EndSubscription(SubscriptionEnd Why) : Command;
