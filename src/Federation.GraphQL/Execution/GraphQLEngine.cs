using System.Buffers;
using System.Collections.Immutable;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution;

/// <summary>
/// One schema with its resolvers. Made once at start, where everything that can be wrong is found and named; then shared by all requests.
/// </summary>
public sealed class GraphQLEngine
{
    /// <exception cref="BindingException">Every fault of the schema and of its bindings at once, each with the name of the type and field.</exception>
    public GraphQLEngine(Schema schema, Bindings bindings, EngineOptions options) => throw new NotImplementedException();

    public Schema Schema => throw new NotImplementedException();

    public EngineOptions Options => throw new NotImplementedException();

    /// <summary>Parses, validates, weighs, picks the operation and coerces the variables; documents are remembered by their hash.</summary>
    public Prepared Prepare(GraphQLRequest request, GraphQLCaller caller) => throw new NotImplementedException();

    /// <summary>Runs a query or a mutation and writes the whole response as JSON. Never throws for what a request or a resolver did.</summary>
    public ValueTask Execute(Prepared prepared, GraphQLCaller caller, IBufferWriter<byte> to, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>
    /// Opens a subscription's source. Each event is a whole response as JSON, valid until the next one is asked for. When the source itself refuses, the
    /// single event is a response without data and <see cref="Subscribed.Failed"/> is true.
    /// </summary>
    public ValueTask<Subscribed> Subscribe(Prepared prepared, GraphQLCaller caller, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>The response for a request that was refused before it was executed.</summary>
    public static void WriteErrors(IBufferWriter<byte> to, ImmutableArray<GraphQLError> errors) => throw new NotImplementedException();
}

/// <summary>A request that may run, or the reasons why not.</summary>
public sealed class Prepared
{
    /// <summary>Empty when it may run.</summary>
    public ImmutableArray<GraphQLError> Errors { get; init; } = [];

    public OperationKind Kind { get; init; }

    /// <summary>Refused only because <see cref="GraphQLRequest.QueriesOnly"/> was asked for: HTTP says 405.</summary>
    public bool NotAllowed { get; init; }
}

public sealed record Subscribed(bool Failed, IAsyncEnumerable<ReadOnlyMemory<byte>> Events);
