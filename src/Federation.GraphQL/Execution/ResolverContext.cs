using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution;

/// <summary>What a resolver may ask for beside its arguments. One object per request.</summary>
public sealed class ResolverContext
{
    internal ResolverContext(Schema schema, GraphQLCaller caller, CancellationToken cancel)
    {
        (Schema, Caller, Cancel) = (schema, caller, cancel);
        Loaders = new LoaderSet(cancel);
    }

    /// <summary>Keys per call of a loader.</summary>
    public const int DefaultBatch = 100;

    public Schema Schema { get; }

    public GraphQLCaller Caller { get; }

    public IServiceProvider Services => Caller.Services;

    /// <summary>Cancelled when the time is over, or when nobody waits for the response any more.</summary>
    public CancellationToken Cancel { get; }

    internal LoaderSet Loaders { get; }

    /// <summary>This request's loader of this name; made the first time. Only a field that answers with a task can wait for it.</summary>
    /// <param name="batch">Keys per call, at least 1.</param>
    public Loader<TKey, TValue> Loader<TKey, TValue>(string name, Fetch<TKey, TValue> fetch, int batch = DefaultBatch)
        where TKey : notnull =>
        Loaders.Get(name, set => new Loader<TKey, TValue>(set, fetch, batch));
}
