using Federation.Domain.Jobs;

namespace Federation.Search.Index;

/// <summary>
/// Up to 65,536 offers that never change, the newest first: an order by date is an order by ordinal. What a term's offers are is either a list of
/// ordinals with half a byte of level each, or, for a frequent term, the three bits of each offer's level in three planes.
/// </summary>
internal sealed class Segment
{
    public const int Most = 1 << 16;

    public required OfferId[] Ids { get; init; }

    /// <summary>Numbers of hubs, in the order in which the index met them.</summary>
    public required ushort[] Hubs { get; init; }

    /// <summary>Milliseconds, the highest first.</summary>
    public required long[] Published { get; init; }

    public required long[] Until { get; init; }

    /// <summary>Cents a month, full time; 0 when nothing is promised.</summary>
    public required int[] Pay { get; init; }

    /// <summary>Hundredths of an hour a week; 0 when not stated.</summary>
    public required ushort[] Hours { get; init; }

    public required byte[][] Records { get; init; }

    /// <summary>Ordinals in order of offer and hub.</summary>
    public required ushort[] ById { get; init; }

    public required PostingTable Postings { get; init; }

    public int Count => Ids.Length;

    public int Words => Bits.WordsFor(Count);

    public required long FirstEnd { get; init; }

    /// <returns>-1 when it is not here.</returns>
    public int Find(OfferId id, ushort hub)
    {
        var (low, high) = (0, ById.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = Ids[ById[middle]].CompareTo(id);
            order = order == 0 ? Hubs[ById[middle]].CompareTo(hub) : order;
            if (order == 0)
            {
                return ById[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>How many offers come before this place when the newest comes first, offers of one instant in order of id and hub.</summary>
    public int Before(in DatePlace place)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = PlaceOf(middle).CompareTo(place) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public DatePlace PlaceOf(int ordinal) => new(Published[ordinal], Ids[ordinal], Hubs[ordinal]);
}
