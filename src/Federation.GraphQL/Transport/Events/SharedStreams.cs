using Federation.GraphQL.Execution;
using Federation.GraphQL.Transport.Http;
using Federation.GraphQL.Transport.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Federation.GraphQL.Transport.Events;

/// <summary>graphql-sse's single connection mode: PUT reserves a stream, GET opens it, POST runs an operation whose results go to it, DELETE stops one.</summary>
internal sealed class SharedStreams(GraphQLEngine engine, HttpOperations http, GraphQLTransportOptions options, GraphQLEventStreamOptions bounds, ILogger log)
{
    private const string TokenHeader = "X-GraphQL-Event-Stream-Token";

    private static readonly RequestFault Unknown = new(404, TransportErrorCodes.StreamUnknown, "There is no such stream.");
    private static readonly RequestFault AlreadyOpen = new(409, TransportErrorCodes.StreamOpen, "The stream is open already.");
    private static readonly RequestFault TooMany = new(503, TransportErrorCodes.TooManyStreams, "Too many streams are open; try again later.");
    private static readonly RequestFault NoId = RequestFault.Bad("\"operationId\" is missing.");

    private readonly Reservations _reservations = new(bounds, options.Clock);
    private readonly SharedOperations _operations = new(engine, http, log);

    /// <returns>Null when the request presents no token.</returns>
    public static string? TokenOf(HttpRequest request)
    {
        if (request.Headers.TryGetValue(TokenHeader, out var header))
        {
            return header.ToString();
        }

        return request.QueryString.HasValue && request.Query.TryGetValue("token", out var parameter) ? parameter.ToString() : null;
    }

    public async Task Reserve(HttpContext context)
    {
        if (_reservations.TryAdd(Owner(context)) is not { } reservation)
        {
            await Replies.Refuse(context, TooMany, MediaType.Json);
            return;
        }

        Replies.Common(context);
        context.Response.StatusCode = 201;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(reservation.Token, context.RequestAborted);
    }

    public async Task Open(HttpContext context, string token, CancellationToken stopping)
    {
        var reservation = _reservations.Find(token, Owner(context));
        if (reservation is null || !reservation.TryTake())
        {
            await Replies.Refuse(context, reservation is null ? Unknown : AlreadyOpen, MediaType.Json);
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        using var wire = new EventWire(context, bounds, options.Clock, log);
        using var stream = new SharedStream(context, wire, options.Caller);
        try
        {
            await wire.Open();
            reservation.Open(stream);
            await wire.KeepAlive(end.Token);
        }
        finally
        {
            _reservations.Remove(reservation);
            await wire.Close();
            await reservation.Operations.Drain();
        }
    }

    public async Task Run(HttpContext context, string token, MediaType type)
    {
        if (_reservations.Find(token, Owner(context)) is { } reservation)
        {
            await _operations.Run(context, reservation, type);
        }
        else
        {
            await Replies.Refuse(context, Unknown, type);
        }
    }

    public async Task Stop(HttpContext context, string token)
    {
        if (_reservations.Find(token, Owner(context)) is not { } reservation)
        {
            await Replies.Refuse(context, Unknown, MediaType.Json);
        }
        else if (!context.Request.Query.TryGetValue("operationId", out var id) || id is not [{ Length: > 0 } only])
        {
            await Replies.Refuse(context, NoId, MediaType.Json);
        }
        else
        {
            reservation.Operations.Stop(only);
            Replies.Common(context);
            context.Response.StatusCode = 200;
        }
    }

    private static string? Owner(HttpContext context) => context.User.Identity is { IsAuthenticated: true } identity ? identity.Name : null;
}
