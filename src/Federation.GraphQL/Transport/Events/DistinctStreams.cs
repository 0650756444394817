using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;
using Federation.GraphQL.Transport.Http;
using Federation.GraphQL.Transport.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Federation.GraphQL.Transport.Events;

/// <summary>graphql-sse's distinct connections mode: a request's answer is a stream, and its end is the operation's.</summary>
internal sealed class DistinctStreams(GraphQLEngine engine, HttpOperations http, GraphQLTransportOptions options, GraphQLEventStreamOptions bounds, ILogger log)
{
    /// <summary>GET may subscribe here, which is why a stream's Origin was checked before; it may not change anything.</summary>
    private static readonly Prepared Unsafe = new() { Errors = [new GraphQLError("GET may not run a mutation.", TransportErrorCodes.MethodNotAllowed, [], [])] };

    public async Task Handle(HttpContext context, CancellationToken stopping)
    {
        using var request = await http.Read(context, MediaType.Json);
        if (request is null)
        {
            return;
        }

        var caller = await options.Caller(context);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        using var operation = new Operation("", end.Token);
        using var wire = new EventWire(context, bounds, options.Clock, log);
        try
        {
            await wire.Open();
            var alive = wire.KeepAlive(operation.Cancel);
            var run = new OperationRun(engine, wire, new EventFraming(id: null), operation, log);
            await run.Run(() => Prepare(context, request.ToRequest(), caller), caller, static _ => { });
            operation.Stop();
            await alive;
            await wire.Close();
        }
        finally
        {
            await Callers.Release(caller);
        }
    }

    private Prepared Prepare(HttpContext context, GraphQLRequest request, GraphQLCaller caller)
    {
        var prepared = engine.Prepare(request, caller);
        return prepared.Kind is OperationKind.Mutation && prepared.Errors.IsEmpty && HttpMethods.IsGet(context.Request.Method) ? Unsafe : prepared;
    }
}
