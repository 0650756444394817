using System.Collections.Concurrent;

namespace Federation.Search.Index;

/// <summary>The working memory of one search, some 600 KB, handed from one search to the next.</summary>
internal sealed class SearchScratch
{
    private const int MostKept = 16;

    private static readonly ConcurrentBag<SearchScratch> Kept = [];

    private readonly List<ulong[]> _sets = [];
    private readonly List<LevelPlanes> _planes = [];

    public ScorePlanes Scores { get; } = new();

    public static SearchScratch Take() => Kept.TryTake(out var scratch) ? scratch : new SearchScratch();

    public static void Return(SearchScratch scratch)
    {
        if (Kept.Count < MostKept)
        {
            Kept.Add(scratch);
        }
    }

    /// <summary>A set of a segment's offers, with what was left in it.</summary>
    public ulong[] Set(int at)
    {
        while (_sets.Count <= at)
        {
            _sets.Add(new ulong[Bits.WordsFor(Segment.Most)]);
        }

        return _sets[at];
    }

    /// <summary>Levels of a segment's offers, with what was left in them.</summary>
    public LevelPlanes Planes(int at)
    {
        while (_planes.Count <= at)
        {
            _planes.Add(new LevelPlanes(Bits.WordsFor(Segment.Most)));
        }

        return _planes[at];
    }
}
