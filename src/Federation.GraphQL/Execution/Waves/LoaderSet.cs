namespace Federation.GraphQL.Execution;

/// <summary>The loaders of one request.</summary>
internal sealed class LoaderSet(CancellationToken cancel)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, object> _byName = new(StringComparer.Ordinal);
    private List<IAsked> _asked = [];
    private List<IAsked> _taken = [];
    private Waves? _waves;

    public CancellationToken Cancel => cancel;

    /// <exception cref="InvalidOperationException">The name is another loader's.</exception>
    public TLoader Get<TLoader>(string name, Func<LoaderSet, TLoader> make)
        where TLoader : class
    {
        lock (_lock)
        {
            if (!_byName.TryGetValue(name, out var loader))
            {
                _byName[name] = loader = make(this);
            }

            return loader as TLoader ?? throw new InvalidOperationException($"The loader \"{name}\" has other keys or values.");
        }
    }

    /// <summary>A loader has its first key since it last fetched. It may be asked from anywhere: a resolver that waited for something else goes on elsewhere.</summary>
    public void Ask(IAsked loader)
    {
        Waves? waves;
        lock (_lock)
        {
            _asked.Add(loader);
            waves = _waves;
        }

        waves?.Wake();
    }

    /// <summary>Fetches all that was asked.</summary>
    /// <returns>False when nothing was.</returns>
    public bool Fetch(Waves waves)
    {
        lock (_lock)
        {
            _waves = waves;
            (_asked, _taken) = (_taken, _asked);
        }

        foreach (var loader in _taken)
        {
            loader.Fetch(waves);
        }

        var any = _taken.Count > 0;
        _taken.Clear();
        return any;
    }

    /// <summary>Nothing will be fetched any more: whoever still waits for a key is told so.</summary>
    public void Abandon()
    {
        lock (_lock)
        {
            _asked.ForEach(loader => ThreadPool.UnsafeQueueUserWorkItem(static asked => asked.Abandon(), loader, preferLocal: false));
            _asked.Clear();
        }
    }

    internal interface IAsked
    {
        void Fetch(Waves waves);

        void Abandon();
    }

    internal interface IFetch : IPending;
}
