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

    /// <summary>Numbers are under this.</summary>
    public int Bound => _used;

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
        foreach (var requirement in _met.All)
        {
            Match(_waiting.Under(requirement), requirement, queries);
        }
    }

    public void Compact()
    {
        var room = 0;
        foreach (ref readonly var row in _rows.AsSpan(0, _used))
        {
            room += Runs<int>.RoomFor(row.Asked.Count);
        }

        var asked = new Runs<int>(room);
        foreach (ref var row in _rows.AsSpan(0, _used))
        {
            row.Asked = asked.New(_asked.Of(row.Asked));
        }

        _asked = asked;
        Array.Resize(ref _rows, _used);
        _numbers.TrimExcess();
        _waiting.Compact();
        _requirements.Compact();
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
