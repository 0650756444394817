using Federation.GraphQL.Execution;
using Federation.GraphQL.Transport.Http;
using Federation.GraphQL.Transport.Playground;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Federation.GraphQL.Transport;

public static class GraphQLEndpoints
{
    /// <summary>
    /// Serves an engine under one path: GraphQL over HTTP, and as the options say graphql-transport-ws, graphql-sse and GraphiQL. What is required of the
    /// returned group (authorization, rate limits, CORS) is required of all of them.
    /// </summary>
    /// <param name="path">Such as <c>/graphql</c>.</param>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path, GraphQLEngine engine, GraphQLTransportOptions options)
    {
        var group = endpoints.MapGroup(path);
        var transport = new GraphQLTransport(endpoints, engine, options);
        group.Map("", transport.Handle);
        if (options.Playground)
        {
            group.MapGet(PlaygroundPage.Folder + "/{file}", PlaygroundAssets.Handle);
        }

        return group;
    }
}
