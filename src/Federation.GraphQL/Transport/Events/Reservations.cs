using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Federation.GraphQL.Transport.Operations;

namespace Federation.GraphQL.Transport.Events;

/// <summary>The streams of the single connection mode by their tokens: so many at most, and none for long that nobody opens.</summary>
internal sealed class Reservations(GraphQLEventStreamOptions bounds, TimeProvider clock)
{
    /// <summary>Whoever knows a token acts on its stream, so that it must not be guessed.</summary>
    private const int TokenBytes = 32;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private int _count;

    /// <returns>Null when there are too many.</returns>
    public Reservation? TryAdd(string? owner)
    {
        if (Interlocked.Increment(ref _count) > bounds.Reservations)
        {
            Interlocked.Decrement(ref _count);
            return null;
        }

        var reservation = new Reservation(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)), owner, new OperationTable(bounds.Operations));
        var expiry = clock.CreateTimer(_ => Expire(reservation), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _entries[reservation.Token] = new Entry(reservation, expiry);
        expiry.Change(bounds.ReservationLife, Timeout.InfiniteTimeSpan);
        return reservation;
    }

    public Reservation? Find(string token, string? owner) =>
        _entries.TryGetValue(token, out var entry) && entry.Reservation.Owner == owner ? entry.Reservation : null;

    public void Remove(Reservation reservation)
    {
        if (_entries.TryRemove(reservation.Token, out var entry))
        {
            entry.Expiry.Dispose();
            Interlocked.Decrement(ref _count);
            reservation.End();
        }
    }

    private void Expire(Reservation reservation)
    {
        if (reservation.TryTake())
        {
            Remove(reservation);
        }
    }

    private sealed record Entry(Reservation Reservation, ITimer Expiry);
}
