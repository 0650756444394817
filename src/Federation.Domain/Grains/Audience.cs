using System.Text.Json.Serialization;

namespace Federation.Domain.Grains;

/// <summary>Who may read an entry. Everything that is not said to be for somebody is <see cref="Local"/>.</summary>
[JsonConverter(typeof(TextIdConverter<Audience>))]
public readonly record struct Audience : ITextId<Audience>
{
    private readonly string? _text;

    private Audience(string text) => _text = text;

    public static Audience Local => default;

    public static Audience Public { get; } = new("public");

    /// <summary>Every hub of the federation.</summary>
    public static Audience Hubs { get; } = new("hubs");

    public static Audience To(HubId hub) => new($"hub:{hub}");

    /// <summary>The one hub it is for, beside its own; null when it is for several or for none.</summary>
    public HubId? Addressed => _text?.StartsWith("hub:", StringComparison.Ordinal) == true ? HubId.Parse(_text[4..]) : null;

    public bool MayBeReadBy(HubId reader, HubId owner) =>
        reader == owner || this == Public || this == Hubs || this == To(reader);

    public static bool TryParse(string? text, out Audience audience)
    {
        audience = default;
        switch (text)
        {
            case "local": return true;
            case "public": audience = Public; return true;
            case "hubs": audience = Hubs; return true;
        }

        if (text is null || !text.StartsWith("hub:", StringComparison.Ordinal) || !HubId.TryParse(text[4..], out var hub))
        {
            return false;
        }

        audience = To(hub);
        return true;
    }

    public static Audience Parse(string text) => TextId.Parse<Audience>(text);

    public override string ToString() => _text ?? "local";
}
