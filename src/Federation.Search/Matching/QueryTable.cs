using System.Numerics;
using System.Runtime.InteropServices;
using Federation.Search.Jobs;
using Federation.Search.Queries;

namespace Federation.Search.Matching;

/// <summary>Every query once, however many people saved it. For one thread at a time.</summary>
internal sealed class QueryTable
{
    private struct Row
    {
        public Run Asked;
        public int Any;
    }

    private readonly RequirementTable _requirements;
    private readonly Packer _packer;
    private readonly WaitingRoom _waiting;
    private readonly HashSet<int> _numbers;
    private readonly HashSet<int>.AlternateLookup<PackedQuery> _byContent;
    private readonly Stack<int> _left = [];
    private readonly Met _met = new();
    private Runs<int> _asked = new();
    private Row[] _rows = [];
    private int _used;

    public QueryTable(OfferShares shares)
    {
        _requirements = new RequirementTable(shares);
        _packer = new Packer(_requirements);
        _waiting = new WaitingRoom(_requirements);
        _numbers = new HashSet<int>(new ByContent(this));
        _byContent = _numbers.GetAlternateLookup<PackedQuery>();
    }

    public int Count => _numbers.Count;

    public int Requirements => _requirements.Count;

    /// <returns>The number of this query, the same as that of an equal one.</returns>
    public int Add(Query query)
    {
        var packed = _packer.Pack(query);
        if (_byContent.TryGetValue(packed, out var known))
        {
            _packer.Release(packed);
            return known;
        }

        if (!_left.TryPop(out var number))
        {
            number = _used++;
            if (number == _rows.Length)
            {
                Array.Resize(ref _rows, number + (number / 4) + 16);
            }
        }

        _rows[number] = new Row { Asked = _asked.New(packed.Asked), Any = packed.Any };
        _numbers.Add(number);
        _waiting.Add(number, packed);
        return number;
    }

    public void Remove(int number)
    {
        ref var row = ref _rows[number];
        var packed = Of(number);
        _waiting.Remove(number, packed);
        _numbers.Remove(number);
        _packer.Release(packed);
        _asked.Free(ref row.Asked);
        row = default;
        _left.Push(number);
    }

    /// <summary>Queries that this offer answers, once each.</summary>
    public void Match(AnalysedOffer offer, List<int> queries)
    {
        queries.Clear();
        _requirements.Meet(offer, _met);
        Match(_waiting.Anyway, -1, queries);
        var met = _met.All.Words;
        var waiting = _waiting.Some.Words;
        for (var word = 0; word < Math.Min(met.Length, waiting.Length); word++)
        {
            for (var both = met[word] & waiting[word]; both != 0; both &= both - 1)
            {
                var requirement = (word << 6) + BitOperations.TrailingZeroCount(both);
                Match(_waiting.Under(requirement), requirement, queries);
            }
        }
    }

    /// <summary>
    /// Numbers the queries anew, in the order in which they wait: what is looked up for one offer then stands together, which halves the time it takes
    /// for a million.
    /// </summary>
    /// <returns>The new number of each; -1 of those that were taken away.</returns>
    public int[] Compact()
    {
        var numbers = new int[_used];
        Array.Fill(numbers, -1);
        var count = _waiting.Renumber(numbers);
        var (rows, asked) = (new Row[count], new Runs<int>(_asked.Held));
        foreach (var old in Inverse(numbers, count))
        {
            rows[numbers[old]] = _rows[old] with { Asked = asked.New(_asked.Of(_rows[old].Asked)) };
        }

        (_rows, _asked, _used) = (rows, asked, count);
        _left.Clear();
        _numbers.Clear();
        _numbers.TrimExcess();
        _numbers.EnsureCapacity(count);
        for (var number = 0; number < count; number++)
        {
            _numbers.Add(number);
        }

        _requirements.Compact();
        return numbers;
    }

    /// <summary>The old numbers, in the order of the new.</summary>
    internal static int[] Inverse(int[] numbers, int count)
    {
        var inverse = new int[count];
        for (var old = 0; old < numbers.Length; old++)
        {
            if (numbers[old] >= 0)
            {
                inverse[numbers[old]] = old;
            }
        }

        return inverse;
    }

    private void Match(ReadOnlySpan<Waiting> waiting, int under, List<int> queries)
    {
        foreach (var (query, second) in waiting)
        {
            if (!_met.Has(second))
            {
                continue;
            }

            var packed = Of(query);
            if (Predicate.Holds(new AskedOfMet(packed, _met)) && (packed.Any == 0 || WaitingRoom.IsFirst(packed, under, _met)))
            {
                queries.Add(query);
            }
        }
    }

    private PackedQuery Of(int number) => new(_asked.Of(_rows[number].Asked), _rows[number].Any);

    private sealed class ByContent(QueryTable table) : IEqualityComparer<int>, IAlternateEqualityComparer<PackedQuery, int>
    {
        public bool Equals(int x, int y) => x == y;

        public int GetHashCode(int number) => GetHashCode(table.Of(number));

        public bool Equals(PackedQuery query, int number) => table.Of(number) is var other && query.Any == other.Any && query.Asked.SequenceEqual(other.Asked);

        public int GetHashCode(PackedQuery query)
        {
            var hash = default(HashCode);
            hash.AddBytes(MemoryMarshal.AsBytes(query.Asked));
            return hash.ToHashCode();
        }

        public int Create(PackedQuery query) => throw new NotSupportedException();
    }
}
