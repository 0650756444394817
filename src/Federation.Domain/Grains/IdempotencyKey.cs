using System.Text.Json.Serialization;

namespace Federation.Domain.Grains;

/// <summary>What makes a repeat recognisable: 1 to 120 visible ASCII characters, chosen by the caller, kept as long as the grain.</summary>
[JsonConverter(typeof(TextIdConverter<IdempotencyKey>))]
public readonly record struct IdempotencyKey : ITextId<IdempotencyKey>
{
    public const int Longest = 120;

    private readonly string? _text;

    private IdempotencyKey(string text) => _text = text;

    public static bool TryParse(string? text, out IdempotencyKey key)
    {
        key = default;
        if (string.IsNullOrEmpty(text) || text.Length > Longest)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (c is <= ' ' or > '~')
            {
                return false;
            }
        }

        key = new IdempotencyKey(text);
        return true;
    }

    public static IdempotencyKey Parse(string text) => TextId.Parse<IdempotencyKey>(text);

    /// <summary>An entry that a hub hears twice is heard once.</summary>
    public static IdempotencyKey Heard(HubId from, long position) => new($"heard:{from}:{position}");

    /// <summary>A deadline that rings twice rings once.</summary>
    public static IdempotencyKey Rung(string name, DateTimeOffset due) => new($"rung:{name}:{due.ToUnixTimeMilliseconds()}");

    public override string ToString() => _text ?? "";
}
