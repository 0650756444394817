using System.Text.Json;

namespace Federation.GraphQL.Execution;

/// <summary>What a transport read from its wire. Nothing in it is trusted yet.</summary>
public sealed record GraphQLRequest
{
    /// <summary>UTF-8. Empty when <see cref="DocumentId"/> names a persisted document.</summary>
    public ReadOnlyMemory<byte> Query { get; init; }

    /// <summary>SHA-256 of a persisted document, 64 lower-case hexadecimal digits.</summary>
    public string? DocumentId { get; init; }

    public string? OperationName { get; init; }

    /// <summary>An object, or undefined when none were given.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>Mutations and subscriptions are refused: what GET asks for.</summary>
    public bool QueriesOnly { get; init; }
}

/// <summary>Who asks, as far as the engine needs to know. One object per request, shared by every resolver of it.</summary>
public abstract class GraphQLCaller(IServiceProvider services)
{
    /// <summary>The policy that everyone holds.</summary>
    public const string Public = "public";

    public IServiceProvider Services { get; } = services;

    /// <param name="policy">A name that the schema's <c>@access</c> mentions.</param>
    public abstract bool Holds(string policy);
}
