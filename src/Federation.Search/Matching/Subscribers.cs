using System.Runtime.InteropServices;

namespace Federation.Search.Matching;

/// <summary>Who saved which query. Those of one query stand together, so that a common one is told of in one copy.</summary>
internal sealed class Subscribers<TId>
    where TId : notnull, IEquatable<TId>
{
    private readonly record struct Place(int Query, int At);

    private readonly HashSet<Place> _places;
    private readonly HashSet<Place>.AlternateLookup<TId> _byId;
    private Runs<TId> _ids = new();
    private Run[] _of = [];

    public Subscribers()
    {
        _places = new HashSet<Place>(new ById(this));
        _byId = _places.GetAlternateLookup<TId>();
    }

    public int Count => _places.Count;

    public bool Contains(TId id) => _byId.Contains(id);

    /// <summary>Adds all who saved one of these queries.</summary>
    public void AddTo(List<TId> ids, List<int> queries)
    {
        var (from, more) = (ids.Count, 0);
        foreach (var query in queries)
        {
            more += _of[query].Count;
        }

        CollectionsMarshal.SetCount(ids, from + more);
        var to = CollectionsMarshal.AsSpan(ids)[from..];
        foreach (var query in queries)
        {
            var of = _ids.Of(_of[query]);
            if (of.Length == 1)
            {
                // Most of them, and a copy of one takes longer to call than to do.
                to[0] = of[0];
            }
            else
            {
                of.CopyTo(to);
            }

            to = to[of.Length..];
        }
    }

    /// <summary>One that is not there yet.</summary>
    public void Add(TId id, int query)
    {
        if (query >= _of.Length)
        {
            Array.Resize(ref _of, query + (query / 4) + 16);
        }

        _ids.Add(ref _of[query], id);
        _places.Add(new Place(query, _of[query].Count - 1));
    }

    /// <returns>The query it saved, and whether others still do; null when it is not there.</returns>
    public (int Query, bool Empty)? Remove(TId id)
    {
        if (!_byId.TryGetValue(id, out var place))
        {
            return null;
        }

        // Places are known by who stands there: they are taken out before anybody moves.
        ref var list = ref _of[place.Query];
        var last = place with { At = list.Count - 1 };
        _places.Remove(place);
        _places.Remove(last);
        _ids.RemoveAt(ref list, place.At);
        if (place != last)
        {
            _places.Add(place);
        }

        return (place.Query, list.Count == 0);
    }

    /// <param name="numbers">The new number of each query, by its old one; -1 of those that nobody saved.</param>
    /// <param name="count">New numbers are under this.</param>
    public void Compact(int[] numbers, int count)
    {
        var (of, ids) = (new Run[count], new Runs<TId>(_ids.Held));
        foreach (var old in QueryTable.Inverse(numbers, count))
        {
            of[numbers[old]] = ids.New(_ids.Of(_of[old]));
        }

        var all = _places.Count;
        (_of, _ids) = (of, ids);
        _places.Clear();
        _places.TrimExcess();
        _places.EnsureCapacity(all);
        for (var query = 0; query < count; query++)
        {
            for (var at = 0; at < of[query].Count; at++)
            {
                _places.Add(new Place(query, at));
            }
        }
    }

    private TId At(Place place) => _ids.Of(_of[place.Query])[place.At];

    private sealed class ById(Subscribers<TId> subscribers) : IEqualityComparer<Place>, IAlternateEqualityComparer<TId, Place>
    {
        public bool Equals(Place x, Place y) => x == y;

        public int GetHashCode(Place place) => GetHashCode(subscribers.At(place));

        public bool Equals(TId id, Place place) => id.Equals(subscribers.At(place));

        public int GetHashCode(TId id) => id.GetHashCode();

        public Place Create(TId id) => throw new NotSupportedException();
    }
}
