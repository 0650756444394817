namespace Federation.Gateway.Live;

/// <summary>
/// Wakes streams a few at a time, in the order in which they were rung. Woken all at once, ten thousand streams each borrowed the 4 kB into which SignalR
/// writes a message before the first gave its own back; the pool keeps some 32 a processor, so all others were made anew, 20 MB and more for each entry,
/// and the heap stayed as large as that had made it. Between two waves the pool's queue has its turn: what was written is sent, its memory is back, and a
/// page that somebody asked for meanwhile waits for one wave, not for all.
/// </summary>
internal sealed class LiveWaves : IThreadPoolWorkItem
{
    /// <summary>Streams of one wave.</summary>
    public const int Length = 16;

    private readonly Lock _gate = new();
    private LiveStream? _first;
    private LiveStream? _last;
    private int _running;

    /// <summary>Waves at the same time.</summary>
    public static int Most { get; } = Environment.ProcessorCount;

    public void Add(LiveStream stream)
    {
        bool more;
        lock (_gate)
        {
            Append(stream);
            more = OneMore();
        }

        if (more)
        {
            Later();
        }
    }

    public void Add(List<LiveStream> streams)
    {
        var more = 0;
        lock (_gate)
        {
            foreach (var stream in streams)
            {
                Append(stream);
            }

            while (more * Length < streams.Count && OneMore())
            {
                more++;
            }
        }

        for (; more > 0; more--)
        {
            Later();
        }
    }

    public void Execute()
    {
        for (var woken = 0; woken < Length; woken++)
        {
            if (Take() is not { } stream)
            {
                return;
            }

            stream.Wake();
        }

        Later();
    }

    /// <summary>Behind all that waits, not before it: a thread's own queue would be emptied from its young end.</summary>
    private void Later() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    private void Append(LiveStream stream)
    {
        if (stream.InWave)
        {
            return;
        }

        stream.InWave = true;
        if (_last is null)
        {
            _first = stream;
        }
        else
        {
            _last.Behind = stream;
        }

        _last = stream;
    }

    private bool OneMore()
    {
        if (_first is null || _running == Most)
        {
            return false;
        }

        _running++;
        return true;
    }

    /// <returns>Null when there is none: this wave is over.</returns>
    private LiveStream? Take()
    {
        lock (_gate)
        {
            if (_first is not { } stream)
            {
                _running--;
                return null;
            }

            _first = stream.Behind;
            if (_first is null)
            {
                _last = null;
            }

            (stream.Behind, stream.InWave) = (null, false);
            return stream;
        }
    }
}
