using System.Collections.Immutable;
using System.Text.Json;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;
using Microsoft.Extensions.Logging;

namespace Federation.GraphQL.Transport.Operations;

/// <summary>Runs one operation whose responses leave in frames: the same for both protocols that stream.</summary>
internal sealed class OperationRun(GraphQLEngine engine, Wire wire, Framing framing, Operation operation, ILogger log)
{
    private static readonly ImmutableArray<GraphQLError> Broken = [new GraphQLError("The operation failed.", ErrorCodes.Internal, [], [])];

    /// <summary>Never throws: whatever happens to one operation is its own.</summary>
    /// <param name="ending">Called before the last frame leaves, when there is one.</param>
    public async Task Run(Func<Prepared> prepare, GraphQLCaller caller, Action<Operation> ending)
    {
        using var frame = new ResponseBuffer();
        try
        {
            var prepared = prepare();
            if (!prepared.Errors.IsEmpty)
            {
                await Fail(frame, prepared.Errors, ending);
            }
            else if (prepared.Kind is OperationKind.Subscription)
            {
                await Stream(frame, prepared, caller, ending);
            }
            else
            {
                framing.Open(frame);
                await engine.Execute(prepared, caller, frame, operation.Cancel);
                framing.Close(frame);
                if (await wire.Send(frame.Written, operation))
                {
                    await Complete(frame, ending);
                }
            }
        }
        catch (OperationCanceledException) when (operation.Cancel.IsCancellationRequested)
        {
        }
        catch (Exception fault)
        {
            TransportLog.OperationBroke(log, fault);
            await Fail(frame, Broken, ending);
        }
    }

    /// <summary>Tells the client that its operation could not even begin.</summary>
    public async ValueTask Broke(Action<Operation> ending)
    {
        using var frame = new ResponseBuffer();
        await Fail(frame, Broken, ending);
    }

    private async ValueTask Stream(ResponseBuffer frame, Prepared prepared, GraphQLCaller caller, Action<Operation> ending)
    {
        var subscribed = await engine.Subscribe(prepared, caller, operation.Cancel);
        await foreach (var response in subscribed.Events.WithCancellation(operation.Cancel))
        {
            if (subscribed.Failed || IsWithoutData(response.Span))
            {
                await Fail(frame, response, ending);
                return;
            }

            frame.Clear();
            framing.Open(frame);
            frame.Write(response.Span);
            framing.Close(frame);
            if (!await wire.Send(frame.Written, operation))
            {
                return;
            }
        }

        operation.Cancel.ThrowIfCancellationRequested();
        await Complete(frame, ending);
    }

    /// <summary>The source broke: an event that was executed has data, be it null.</summary>
    private static bool IsWithoutData(ReadOnlySpan<byte> response)
    {
        if (!response.StartsWith("{\"errors\":"u8))
        {
            return false;
        }

        var reader = new Utf8JsonReader(response);
        reader.Read();
        reader.Read();
        reader.Skip();
        return reader.Read() && reader.TokenType is JsonTokenType.EndObject;
    }

    private async ValueTask Complete(ResponseBuffer frame, Action<Operation> ending)
    {
        ending(operation);
        frame.Clear();
        framing.Complete(frame);
        await wire.Send(frame.Written, operation);
    }

    private async ValueTask Fail(ResponseBuffer frame, ImmutableArray<GraphQLError> errors, Action<Operation> ending)
    {
        using var response = new ResponseBuffer();
        GraphQLEngine.WriteErrors(response, errors);
        await Fail(frame, response.Written, ending);
    }

    private async ValueTask Fail(ResponseBuffer frame, ReadOnlyMemory<byte> response, Action<Operation> ending)
    {
        frame.Clear();
        framing.Error(frame, response.Span);
        if (!framing.CompletesAfterError)
        {
            ending(operation);
        }

        if (await wire.Send(frame.Written, operation) && framing.CompletesAfterError)
        {
            await Complete(frame, ending);
        }
    }
}
