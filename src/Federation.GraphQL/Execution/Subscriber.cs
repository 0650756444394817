using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Federation.GraphQL.Execution.Fields;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Execution;

/// <summary>Opens one subscription, and executes it for each event of its source.</summary>
internal sealed class Subscriber(GraphQLEngine engine, BoundSchema bound, EngineOptions options)
{
    private static readonly GraphQLError NotClosed = new("A subscription's source did not close.", ErrorCodes.Internal, [], []);

    private static readonly GraphQLError NoStream = new("A subscription asks for one field, which is a stream.", ErrorCodes.Validation, [], []);

    /// <summary>Lasts as long as the subscription: its token ends the source.</summary>
    private readonly Run _opening = new(bound, options, Timeout.InfiniteTimeSpan);

    public Subscribed Open(Prepared prepared, GraphQLCaller caller, CancellationToken cancel)
    {
        if (prepared.Plan is null)
        {
            return Refused(prepared.Errors);
        }

        if (prepared.Kind != OperationKind.Subscription)
        {
            throw new InvalidOperationException("Only a subscription can be opened.");
        }

        if (prepared.Plan.Root.Fields is not [{ Binding: IStreamBinding }])
        {
            return Refused([NoStream]);
        }

        // Transports give back the request's JSON long before the last event.
        var kept = new Prepared { Kind = prepared.Kind, Plan = prepared.Plan, Variables = prepared.Variables.Kept() };
        return _opening.TryOpen(kept, caller, cancel) is { } source
            ? new Subscribed(false, Events(source, kept, caller, cancel, default))
            : Refused(_opening.Errors);
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> Events(
        IAsyncEnumerator<object> source, Prepared prepared, GraphQLCaller caller, CancellationToken cancel, [EnumeratorCancellation] CancellationToken alsoCancel)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, alsoCancel);
        var to = new ArrayBufferWriter<byte>();
        var moving = Task.FromResult(true);
        try
        {
            while (true)
            {
                moving = source.MoveNextAsync().AsTask();
                var moved = await Outcome(moving, both.Token).ConfigureAwait(false);
                if (moved is not true)
                {
                    if (_opening.HasErrors)
                    {
                        to.ResetWrittenCount();
                        ResponseJson.WriteErrors(to, _opening.Errors);
                        yield return to.WrittenMemory;
                    }

                    yield break;
                }

                to.ResetWrittenCount();
                if (!await TryExecute(prepared, source.Current, caller, to, both.Token).ConfigureAwait(false))
                {
                    yield break;
                }

                yield return to.WrittenMemory;
            }
        }
        finally
        {
            await Close(source, moving).ConfigureAwait(false);
        }
    }

    /// <summary>Whether there is another event; null when the source failed or nobody listens any more.</summary>
    private async Task<bool?> Outcome(Task<bool> moving, CancellationToken cancel)
    {
        try
        {
            return await moving.WaitAsync(cancel).ConfigureAwait(false);
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            _opening.NoteAtRoot(exception);
            return null;
        }
    }

    /// <returns>False when nobody listens any more.</returns>
    private async ValueTask<bool> TryExecute(Prepared prepared, object source, GraphQLCaller caller, ArrayBufferWriter<byte> to, CancellationToken cancel)
    {
        try
        {
            await engine.Execute(prepared, source, caller, to, cancel).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>A source that does not hear its cancellation is left behind, and closed when it comes back.</summary>
    private async Task Close(IAsyncEnumerator<object> source, Task<bool> moving)
    {
        _opening.Deadline.Cancel();
        _opening.End();
        if (!moving.IsCompleted)
        {
            _ = moving.ContinueWith(_ => source.DisposeAsync().AsTask(), TaskScheduler.Default).Unwrap().ContinueWith(
                static closed => closed.Exception, TaskScheduler.Default);
            return;
        }

        try
        {
            await source.DisposeAsync().AsTask().WaitAsync(options.TimeOut, options.Clock).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            options.OnFault?.Invoke(exception, NotClosed);
        }
    }

    private static Subscribed Refused(ImmutableArray<GraphQLError> errors)
    {
        var to = new ArrayBufferWriter<byte>();
        ResponseJson.WriteErrors(to, errors);
        return new Subscribed(true, One(to.WrittenMemory));
    }

#pragma warning disable CS1998 // It has nothing to wait for.
    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> One(ReadOnlyMemory<byte> response)
#pragma warning restore CS1998
    {
        yield return response;
    }
}
