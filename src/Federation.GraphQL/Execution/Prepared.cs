using System.Collections.Immutable;
using Federation.GraphQL.Binding.Inputs;
using Federation.GraphQL.Execution.Plans;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Execution;

/// <summary>A request that may run, or the reasons why not.</summary>
public sealed class Prepared
{
    /// <summary>Empty when it may run.</summary>
    public ImmutableArray<GraphQLError> Errors { get; init; } = [];

    public OperationKind Kind { get; init; }

    /// <summary>Refused only because <see cref="GraphQLRequest.QueriesOnly"/> was asked for: HTTP says 405.</summary>
    public bool NotAllowed { get; init; }

    /// <summary>Null when it may not run.</summary>
    internal OperationPlan? Plan { get; init; }

    internal VariableValues Variables { get; init; } = VariableValues.None;
}

/// <summary>A subscription's events, each a whole response, valid until the next one is asked for. They may be read once.</summary>
/// <param name="Failed">The source refused: the only event says why.</param>
public sealed record Subscribed(bool Failed, IAsyncEnumerable<ReadOnlyMemory<byte>> Events);
