using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;
using Federation.GraphQL.Transport.Http;
using Federation.GraphQL.Transport.Operations;
using Federation.GraphQL.Transport.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Federation.GraphQL.Transport.Events;

/// <summary>Requests whose results go to a shared stream: what is wrong with one is its own answer, what comes of it is the stream's.</summary>
internal sealed class SharedOperations(GraphQLEngine engine, HttpOperations http, ILogger log)
{
    private const int LongestId = 256;

    private static readonly RequestFault Gone = new(404, TransportErrorCodes.StreamUnknown, "There is no such stream.");
    private static readonly RequestFault BadId = RequestFault.Bad($"\"operationId\" in \"extensions\" has 1 to {LongestId} characters.");
    private static readonly RequestFault Exists = new(409, TransportErrorCodes.OperationExists, "An operation of this id is under way.");
    private static readonly RequestFault Full = new(429, TransportErrorCodes.TooManyOperations, "The stream has too many operations under way.");

    public async Task Run(HttpContext context, Reservation reservation, MediaType type)
    {
        var request = await http.Read(context, type);
        if (request is null)
        {
            return;
        }

        if (request.OperationId is not { Length: > 0 and <= LongestId } id)
        {
            request.Dispose();
            await Replies.Refuse(context, BadId, type);
            return;
        }

        var answer = reservation.Operations.TryStart(id, out var operation);
        if (answer is OperationTable.Answer.Started)
        {
            await Start(context, reservation, operation!, request, type);
            return;
        }

        request.Dispose();
        await Replies.Refuse(context, answer switch { OperationTable.Answer.Exists => Exists, OperationTable.Answer.Full => Full, _ => Gone }, type);
    }

    private async Task Start(HttpContext context, Reservation reservation, Operation operation, IncomingRequest request, MediaType type)
    {
        var task = new OperationTask(engine, operation, reservation.Operations, request, log);
        GraphQLCaller? caller = null;
        try
        {
            // Reserved but not open yet: the results have nowhere to go until it is.
            if (await reservation.Stream.WaitAsync(operation.Cancel) is not { } stream)
            {
                await Replies.Refuse(context, Gone, type);
                return;
            }

            caller = await stream.Caller();
            var prepared = engine.Prepare(request.ToRequest(), caller);
            if (prepared.Errors.IsEmpty && prepared.Kind is OperationKind.Mutation && HttpMethods.IsGet(context.Request.Method))
            {
                await Replies.NotAllowed(context, "POST", type);
            }
            else if (!prepared.Errors.IsEmpty)
            {
                // Only 202 says that results will come, so that even an old client is not told 200 here.
                await HttpOperations.Refuse(context, prepared, type, MediaType.Response);
            }
            else
            {
                task.Start(stream.Wire, new EventFraming(operation.Id), prepared, caller);
                task = null;
                Replies.Common(context);
                context.Response.StatusCode = 202;
            }
        }
        catch (OperationCanceledException) when (operation.Cancel.IsCancellationRequested)
        {
            context.Response.StatusCode = 204;
        }
        finally
        {
            if (task is not null)
            {
                await task.End(caller);
            }
        }
    }
}
