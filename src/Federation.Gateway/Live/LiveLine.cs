using System.Security.Claims;
using Federation.Domain.Grains;
using Federation.Gateway.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace Federation.Gateway.Live;

/// <summary>One connection, and whose. What it may read is what its session said when it came, for as long as that stays true.</summary>
internal sealed class LiveLine(HubCallerContext context)
{
    private int _streams;

    /// <summary>Opaque; null without a session.</summary>
    public string? Account { get; } = context.User?.Identity?.IsAuthenticated == true ? context.User.FindFirstValue(HubClaims.Account) : null;

    public IReadOnlyList<HubId> Readers { get; } =
        context.User?.Identity?.IsAuthenticated == true && context.User.FindFirstValue(HubClaims.Account) is not null ? context.User.Hubs() : [];

    /// <summary>Its account has lost a right: told to its streams, cut after that.</summary>
    public bool Closed { get; set; }

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
