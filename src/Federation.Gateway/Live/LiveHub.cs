using Federation.Domain.Grains;
using Microsoft.AspNetCore.SignalR;

namespace Federation.Gateway.Live;

/// <summary>The live channel; its contract is <c>schemas/live.md</c>.</summary>
public sealed class LiveHub(LiveStreams streams) : Hub
{
    /// <summary>
    /// Entries from a cursor on: what was missed, then what comes, each feed in the order of its positions and without a gap. Always a stream; what
    /// is wrong is said in it, as a code.
    /// </summary>
    public IAsyncEnumerable<LiveMessage> Feed(LiveFilter filter, CancellationToken cancel) => streams.Follow(Context.ConnectionId, filter.Take(), cancel);

    /// <summary>
    /// For the pages: says that something changed in one's own hub, never what; the page asks again with its own rights. So a message that is lost,
    /// late or doubled changes nothing, and nothing private travels here.
    /// </summary>
    public async Task Follow(string hub)
    {
        if (!HubId.TryParse(hub, out var id) || !streams.MayRead(Context.ConnectionId, id))
        {
            throw new HubException("not-allowed");
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, Group(id));
    }

    public override Task OnConnectedAsync()
    {
        streams.Connected(Context);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        streams.Gone(Context);
        return Task.CompletedTask;
    }

    internal static string Group(HubId hub) => $"hub:{hub}";
}
