using System.Globalization;

namespace Federation.Gateway.GraphQL.Paging;

/// <summary>A place in a list that is ordered by a number, then by key: after the item of both.</summary>
/// <param name="At">Milliseconds, a rank, or 0 where keys alone order.</param>
public readonly record struct ListPlace(long At, string Key) : IComparable<ListPlace>
{
    private const int LongestKey = 300;

    public static bool TryParse(string text, out ListPlace place)
    {
        place = default;
        if (text.Split('_', 2) is not [var at, { Length: <= LongestKey } key] || !long.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        place = new ListPlace(number, key);
        return true;
    }

    public int CompareTo(ListPlace other) => At.CompareTo(other.At) is var byNumber and not 0 ? byNumber : string.CompareOrdinal(Key, other.Key);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At}_{Key}");
}
