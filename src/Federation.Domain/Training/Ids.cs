using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Training;

/// <summary>UUIDv7, lower case with hyphens: the one spelling, since two spellings of a key would be two grains.</summary>
internal static class TrainingKey
{
    public static bool IsSound(string? text, out Guid value)
    {
        // Asked of every word between grains: nothing is allocated for it.
        Span<char> spelt = stackalloc char[36];
        return Guid.TryParseExact(text, "D", out value) && value.Version == 7 && value.TryFormat(spelt, out _, "D") && spelt.SequenceEqual(text);
    }
}

[JsonConverter(typeof(TextIdConverter<TrainerId>))]
public readonly record struct TrainerId : ITextId<TrainerId>
{
    private readonly Guid _value;

    private TrainerId(Guid value) => _value = value;

    public static TrainerId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out TrainerId id)
    {
        var sound = TrainingKey.IsSound(text, out var value);
        id = sound ? new TrainerId(value) : default;
        return sound;
    }

    public static TrainerId Parse(string text) => TextId.Parse<TrainerId>(text);

    public GrainId At(HubId hub) => new(hub, GrainKind.Trainer, ToString());

    public override string ToString() => _value.ToString();
}

[JsonConverter(typeof(TextIdConverter<PairId>))]
public readonly record struct PairId : ITextId<PairId>
{
    private readonly Guid _value;

    private PairId(Guid value) => _value = value;

    public static PairId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out PairId id)
    {
        var sound = TrainingKey.IsSound(text, out var value);
        id = sound ? new PairId(value) : default;
        return sound;
    }

    public static PairId Parse(string text) => TextId.Parse<PairId>(text);

    public GrainId At(HubId hub) => new(hub, GrainKind.Pair, ToString());

    public override string ToString() => _value.ToString();
}

[JsonConverter(typeof(TextIdConverter<BookingId>))]
public readonly record struct BookingId : ITextId<BookingId>
{
    private readonly Guid _value;

    private BookingId(Guid value) => _value = value;

    public static BookingId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out BookingId id)
    {
        var sound = TrainingKey.IsSound(text, out var value);
        id = sound ? new BookingId(value) : default;
        return sound;
    }

    public static BookingId Parse(string text) => TextId.Parse<BookingId>(text);

    public GrainId At(HubId hub) => new(hub, GrainKind.Booking, ToString());

    public override string ToString() => _value.ToString();
}
