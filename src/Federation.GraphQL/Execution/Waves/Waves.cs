using System.Threading.Tasks.Sources;
using Federation.GraphQL.Execution.Plans;

namespace Federation.GraphQL.Execution;

/// <summary>
/// The first phase: breadth first, starts every resolver that can be started, then lets the loaders fetch what was asked of them, then waits for
/// whatever finishes first. All of it runs as one logical thread; what finishes elsewhere only puts itself into a queue.
/// </summary>
internal sealed class Waves : IValueTaskSource
{
    private readonly Lock _lock = new();
    private readonly CancellationToken _cancel;
    private Deadline? _deadline;
    private List<IPending> _finished = [];
    private List<IPending> _taken = [];
    private ManualResetValueTaskSourceCore<bool> _signal = new() { RunContinuationsAsynchronously = true };
    private bool _waiting;
    private bool _woken;
    private bool _closed;
    private int _next;
    private int _pending;

    public Waves(Run run, CancellationToken cancel)
    {
        Run = run;
        _cancel = cancel;
    }

    public bool IsOver => _deadline?.IsOver == true || Run.IsOver();

    public Run Run { get; }

    public Arena Arena { get; } = new();

    /// <summary>Started, and not back when the response had to go without it.</summary>
    public bool IsAbandoned => _pending > 0;

    /// <summary>Starts the fields of an object that the first phase has to resolve.</summary>
    public void StartAll(Arena.Frame frame)
    {
        foreach (var field in frame.Plan.Fields)
        {
            if (field.Slot >= 0)
            {
                Start(frame.Source, field, frame.Slots + field.Slot);
            }
        }
    }

    /// <summary>The objects so far are started by hand.</summary>
    public void Skip() => _next = Arena.Frames;

    public void Start(object? source, FieldPlan field, int slot)
    {
        try
        {
            if (Run.MayRead(field.Binding.Access))
            {
                field.Binding.Start(this, source, field, slot);
            }
            else
            {
                Arena.Set(slot, Failure.Forbidden);
            }
        }
        catch (Exception exception)
        {
            Arena.Set(slot, new Failure(exception));
        }
    }

    public void Wait(IPending pending)
    {
        if (_deadline is null)
        {
            _deadline = Run.Deadline;
            _deadline.WhenOver(Wake);
        }

        _pending++;
        pending.OnCompleted(() => Finish(pending));
    }

    /// <summary>Until nothing is left to wait for, or the time is over.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for the response any more.</exception>
    public async ValueTask Drain()
    {
        while (!IsOver)
        {
            _cancel.ThrowIfCancellationRequested();
            if (_next < Arena.Frames)
            {
                StartAll(Arena.FrameAt(_next++));
            }
            else if (!Complete() && Run.Loaders?.Fetch(this) is not true)
            {
                if (_pending == 0)
                {
                    return;
                }

                await Finished().ConfigureAwait(false);
            }
        }

        // What is there already is answered.
        Complete();
    }

    /// <summary>Something is there for the one who waits.</summary>
    public void Wake()
    {
        lock (_lock)
        {
            if (!_waiting)
            {
                _woken = true;
                return;
            }

            _waiting = false;
        }

        _signal.SetResult(true);
    }

    /// <summary>Work of a loader: like a field's, but no response waits for it directly.</summary>
    public void Follow(IPending fetch) => fetch.OnCompleted(() => Finish(fetch));

    public void End()
    {
        lock (_lock)
        {
            _closed = true;
        }

        if (!IsAbandoned)
        {
            Arena.Return();
        }
        else
        {
            Run.Loaders?.Abandon();
        }
    }

    void IValueTaskSource.GetResult(short token) => _signal.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _signal.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _signal.OnCompleted(continuation, state, token, flags);

    private ValueTask Finished()
    {
        lock (_lock)
        {
            if (_woken || _finished.Count > 0)
            {
                _woken = false;
                return ValueTask.CompletedTask;
            }

            _signal.Reset();
            _waiting = true;
            return new ValueTask(this, _signal.Version);
        }
    }

    private void Finish(IPending pending)
    {
        bool closed;
        lock (_lock)
        {
            closed = _closed;
            if (!closed)
            {
                _finished.Add(pending);
            }
        }

        if (closed)
        {
            pending.Observe();
        }
        else
        {
            Wake();
        }
    }

    /// <returns>False when nothing has finished since.</returns>
    private bool Complete()
    {
        lock (_lock)
        {
            (_finished, _taken) = (_taken, _finished);
        }

        foreach (var pending in _taken)
        {
            _pending -= pending is LoaderSet.IFetch ? 0 : 1;
            pending.Complete();
        }

        var any = _taken.Count > 0;
        _taken.Clear();
        return any;
    }
}
