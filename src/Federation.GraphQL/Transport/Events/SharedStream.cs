using Federation.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Federation.GraphQL.Transport.Events;

/// <summary>
/// One connection that carries the events of many operations. They run as the stream's own caller: the requests that ask for them have ended, and their
/// services with them, long before the operations do.
/// </summary>
internal sealed class SharedStream(HttpContext context, EventWire wire, Func<HttpContext, ValueTask<GraphQLCaller>> callers) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public EventWire Wire { get; } = wire;

    public async ValueTask<GraphQLCaller> Caller()
    {
        await _turn.WaitAsync();
        try
        {
            return await callers(context);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
