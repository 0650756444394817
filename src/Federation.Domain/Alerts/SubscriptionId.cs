using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Alerts;

/// <summary>UUIDv7, lower case with hyphens.</summary>
[JsonConverter(typeof(TextIdConverter<SubscriptionId>))]
public readonly record struct SubscriptionId : ITextId<SubscriptionId>, IComparable<SubscriptionId>
{
    private SubscriptionId(Guid value) => Value = value;

    public Guid Value { get; }

    public static SubscriptionId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out SubscriptionId id)
    {
        var good = Uuid7.TryParse(text, out var value);
        id = new SubscriptionId(value);
        return good;
    }

    public static SubscriptionId Parse(string text) => TextId.Parse<SubscriptionId>(text);

    public GrainId At(HubId hub) => new(hub, GrainKind.Subscription, ToString());

    public int CompareTo(SubscriptionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>
/// One person of one hub over all their alerts: drawn at random and found again by the keyed hash of the address, which stands beside the feed and can
/// be erased; what stands in a feed stays. Without an address, each subscription is its own subscriber.
/// </summary>
[JsonConverter(typeof(TextIdConverter<SubscriberId>))]
public readonly record struct SubscriberId : ITextId<SubscriberId>, IComparable<SubscriberId>
{
    private SubscriberId(Guid value) => Value = value;

    public Guid Value { get; }

    public static SubscriberId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out SubscriberId id)
    {
        var good = Uuid7.TryParse(text, out var value);
        id = new SubscriberId(value);
        return good;
    }

    public static SubscriberId Parse(string text) => TextId.Parse<SubscriberId>(text);

    public int CompareTo(SubscriberId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

internal static class Uuid7
{
    /// <summary>The one spelling: two spellings of a key would be two grains.</summary>
    public static bool TryParse(string? text, out Guid value)
    {
        var good = Guid.TryParseExact(text, "D", out value) && value.ToString() == text && value.Version == 7;
        value = good ? value : default;
        return good;
    }
}
