using Federation.Gateway.GraphQL;
using Federation.GraphQL.Execution;

namespace Federation.Server.Hosting;

/// <summary>The federation's schema at <c>/graphql</c>, within the limits of the settings.</summary>
public static class GraphQLHost
{
    public const string Path = "/graphql";

    /// <summary>The name of its rate limit.</summary>
    public const string Limit = "software";

    public static void AddGraphQL(this IServiceCollection services, ServerSettings settings) => services.AddFederationGraphQL(new EngineOptions
    {
        Depth = settings.GraphQL.Depth,
        Cost = settings.GraphQL.Cost,
        TimeOut = TimeSpan.FromSeconds(settings.GraphQL.TimeOut),
        Introspection = settings.GraphQL.Introspection ?? settings.Demonstration,
    });
}
