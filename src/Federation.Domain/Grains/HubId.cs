using System.Text.Json.Serialization;

namespace Federation.Domain.Grains;

/// <summary>A regional platform's code: <c>aura</c>, <c>bretagne</c>… 2 to 32 letters, digits, hyphens.</summary>
[JsonConverter(typeof(TextIdConverter<HubId>))]
public readonly record struct HubId : ITextId<HubId>, IComparable<HubId>
{
    private readonly string? _code;

    private HubId(string code) => _code = code;

    public static bool TryParse(string? text, out HubId id)
    {
        var good = TextId.IsSlug(text, 32) && text!.Length >= 2;
        id = good ? new HubId(text!) : default;
        return good;
    }

    public static HubId Parse(string text) => TextId.Parse<HubId>(text);

    public int CompareTo(HubId other) => string.CompareOrdinal(_code, other._code);

    public override string ToString() => _code ?? "";
}
