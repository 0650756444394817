using Federation.GraphQL.Execution;

namespace Federation.GraphQL.Transport.Operations;

internal static class Callers
{
    public static ValueTask Release(GraphQLCaller? caller)
    {
        switch (caller)
        {
            case IAsyncDisposable disposable:
                return disposable.DisposeAsync();
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }

        return default;
    }
}
