using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Alerts;

[JsonConverter(typeof(CodeConverter<SubscriptionStatus>))]
public enum SubscriptionStatus
{
    /// <summary>The link of the letter was not opened yet: nothing is told.</summary>
    Asked,
    Confirmed,

    /// <summary>Nothing is told; what is still shown at the return is told then.</summary>
    Paused,
    Ended,
}

[JsonConverter(typeof(CodeConverter<SubscriptionActor>))]
public enum SubscriptionActor
{
    /// <summary>Who holds the private link.</summary>
    Person,

    /// <summary>A deadline.</summary>
    Clock,

    /// <summary>The program itself: letters to this address come back.</summary>
    Post,
}

/// <summary>A code may retire; it never disappears.</summary>
[JsonConverter(typeof(CodeConverter<SubscriptionEnd>))]
public enum SubscriptionEnd
{
    Unsubscribed,
    NeverConfirmed,

    /// <summary>Nobody said for over a year that it is still of use.</summary>
    Lapsed,
    Undeliverable,
}

public sealed record SubscriptionTransition(SubscriptionStatus From, SubscriptionStatus To, params SubscriptionActor[] By);

/// <summary>The life of a subscription as data.</summary>
public static class SubscriptionTransitions
{
    public static IReadOnlyList<SubscriptionTransition> Table { get; } =
    [
        new(SubscriptionStatus.Asked, SubscriptionStatus.Confirmed, SubscriptionActor.Person),
        new(SubscriptionStatus.Confirmed, SubscriptionStatus.Paused, SubscriptionActor.Person),
        new(SubscriptionStatus.Paused, SubscriptionStatus.Confirmed, SubscriptionActor.Person),
        new(SubscriptionStatus.Asked, SubscriptionStatus.Ended, SubscriptionActor.Person, SubscriptionActor.Clock, SubscriptionActor.Post),
        new(SubscriptionStatus.Confirmed, SubscriptionStatus.Ended, SubscriptionActor.Person, SubscriptionActor.Clock, SubscriptionActor.Post),
        new(SubscriptionStatus.Paused, SubscriptionStatus.Ended, SubscriptionActor.Person, SubscriptionActor.Clock, SubscriptionActor.Post),
    ];

    public static bool Allows(SubscriptionStatus from, SubscriptionStatus to, SubscriptionActor actor) =>
        Table.Any(line => line.From == from && line.To == to && line.By.Contains(actor));
}
