using Federation.GraphQL.Execution;
using Federation.GraphQL.Transport.Requests;
using Microsoft.Extensions.Logging;

namespace Federation.GraphQL.Transport.Operations;

/// <summary>An operation that runs beside its connection, and everything that has to be let go when it ends.</summary>
internal sealed class OperationTask(GraphQLEngine engine, Operation operation, OperationTable table, IncomingRequest request, ILogger log)
{
    /// <summary>Makes the caller here, for a connection's context is not to be used by two at once; then leaves the rest to the pool.</summary>
    public async Task Start(Wire wire, Framing framing, Func<ValueTask<GraphQLCaller>> callers)
    {
        var run = new OperationRun(engine, wire, framing, operation, log);
        try
        {
            var caller = await callers();
            _ = Task.Run(() => Run(run, () => engine.Prepare(request.ToRequest(), caller), caller));
        }
        catch (Exception fault)
        {
            TransportLog.OperationBroke(log, fault);
            await run.Broke(table.Forget);
            await End(caller: null);
        }
    }

    /// <summary>Prepared already, with this caller.</summary>
    public void Start(Wire wire, Framing framing, Prepared prepared, GraphQLCaller caller) =>
        _ = Task.Run(() => Run(new OperationRun(engine, wire, framing, operation, log), () => prepared, caller));

    /// <param name="caller">Null when none was made.</param>
    public async ValueTask End(GraphQLCaller? caller)
    {
        try
        {
            await Callers.Release(caller);
        }
        catch (Exception fault)
        {
            TransportLog.OperationBroke(log, fault);
        }
        finally
        {
            request.Dispose();
            table.End(operation);
        }
    }

    private async Task Run(OperationRun run, Func<Prepared> prepare, GraphQLCaller caller)
    {
        await run.Run(prepare, caller, table.Forget);
        await End(caller);
    }
}
