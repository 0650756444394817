namespace Federation.Server.Hosting;

/// <summary>
/// Bound from <c>Federation:GraphQL</c>. The defaults fit the site's own questions and GraphiQL's; what is beyond them is refused before anything is read.
/// </summary>
public sealed record GraphQLSettings
{
    /// <summary>Whether the schema can be asked for; null: in demonstration only.</summary>
    public bool? Introspection { get; init; }

    /// <summary>GraphiQL for browsers at <c>/graphql</c>; null: in demonstration only.</summary>
    public bool? Playground { get; init; }

    /// <summary>Fields inside fields.</summary>
    public int Depth { get; init; } = 16;

    /// <summary>Computed from the weights that the schema states.</summary>
    public int Cost { get; init; } = 5_000;

    /// <summary>Seconds until the resolvers of a question are cancelled.</summary>
    public int TimeOut { get; init; } = 10;

    /// <summary>HTTP requests that one network address may send in ten seconds, and twice as many at once.</summary>
    public int Requests { get; init; } = 100;

    /// <summary>Other origins whose pages may open live connections, as <c>https://example.org</c>.</summary>
    public string[] Origins { get; init; } = [];

    /// <exception cref="SettingsException">A limit that would let nothing through.</exception>
    public void Check()
    {
        foreach (var (name, value, most) in new[] { (nameof(Depth), Depth, 100), (nameof(Cost), Cost, 1_000_000), (nameof(TimeOut), TimeOut, 600), (nameof(Requests), Requests, 1_000_000) })
        {
            if (value < 1 || value > most)
            {
                throw new SettingsException($"Federation:GraphQL:{name} : un nombre de 1 à {most}.");
            }
        }
    }
}
