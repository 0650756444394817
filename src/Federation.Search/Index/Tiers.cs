using System.Collections.Immutable;
using System.Numerics;

namespace Federation.Search.Index;

/// <summary>
/// Which segments are put together: eight of one size class (a power of eight) make one of the next, and what is mostly removed is made anew.
/// An offer is copied once per class, seven times at most on its way to a full segment.
/// </summary>
internal static class Tiers
{
    private const int PerClass = 8;

    public static ImmutableArray<LiveSegment> Merge(TermTable terms, ImmutableArray<LiveSegment> segments)
    {
        var list = segments.Where(segment => segment.Count > 0).ToList();
        Shrink(terms, list);
        while (Crowded(list) is { } crowded)
        {
            var builder = new SegmentBuilder(terms);
            foreach (var live in crowded)
            {
                if (builder.Count + live.Count > Segment.Most)
                {
                    list.Add(LiveSegment.Of(builder.Build()));
                    builder = new SegmentBuilder(terms);
                }

                builder.Add(live.Segment, live.Live);
                list.Remove(live);
            }

            list.Add(LiveSegment.Of(builder.Build()));
        }

        return [.. list.OrderByDescending(live => live.Segment.Published[0])];
    }

    /// <summary>A segment of which more than half was removed holds memory for nothing.</summary>
    private static void Shrink(TermTable terms, List<LiveSegment> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Count * 2 < list[i].Segment.Count)
            {
                var builder = new SegmentBuilder(terms);
                builder.Add(list[i].Segment, list[i].Live);
                list[i] = LiveSegment.Of(builder.Build());
            }
        }
    }

    private static List<LiveSegment>? Crowded(List<LiveSegment> list) => list
        .Where(live => live.Count <= Segment.Most / 2)
        .GroupBy(live => BitOperations.Log2((uint)live.Count) / 3)
        .FirstOrDefault(tier => tier.Count() >= PerClass)?.ToList();
}
