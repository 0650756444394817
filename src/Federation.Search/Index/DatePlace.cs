using Federation.Domain.Jobs;

namespace Federation.Search.Index;

/// <summary>The place of an offer in the order by date: the newest first, then by id, then by hub.</summary>
/// <param name="Published">Milliseconds.</param>
/// <param name="Hub">Its number in the index.</param>
internal readonly record struct DatePlace(long Published, OfferId Id, ushort Hub) : IComparable<DatePlace>
{
    public int CompareTo(DatePlace other)
    {
        var order = other.Published.CompareTo(Published);
        order = order == 0 ? Id.CompareTo(other.Id) : order;
        return order == 0 ? Hub.CompareTo(other.Hub) : order;
    }
}
