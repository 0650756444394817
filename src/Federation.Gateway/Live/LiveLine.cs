using Federation.Domain.Grains;
using Federation.Gateway.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace Federation.Gateway.Live;

/// <summary>One connection, and whose. What it may read is what its session said when it came, for as long as that stays true.</summary>
internal sealed class LiveLine(HubCallerContext context)
{
    private readonly IReadOnlyList<HubId> _readers = context.User?.Hubs() ?? [];
    private int _streams;
    private long _closedAt;

    /// <summary>Of the session as it came; none without one.</summary>
    public IReadOnlyList<HubRight> Rights { get; } = context.User?.Rights() ?? [];

    /// <summary>None once a right is lost: the client comes back with what is left.</summary>
    public IReadOnlyList<HubId> Readers => IsClosed ? [] : _readers;

    public bool IsClosed => Volatile.Read(ref _closedAt) != 0;

    /// <summary>One of its accounts was closed.</summary>
    /// <returns>False when that is known already.</returns>
    public bool Close(long now) => Interlocked.CompareExchange(ref _closedAt, now, 0) == 0;

    /// <summary>Its streams have had this long to say so.</summary>
    public bool IsClosedFor(TimeSpan time, TimeProvider clock) => Volatile.Read(ref _closedAt) is not 0 and var closed && clock.GetElapsedTime(closed) >= time;

    public bool Take(int most)
    {
        if (Interlocked.Increment(ref _streams) <= most)
        {
            return true;
        }

        Interlocked.Decrement(ref _streams);
        return false;
    }

    public void GiveBack() => Interlocked.Decrement(ref _streams);

    /// <summary>What was not read is lost with the connection; the client's cursor says where to go on.</summary>
    public void Cut() => context.Abort();
}
