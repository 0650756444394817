using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;

namespace Federation.Domain.Alerts;

/// <summary>All facts of a subscription are the hub's alone, and say in codes that it exists: what is looked for and the address stand in sealed rows.</summary>
/// <param name="Link">Hash of the private link's secret.</param>
/// <param name="Address">Where letters go; null when none is wanted.</param>
public sealed record SubscriptionAsked(AlertSubject Subject, ImmutableArray<AlertChannel> Channels, string Link, SubscriberId Subscriber, SealRef Criteria, SealRef? Address) : Fact;

public sealed record SubscriptionConfirmed : Fact;

/// <summary>Without a letter among them, the address was erased too.</summary>
public sealed record SubscriptionChannelsChanged(ImmutableArray<AlertChannel> Channels) : Fact;

/// <param name="Version">2 for the first change.</param>
public sealed record SubscriptionRefined(SealRef Criteria, int Version) : Fact;

public sealed record SubscriptionPaused : Fact;

public sealed record SubscriptionResumed : Fact;

public sealed record SubscriptionReminded(string Deadline) : Fact;

/// <summary>It is still of use.</summary>
public sealed record SubscriptionKept : Fact;

/// <param name="Subscriber">Whose tellings go with it, when it was the last one.</param>
public sealed record SubscriptionEnded(SubscriptionEnd Why, SubscriberId Subscriber) : Fact;
