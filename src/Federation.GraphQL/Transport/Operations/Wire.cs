namespace Federation.GraphQL.Transport.Operations;

/// <summary>
/// One connection that several operations write to, a frame at a time and in turn. An operation asks for its next event only when the last one was
/// taken, so what waits here is at most one frame for each operation, however fast the sources are. A client that does not take a frame in time is
/// given up: it costs its own connection and nobody else's.
/// </summary>
internal abstract class Wire : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly TimeSpan slowAfter;
    private readonly ITimer watch;
    private volatile bool closed;

    protected Wire(TimeSpan slowAfter, TimeProvider clock)
    {
        this.slowAfter = slowAfter;
        watch = clock.CreateTimer(static wire => ((Wire)wire!).TooSlow(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Nothing is sent any more.</summary>
    public bool Closed => closed;

    /// <param name="operation">Its frame is dropped when it was stopped while the frame waited; null for a frame of the connection itself.</param>
    /// <returns>False when the frame was not sent, and none of this operation needs to be.</returns>
    public async ValueTask<bool> Send(ReadOnlyMemory<byte> frame, Operation? operation)
    {
        await turn.WaitAsync();
        try
        {
            if (closed || operation is { Stopped: true })
            {
                return false;
            }

            await Watched(Write(frame));
            return true;
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            closed = true;
            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Ends sending, after the frame that is on its way, with a last word if there is one.</summary>
    public async ValueTask Close(Func<ValueTask>? last = null)
    {
        // Frames that already wait are dropped when their turn comes.
        closed = true;
        await turn.WaitAsync();
        try
        {
            if (last is not null)
            {
                await last();
            }
        }
        catch (Exception broken) when (IsBroken(broken))
        {
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        watch.Dispose();
        turn.Dispose();
    }

    protected abstract ValueTask Write(ReadOnlyMemory<byte> frame);

    protected abstract void TooSlow();

    /// <summary>The other side has gone: no fault of ours.</summary>
    protected abstract bool IsBroken(Exception exception);

    private async ValueTask Watched(ValueTask writing)
    {
        if (writing.IsCompletedSuccessfully)
        {
            return;
        }

        watch.Change(slowAfter, Timeout.InfiniteTimeSpan);
        try
        {
            await writing;
        }
        finally
        {
            watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
