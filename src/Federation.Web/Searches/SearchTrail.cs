using System.Collections.Immutable;

namespace Federation.Web.Searches;

/// <summary>
/// Where the pages before this one began, the nearest last. A place in a list leads forward only; what was passed on the way is kept in the address,
/// so that "Précédentes" works without a script and in a new window.
/// </summary>
public sealed record SearchTrail(ImmutableArray<string> Places)
{
    public const string Field = "avant";

    /// <summary>Each is about a hundred characters of an address.</summary>
    private const int Most = 6;

    public static SearchTrail Empty { get; } = new([]);

    public bool IsEmpty => Places.IsEmpty;

    public string Last => Places[^1];

    public static SearchTrail Read(string? text) => string.IsNullOrEmpty(text) ? Empty : new([.. text.Split('.').TakeLast(Most)]);

    /// <summary>Of the page after the one that begins at this place; null: the first page, to which no place leads.</summary>
    public SearchTrail Beyond(string? place) => place is null ? this : new([.. Places.Add(place).TakeLast(Most)]);

    public SearchTrail Back => new(Places[..^1]);

    public override string ToString() => string.Join('.', Places);
}
