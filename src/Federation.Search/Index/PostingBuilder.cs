using System.Runtime.InteropServices;

namespace Federation.Search.Index;

/// <summary>Collects the offers of each term as they arrive, and lays them out in the order that the segment gives them.</summary>
internal sealed class PostingBuilder
{
    private const int LevelBits = 3;
    private const int OrdinalBits = 16;

    /// <summary>Below so many offers in the segment, lists are as fast as planes.</summary>
    private const int FewestForPlanes = 512;

    /// <summary>
    /// Offers of the segment to one of the term's, beyond which planes (three bits for each offer) give way to a list (twenty for each of its own).
    /// A list is shorter from seven on; it is also walked one by one, and between seven and sixteen there are few terms, and much asked ones.
    /// </summary>
    private const int OffersPerListed = 16;

    /// <summary>The same for a term with one level, whose two higher planes are shared: codes are counted at each search, and counting a plane is a few hundred instructions.</summary>
    private const int OffersPerListedCode = 80;

    private static readonly ulong[] Zeros = new ulong[Bits.WordsFor(Segment.Most)];

    private readonly Dictionary<int, List> _lists = [];

    public void Add(int term, int arrival, int level)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_lists, term, out _);
        list ??= new List();
        list.Add((arrival << LevelBits) | level);
    }

    /// <param name="ordinals">The ordinal of each arrival.</param>
    public PostingTable Build(int[] ordinals)
    {
        var terms = _lists.Keys.ToArray();
        Array.Sort(terms);
        var (counts, starts) = (new int[terms.Length], new int[terms.Length]);
        var listed = 0;
        for (var i = 0; i < terms.Length; i++)
        {
            counts[i] = _lists[terms[i]].Count;
            listed += IsFrequent(_lists[terms[i]], ordinals.Length) ? 0 : counts[i];
        }

        var (all, levels, planes) = (new ushort[listed], new byte[(listed + 1) / 2], new List<LevelPlanes>());
        var next = 0;
        for (var i = 0; i < terms.Length; i++)
        {
            var entries = _lists[terms[i]].Entries;
            if (IsFrequent(_lists[terms[i]], ordinals.Length))
            {
                starts[i] = ~planes.Count;
                planes.Add(Spread(entries, ordinals, _lists[terms[i]].Highest));
                continue;
            }

            starts[i] = next;
            foreach (var entry in ByLevel(entries, ordinals))
            {
                all[next] = (ushort)entry;
                levels[next >> 1] |= (byte)(entry >> OrdinalBits << ((next & 1) * 4));
                next++;
            }
        }

        return new PostingTable { Terms = terms, Counts = counts, Starts = starts, Ordinals = all, Levels = levels, Planes = [.. planes] };
    }

    private static bool IsFrequent(List list, int offers) =>
        offers >= FewestForPlanes && list.Count >= offers / (list.Highest == 1 ? OffersPerListedCode : OffersPerListed);

    private static LevelPlanes Spread(ReadOnlySpan<int> entries, int[] ordinals, int highest)
    {
        var words = Bits.WordsFor(ordinals.Length);
        // Nothing is ever written into the planes of a segment again: those without a bit are one.
        var planes = highest > 1 ? new LevelPlanes(words) : new LevelPlanes(new ulong[words], Zeros, Zeros);
        foreach (var entry in entries)
        {
            planes.Raise(ordinals[entry >> LevelBits], entry & ((1 << LevelBits) - 1));
        }

        return planes;
    }

    /// <summary>
    /// Overwrites the entries: those of one level together, so that a processor that walks the list guesses rightly what comes next.
    /// </summary>
    private static Span<int> ByLevel(Span<int> entries, int[] ordinals)
    {
        foreach (ref var entry in entries)
        {
            entry = ((entry & ((1 << LevelBits) - 1)) << OrdinalBits) | ordinals[entry >> LevelBits];
        }

        entries.Sort();
        return entries;
    }

    private sealed class List
    {
        private int[] _entries = new int[2];

        public int Count { get; private set; }

        /// <summary>The highest level of all.</summary>
        public int Highest { get; private set; }

        public Span<int> Entries => _entries.AsSpan(0, Count);

        public void Add(int entry)
        {
            if (Count == _entries.Length)
            {
                Array.Resize(ref _entries, Count * 2);
            }

            _entries[Count++] = entry;
            Highest = Math.Max(Highest, entry & ((1 << LevelBits) - 1));
        }
    }
}
