using Federation.Domain.Grains;

namespace Federation.Testing.Training;

/// <summary>A feed of which what every reader has long left behind may be let go: a world of a hundred thousand entries is mostly past.</summary>
public sealed class SimulatedFeed
{
    private const int Page = 4096;

    private readonly List<Entry> _entries = [];

    /// <summary>Position of the last entry.</summary>
    public int Head => Forgotten + _entries.Count;

    /// <summary>So many from the first on are not here any more.</summary>
    public int Forgotten { get; private set; }

    public IReadOnlyList<Entry> Kept => _entries;

    /// <param name="position">From <see cref="Forgotten"/> + 1.</param>
    public Entry At(int position) => _entries[position - 1 - Forgotten];

    public void Add(Entry entry) => _entries.Add(entry);

    public void Forget(int upTo)
    {
        if (upTo - Forgotten >= Page)
        {
            _entries.RemoveRange(0, upTo - Forgotten);
            Forgotten = upTo;
        }
    }
}

/// <summary>Positions of a feed, a bit each.</summary>
internal sealed class PositionSet
{
    private ulong[] _bits = new ulong[64];

    public bool Has(long position) => position >> 6 < _bits.Length && (_bits[position >> 6] >> (int)(position & 63) & 1) != 0;

    public void Add(long position)
    {
        if (position >> 6 >= _bits.Length)
        {
            Array.Resize(ref _bits, (int)Math.Max(_bits.Length * 2, (position >> 6) + 1));
        }

        _bits[position >> 6] |= 1UL << (int)(position & 63);
    }
}
