using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Jobs;

/// <summary>UUIDv7, lower case with hyphens.</summary>
[JsonConverter(typeof(TextIdConverter<OfferId>))]
public readonly record struct OfferId : ITextId<OfferId>, IComparable<OfferId>
{
    private readonly Guid _value;

    private OfferId(Guid value) => _value = value;

    public static OfferId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out OfferId id)
    {
        id = default;
        // The one spelling: two spellings of a key would be two grains.
        if (!Guid.TryParseExact(text, "D", out var value) || value.ToString() != text || value.Version != 7)
        {
            return false;
        }

        id = new OfferId(value);
        return true;
    }

    public static OfferId Parse(string text) => TextId.Parse<OfferId>(text);

    public GrainId At(HubId hub) => new(hub, GrainKind.Offer, ToString());

    public int CompareTo(OfferId other) => _value.CompareTo(other._value);

    public override string ToString() => _value.ToString();
}
