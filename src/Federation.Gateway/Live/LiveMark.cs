namespace Federation.Gateway.Live;

/// <summary>A message of type <c>current</c>, and for whom else it is the right one.</summary>
internal sealed class LiveMark
{
    private readonly DateTimeOffset _at;
    private readonly (LiveFeed Feed, long Told, long Looked)[] _places;

    public LiveMark(DateTimeOffset at, IReadOnlyList<LivePosition> places)
    {
        (_at, _places) = (at, [.. places.Select(place => (place.Feed, place.Told, place.Looked))]);
        Message = LiveMessage.Current(at, [.. _places.Select(place => (place.Feed.Hub, place.Told, place.Looked))]);
    }

    public LiveMessage Message { get; }

    public bool Says(DateTimeOffset at, List<LivePosition> places)
    {
        if (at != _at || places.Count != _places.Length)
        {
            return false;
        }

        for (var i = 0; i < _places.Length; i++)
        {
            if ((places[i].Feed, places[i].Told, places[i].Looked) != _places[i])
            {
                return false;
            }
        }

        return true;
    }
}
