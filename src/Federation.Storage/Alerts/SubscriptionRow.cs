using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;

namespace Federation.Storage.Alerts;

/// <summary>A subscription that did not end, as its read table holds it.</summary>
/// <param name="Letter">The letter among the channels, if any.</param>
/// <param name="Criteria">Its sealed row.</param>
/// <param name="From">What is published from here on is told.</param>
/// <param name="ChangedAt">When it last began to hear what it did not hear before.</param>
public sealed record SubscriptionRow(
    HubId Hub, SubscriptionId Id, SubscriptionStatus Status, AlertSubject Subject, ImmutableArray<AlertChannel> Channels, AlertChannel? Letter, SubscriberId Subscriber, string Link,
    Guid Criteria, int Version, Guid? Address, DateTimeOffset AskedAt, DateTimeOffset From, DateTimeOffset? ConfirmedAt, DateTimeOffset ChangedAt)
{
    public GrainId Grain => Id.At(Hub);
}

/// <summary>The columns' own names, for Dapper.</summary>
internal sealed class RawSubscription
{
    public const string Columns =
        "s.hub, s.key, s.status, s.subject, s.channels, s.letter, s.subscriber, s.link, s.criteria, s.version, s.address, s.asked_at, s.from_at, s.confirmed_at, s.changed_at";

    public string Hub { get; init; } = "";

    public string Key { get; init; } = "";

    public string Status { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Channels { get; init; } = "";

    public string? Letter { get; init; }

    public string Subscriber { get; init; } = "";

    public string Link { get; init; } = "";

    public string Criteria { get; init; } = "";

    public long Version { get; init; }

    public string? Address { get; init; }

    public long Asked_At { get; init; }

    public long From_At { get; init; }

    public long? Confirmed_At { get; init; }

    public long Changed_At { get; init; }

    public byte[]? Ciphertext { get; init; }

    public SubscriptionRow Row() => new(
        HubId.Parse(Hub), SubscriptionId.Parse(Key), Codes<SubscriptionStatus>.Parse(Status), Codes<AlertSubject>.Parse(Subject),
        [.. Channels.Split(' ').Select(Codes<AlertChannel>.Parse)], Letter is null ? null : Codes<AlertChannel>.Parse(Letter), SubscriberId.Parse(Subscriber), Link,
        Guid.Parse(Criteria), (int)Version, Address is null ? null : Guid.Parse(Address), Instant(Asked_At), Instant(From_At), Confirmed_At is { } at ? Instant(at) : null, Instant(Changed_At));

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
