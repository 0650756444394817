namespace Federation.GraphQL.Transport.Operations;

/// <summary>
/// One connection that several operations write to, a frame at a time and in turn. An operation asks for its next event only when the last one was
/// taken, so what waits here is at most one frame for each operation, however fast the sources are. A client that does not take a frame in time is
/// given up: it costs its own connection and nobody else's.
/// </summary>
internal abstract class Wire : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TimeSpan _slowAfter;
    private readonly ITimer _watch;
    private volatile bool _closed;

    protected Wire(TimeSpan slowAfter, TimeProvider clock)
    {
        _slowAfter = slowAfter;
        _watch = clock.CreateTimer(static wire => ((Wire)wire!).TooSlow(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Nothing is sent any more.</summary>
    public bool Closed => _closed;

    /// <param name="operation">Its frame is dropped when it was stopped while the frame waited; null for a frame of the connection itself.</param>
    /// <returns>False when the frame was not sent, and none of this operation needs to be.</returns>
    public async ValueTask<bool> Send(ReadOnlyMemory<byte> frame, Operation? operation)
    {
        await _turn.WaitAsync();
        try
        {
            if (_closed || operation is { Stopped: true })
            {
                return false;
            }

            await Watched(Write(frame));
            return true;
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            _closed = true;
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends sending, after the frame that is on its way, with a last word if there is one.</summary>
    public async ValueTask Close(Func<ValueTask>? last = null)
    {
        // Frames that already wait are dropped when their turn comes.
        _closed = true;
        await _turn.WaitAsync();
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
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _watch.Dispose();
        _turn.Dispose();
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

        _watch.Change(_slowAfter, Timeout.InfiniteTimeSpan);
        try
        {
            await writing;
        }
        finally
        {
            _watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
