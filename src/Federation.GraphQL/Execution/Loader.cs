namespace Federation.GraphQL.Execution;

/// <summary>Fetches values of many keys at once. Keys without a value are left out of the answer.</summary>
/// <param name="keys">Distinct, at most as many as the loader's batch.</param>
public delegate ValueTask<IReadOnlyDictionary<TKey, TValue>> Fetch<TKey, TValue>(IReadOnlyList<TKey> keys, CancellationToken cancel)
    where TKey : notnull;

/// <summary>
/// Collects the keys that resolvers of one request ask for at the same time, and fetches them in one call. A key is fetched once per request; whoever
/// asks for it again gets the same answer.
/// </summary>
public sealed class Loader<TKey, TValue> : LoaderSet.IAsked
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, TaskCompletionSource<TValue?>> _known = [];
    private readonly Fetch<TKey, TValue> _fetch;
    private readonly LoaderSet _set;
    private readonly int _batch;
    private List<TKey> _waiting = [];

    internal Loader(LoaderSet set, Fetch<TKey, TValue> fetch, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        (_set, _fetch, _batch) = (set, fetch, batch);
    }

    /// <summary>The value; the default (null) when there is none for this key. Fails as the call that fetched it failed.</summary>
    public Task<TValue?> Load(TKey key)
    {
        bool first;
        TaskCompletionSource<TValue?>? answer;
        lock (_lock)
        {
            if (_known.TryGetValue(key, out answer))
            {
                return answer.Task;
            }

            if (_set.Cancel.IsCancellationRequested)
            {
                return Task.FromCanceled<TValue?>(_set.Cancel);
            }

            _known[key] = answer = new TaskCompletionSource<TValue?>();
            first = _waiting.Count == 0;
            _waiting.Add(key);
        }

        if (first)
        {
            _set.Ask(this);
        }

        return answer.Task;
    }

    /// <summary>One value per key, in the order of the keys.</summary>
    public Task<TValue?[]> LoadAll(IEnumerable<TKey> keys) => Task.WhenAll(keys.Select(Load));

    void LoaderSet.IAsked.Fetch(Waves waves)
    {
        var keys = Taken();
        for (var from = 0; from < keys.Count; from += _batch)
        {
            Begin(waves, keys.GetRange(from, Math.Min(_batch, keys.Count - from)));
        }
    }

    void LoaderSet.IAsked.Abandon() => Waiting(Taken()).ForEach(each => each.TrySetCanceled(_set.Cancel));

    private List<TKey> Taken()
    {
        lock (_lock)
        {
            var keys = _waiting;
            _waiting = [];
            return keys;
        }
    }

    private void Begin(Waves waves, List<TKey> keys)
    {
        Batch batch;
        try
        {
            batch = new Batch(this, keys, _fetch(keys, _set.Cancel));
        }
        catch (Exception exception)
        {
            batch = new Batch(this, keys, ValueTask.FromException<IReadOnlyDictionary<TKey, TValue>>(exception));
        }

        waves.Follow(batch);
    }

    private List<TaskCompletionSource<TValue?>> Waiting(List<TKey> keys)
    {
        lock (_lock)
        {
            return keys.ConvertAll(key => _known[key]);
        }
    }

    /// <summary>One call. Its keys are answered by the one who runs the waves, so that what the answers ask for in turn is fetched together again.</summary>
    private sealed class Batch(Loader<TKey, TValue> loader, List<TKey> keys, ValueTask<IReadOnlyDictionary<TKey, TValue>> answer) : LoaderSet.IFetch
    {
        public void OnCompleted(Action callback) => answer.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(callback);

        public void Complete()
        {
            var waiting = loader.Waiting(keys);
            try
            {
                var values = answer.Result;
                for (var i = 0; i < keys.Count; i++)
                {
                    waiting[i].TrySetResult(values.TryGetValue(keys[i], out var value) ? value : default);
                }
            }
            catch (Exception exception)
            {
                foreach (var each in waiting)
                {
                    each.TrySetException(exception);
                    _ = each.Task.Exception; // Nobody has to have waited for it.
                }
            }
        }

        public void Observe() => Complete();
    }
}
