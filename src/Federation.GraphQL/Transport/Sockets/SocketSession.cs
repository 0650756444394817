using System.Text.Json;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Transport.Operations;
using Federation.GraphQL.Transport.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Federation.GraphQL.Transport.Sockets;

/// <summary>One socket's conversation, as graphql-transport-ws has it. Messages are taken one after the other; operations run beside them.</summary>
internal sealed class SocketSession(HttpContext context, SocketWire wire, GraphQLEngine engine, GraphQLTransportOptions options, GraphQLSocketOptions bounds, RequestLimits limits, ILogger log)
{
    private readonly OperationTable _operations = new(bounds.Operations);
    private volatile bool _initialised;
    private bool _acknowledged;

    public async Task Run(CancellationToken stopping)
    {
        using var stop = stopping.UnsafeRegister(static session => ((SocketSession)session!).End(CloseCodes.GoingAway, "The server is going down"), this);
        await using var late = options.Clock.CreateTimer(static session => ((SocketSession)session!).Late(), this, bounds.InitWait, Timeout.InfiniteTimeSpan);
        try
        {
            while (await wire.Receive() is { } message)
            {
                await Take(message);
            }
        }
        finally
        {
            await _operations.Drain();
            await wire.End();
        }
    }

    private Task Take(ReadOnlyMemory<byte> text)
    {
        if (SocketMessage.Read(text, limits.JsonDepth + 1, out var message) is { } fault)
        {
            return End(CloseCodes.BadRequest, fault);
        }

        return message.Kind switch
        {
            SocketMessageKind.Init => Init(message.Payload),
            SocketMessageKind.Ping => Pong(message.Payload),
            SocketMessageKind.Subscribe when !_acknowledged => End(CloseCodes.Unauthorized, "Unauthorized"),
            SocketMessageKind.Subscribe => Subscribe(message),
            SocketMessageKind.Complete => Complete(message.Id),
            _ => Task.CompletedTask,
        };
    }

    private async Task Init(ReadOnlyMemory<byte> payload)
    {
        if (_initialised)
        {
            await End(CloseCodes.TooManyInits, "Too many initialisation requests");
            return;
        }

        _initialised = true;
        switch (await Judge(payload))
        {
            case true:
                _acknowledged = true;
                await wire.Send("{\"type\":\"connection_ack\"}"u8.ToArray(), operation: null);
                break;
            case false:
                await End(CloseCodes.Forbidden, "Forbidden");
                break;
            default:
                await End(CloseCodes.Internal, "Internal server error");
                break;
        }
    }

    /// <returns>Null when the judge itself failed.</returns>
    private async ValueTask<bool?> Judge(ReadOnlyMemory<byte> payload)
    {
        if (bounds.Authenticate is not { } authenticate)
        {
            return true;
        }

        try
        {
            using var document = payload.IsEmpty ? null : JsonDocument.Parse(payload);
            return await authenticate(context, document?.RootElement ?? default);
        }
        catch (Exception fault)
        {
            if (!context.RequestAborted.IsCancellationRequested)
            {
                TransportLog.OperationBroke(log, fault);
            }

            return null;
        }
    }

    private async Task Pong(ReadOnlyMemory<byte> payload)
    {
        using var frame = new ResponseBuffer();
        frame.Write("{\"type\":\"pong\""u8);
        if (!payload.IsEmpty)
        {
            frame.Write(",\"payload\":"u8);
            frame.Write(payload.Span);
        }

        frame.Write("}"u8);
        await wire.Send(frame.Written, operation: null);
    }

    private async Task Subscribe(SocketMessage message)
    {
        if (RequestReader.Read(message.Payload.Span, limits, out var request) is { } fault)
        {
            await End(CloseCodes.BadRequest, fault.Message);
            return;
        }

        switch (_operations.TryStart(message.Id, out var operation))
        {
            case OperationTable.Answer.Exists:
                request!.Dispose();
                await End(CloseCodes.SubscriberExists, $"Subscriber for {message.Id} already exists");
                break;
            case OperationTable.Answer.Full:
                request!.Dispose();
                await Refuse(message.Id);
                break;
            default:
                var task = new OperationTask(engine, operation!, _operations, request!, log);
                await task.Start(wire, new SocketFraming(message.Id), () => options.Caller(context));
                break;
        }
    }

    private async Task Refuse(string id)
    {
        var fault = new RequestFault(429, TransportErrorCodes.TooManyOperations, $"A socket has {bounds.Operations} operations under way at most.");
        using var response = new ResponseBuffer();
        using var frame = new ResponseBuffer();
        GraphQLEngine.WriteErrors(response, fault.Errors);
        new SocketFraming(id).Error(frame, response.Written.Span);
        await wire.Send(frame.Written, operation: null);
    }

    private Task Complete(string id)
    {
        _operations.Stop(id);
        return Task.CompletedTask;
    }

    private void Late()
    {
        if (!_initialised)
        {
            _ = End(CloseCodes.InitTimeOut, "Connection initialisation timeout");
        }
    }

    private Task End(int code, string reason) => wire.Shut(code, reason);
}
