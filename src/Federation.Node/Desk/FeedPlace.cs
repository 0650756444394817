using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Grains;

namespace Federation.Node.Desk;

/// <summary>Where a reader stands in several feeds at once: after this position of each. A feed that is not named is not begun.</summary>
public sealed record FeedPlace(ImmutableSortedDictionary<HubId, long> Positions)
{
    /// <summary>Characters; some five hundred hubs.</summary>
    public const int Longest = 16 * 1024;

    private const int MostHubs = 500;

    public static FeedPlace Beginning { get; } = new(ImmutableSortedDictionary<HubId, long>.Empty);

    public long In(HubId hub) => Positions.GetValueOrDefault(hub);

    public FeedPlace After(HubId hub, long position) => new(Positions.SetItem(hub, position));

    /// <summary><c>aura:12,bretagne:5</c>.</summary>
    public static bool TryParse(string? text, out FeedPlace place)
    {
        place = Beginning;
        if (text is null || text.Length > Longest)
        {
            return false;
        }

        var positions = ImmutableSortedDictionary.CreateBuilder<HubId, long>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(':', 3) is not [var code, var digits] || !HubId.TryParse(code, out var hub) || positions.ContainsKey(hub) || positions.Count == MostHubs
                || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            {
                return false;
            }

            positions.Add(hub, position);
        }

        place = new FeedPlace(positions.ToImmutable());
        return true;
    }

    public bool Equals(FeedPlace? other) => other is not null && Positions.SequenceEqual(other.Positions);

    public override int GetHashCode() => Positions.Count;

    public override string ToString() => string.Join(',', Positions.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}:{pair.Value}")));
}
