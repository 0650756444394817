using System.Text.Json.Serialization;

namespace Federation.Domain.Grains;

[JsonConverter(typeof(CodeConverter<GrainKind>))]
public enum GrainKind
{
    Platform,
    Structure,
    Referral,
    Call,
    Offer,
    Subscription,
    Trainer,
    Booking,
    Pair,
    Course,
    Session,
    Collective,
}

/// <summary>One identity: <c>hub/kind/key</c>. It belongs to exactly one hub, whose feed alone tells its story.</summary>
[JsonConverter(typeof(TextIdConverter<GrainId>))]
public readonly record struct GrainId(HubId Hub, GrainKind Kind, string Key) : ITextId<GrainId>
{
    public const int LongestKey = 64;

    public static GrainId Platform(HubId hub) => new(hub, GrainKind.Platform, hub.ToString());

    public static bool TryParse(string? text, out GrainId id)
    {
        id = default;
        if (text is null || text.Length > 120)
        {
            return false;
        }

        var parts = text.Split('/');
        if (parts.Length != 3 || !HubId.TryParse(parts[0], out var hub) || !Codes<GrainKind>.TryParse(parts[1], out var kind) || !TextId.IsSlug(parts[2], LongestKey))
        {
            return false;
        }

        id = new GrainId(hub, kind, parts[2]);
        return true;
    }

    public static GrainId Parse(string text) => TextId.Parse<GrainId>(text);

    public override string ToString() => $"{Hub}/{Codes<GrainKind>.Of(Kind)}/{Key}";
}
