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

    public ReadOnlySpan<TId> Of(int query) => _ids.Of(_of[query]);

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

    public void Compact(int queries)
    {
        Array.Resize(ref _of, queries);
        var room = 0;
        foreach (var list in _of)
        {
            room += Runs<TId>.RoomFor(list.Count);
        }

        var ids = new Runs<TId>(room);
        foreach (ref var list in _of.AsSpan())
        {
            list = ids.New(_ids.Of(list));
        }

        _ids = ids;
        _places.TrimExcess();
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
