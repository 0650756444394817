using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Alerts;

/// <summary>What happened to it.</summary>
[JsonConverter(typeof(CodeConverter<Happening>))]
public enum Happening
{
    Published,

    /// <summary>It is not shown any more, or does not take place: filled, expired, withdrawn, called off. Told to those alone who were told of it.</summary>
    Ended,

    /// <summary>A session that was full is not: each time anew.</summary>
    PlaceFreed,
}

/// <summary>What a person is told of once: <c>hub/kind/key/news</c>, and <c>hub/kind/key/news:part</c> where one grain has several.</summary>
/// <param name="Part">The key of a meeting of a collective; how the places of a session came to be free, by the version of the entry that said so.</param>
[JsonConverter(typeof(TextIdConverter<Thing>))]
public readonly record struct Thing(GrainId Of, Happening What, string? Part = null) : ITextId<Thing>
{
    public static bool TryParse(string? text, out Thing thing)
    {
        thing = default;
        var cut = text?.LastIndexOf('/') ?? -1;
        if (cut < 0 || !GrainId.TryParse(text![..cut], out var of))
        {
            return false;
        }

        var (news, colon) = (text[(cut + 1)..], text.IndexOf(':', cut));
        var part = colon < 0 ? null : text[(colon + 1)..];
        if (!Codes<Happening>.TryParse(part is null ? news : text[(cut + 1)..colon], out var what) || (part is not null && !TextId.IsSlug(part, GrainId.LongestKey)))
        {
            return false;
        }

        thing = new Thing(of, what, part);
        return true;
    }

    public static Thing Parse(string text) => TextId.Parse<Thing>(text);

    public override string ToString() => Part is null ? $"{Of}/{Codes<Happening>.Of(What)}" : $"{Of}/{Codes<Happening>.Of(What)}:{Part}";
}
