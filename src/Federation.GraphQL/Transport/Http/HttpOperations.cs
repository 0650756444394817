using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;
using Federation.GraphQL.Transport.Operations;
using Federation.GraphQL.Transport.Requests;
using Microsoft.AspNetCore.Http;

namespace Federation.GraphQL.Transport.Http;

/// <summary>GraphQL over HTTP: https://graphql.github.io/graphql-over-http/draft/</summary>
internal sealed class HttpOperations(GraphQLEngine engine, GraphQLTransportOptions options, RequestLimits limits)
{
    private static readonly RequestFault NeedsStream = new(406, TransportErrorCodes.NotAcceptable, "A subscription needs a WebSocket, or Accept: text/event-stream.");

    private static readonly RequestFault Broken = RequestFault.Bad("The body did not arrive as announced.");

    /// <summary>Reads the request; when it is not one, answers why not and returns null. Null also when the client has gone.</summary>
    public async ValueTask<IncomingRequest?> Read(HttpContext context, MediaType type)
    {
        try
        {
            var (fault, request) = await Read(context);
            if (fault is not null)
            {
                await Replies.Refuse(context, fault, type);
            }

            return request;
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            return null;
        }
    }

    public async Task Handle(HttpContext context, MediaType type)
    {
        using var request = await Read(context, type);
        if (request is null)
        {
            return;
        }

        var caller = await options.Caller(context);
        try
        {
            var prepared = engine.Prepare(request.ToRequest(HttpMethods.IsGet(context.Request.Method)), caller);
            if (prepared.NotAllowed)
            {
                await Replies.NotAllowed(context, "POST", type);
            }
            else if (!prepared.Errors.IsEmpty)
            {
                await Refuse(context, prepared, type, type);
            }
            else if (prepared.Kind is OperationKind.Subscription)
            {
                await Replies.Refuse(context, NeedsStream, type);
            }
            else
            {
                using var response = new ResponseBuffer();
                await engine.Execute(prepared, caller, response, context.RequestAborted);
                await Replies.Write(context, Statuses.Executed(response.Written.Span, type), type, response.Written);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
        finally
        {
            await Callers.Release(caller);
        }
    }

    /// <param name="manner">Whose status codes are used.</param>
    public static async ValueTask Refuse(HttpContext context, Prepared prepared, MediaType type, MediaType manner)
    {
        using var response = new ResponseBuffer();
        GraphQLEngine.WriteErrors(response, prepared.Errors);
        await Replies.Write(context, Statuses.Refused(prepared.Errors, manner), type, response.Written);
    }

    private async ValueTask<(RequestFault? Fault, IncomingRequest? Request)> Read(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            return (UrlReader.Read(context.Request.QueryString.Value ?? "", limits, out var read), read);
        }

        if (ContentType.Check(context.Request) is { } unsupported)
        {
            return (unsupported, null);
        }

        try
        {
            return await BodyReader.Read(context.Request, limits, context.RequestAborted);
        }
        catch (BadHttpRequestException fault)
        {
            return (Broken with { Status = fault.StatusCode }, null);
        }
        catch (IOException) when (!context.RequestAborted.IsCancellationRequested)
        {
            // Kestrel says no more than this of a chunk whose size overflows.
            return (Broken, null);
        }
    }
}
