using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Alerts;

/// <summary>What happened to it. An open list: a place that became free comes with the sessions.</summary>
[JsonConverter(typeof(CodeConverter<Happening>))]
public enum Happening
{
    Published,

    /// <summary>It is not shown any more: filled, expired or withdrawn. Told to those alone who were told of it.</summary>
    Ended,
}

/// <summary>What a person is told of once: <c>hub/kind/key/news</c>.</summary>
[JsonConverter(typeof(TextIdConverter<Thing>))]
public readonly record struct Thing(GrainId Of, Happening What) : ITextId<Thing>
{
    public static bool TryParse(string? text, out Thing thing)
    {
        thing = default;
        var cut = text?.LastIndexOf('/') ?? -1;
        if (cut < 0 || !GrainId.TryParse(text![..cut], out var of) || !Codes<Happening>.TryParse(text[(cut + 1)..], out var what))
        {
            return false;
        }

        thing = new Thing(of, what);
        return true;
    }

    public static Thing Parse(string text) => TextId.Parse<Thing>(text);

    public override string ToString() => $"{Of}/{Codes<Happening>.Of(What)}";
}
