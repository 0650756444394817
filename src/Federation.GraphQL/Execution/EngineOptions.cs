using Federation.GraphQL.Language;

namespace Federation.GraphQL.Execution;

/// <summary>Limits that hold before anything is executed, and while it is.</summary>
public sealed record EngineOptions
{
    /// <summary>Fields inside fields, fragments followed; 1 to 200.</summary>
    public int Depth { get; init; } = 12;

    /// <summary>Aliased fields in the document, fragments followed.</summary>
    public int Aliases { get; init; } = 30;

    /// <summary>Directives in the document.</summary>
    public int Directives { get; init; } = 50;

    /// <summary>Lexical tokens in the document.</summary>
    public int Tokens { get; init; } = 2_000;

    /// <summary>Bytes of a document.</summary>
    public int DocumentBytes { get; init; } = 32_768;

    /// <summary>Items one list may ask for through its slicing argument.</summary>
    public int ListSize { get; init; } = 100;

    /// <summary>A list of objects that no <c>@listSize</c> bounds stops the start: what a public schema wants. Else it is counted for <see cref="ListSize"/>.</summary>
    public bool BoundedLists { get; init; }

    /// <summary>Computed from <c>@cost</c> and <c>@listSize</c>.</summary>
    public int Cost { get; init; } = 5_000;

    /// <summary>Errors listed in one response; then one more says that there were others.</summary>
    public int Errors { get; init; } = 100;

    /// <summary>Bytes of one response; a larger one is given up, with an error instead of data.</summary>
    public int ResponseBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Of one execution: a query, a mutation, or one event of a subscription.</summary>
    public TimeSpan TimeOut { get; init; } = TimeSpan.FromSeconds(10);

    public bool Introspection { get; init; } = true;

    /// <summary>Parsed and validated documents kept.</summary>
    public int Documents { get; init; } = 1_000;

    /// <summary>Known documents by their SHA-256 (lower-case hexadecimal); null when only these may run is not asked for.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Persisted { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();

    public bool PersistedOnly { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// What to tell clients of an exception that the host's own code throws anywhere, such as a database that is away; null for one that it does not know
    /// either. It must not throw.
    /// </summary>
    public Func<Exception, GraphQLFault?>? Translate { get; init; }

    /// <summary>Told of every exception that was published as <see cref="ErrorCodes.Internal"/>, with what was published of it. For the log; it must not throw.</summary>
    public Action<Exception, GraphQLError>? OnFault { get; init; }
}
