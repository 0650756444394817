using Federation.Gateway.GraphQL;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.SignIn;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;
using Federation.GraphQL.Transport;

namespace Federation.Server.Hosting;

/// <summary>The federation's schema at <c>/graphql</c>, within the limits of the settings.</summary>
public static class GraphQLHost
{
    public const string Path = "/graphql";

    /// <summary>The name of its rate limit.</summary>
    public const string Limit = "software";

    public static void AddGraphQL(this IServiceCollection services, ServerSettings settings)
    {
        settings.GraphQL.Check();
        services.AddFederationGraphQL(new EngineOptions
        {
            Depth = settings.GraphQL.Depth,
            Cost = settings.GraphQL.Cost,
            TimeOut = TimeSpan.FromSeconds(settings.GraphQL.TimeOut),
            Introspection = settings.GraphQL.Introspection ?? settings.Demonstration,
        });
    }

    /// <summary>Software reads what stands in a body; the page for people would tell it nothing.</summary>
    public static ValueTask TooMany(HttpContext context, CancellationToken cancel) =>
        Write(context, StatusCodes.Status429TooManyRequests, new GraphQLFault("too-many-requests", "Too many requests from this address: wait, then send it again."), cancel);

    public static ValueTask Away(HttpContext context) => Write(context, StatusCodes.Status503ServiceUnavailable, Faults.Away(), context.RequestAborted);

    public static void MapGraphQL(this WebApplication app, ServerSettings settings) => app
        .MapGraphQL(Path, app.Services.GetRequiredService<GraphQLEngine>(), new GraphQLTransportOptions
        {
            Caller = Caller,
            Origins = settings.GraphQL.Origins,
            Playground = settings.GraphQL.Playground ?? settings.Demonstration,
            Clock = app.Services.GetRequiredService<TimeProvider>(),
        })
        // Open to visitors; the schema itself says field by field for whom.
        .AllowAnonymous()
        .RequireRateLimiting(Limit);

    /// <summary>On a connection that lasts, the session was read when it began: its accounts may have been closed since.</summary>
    private static async ValueTask<GraphQLCaller> Caller(HttpContext context)
    {
        var lasts = !HttpMethods.IsPost(context.Request.Method) && context.User.Identity?.IsAuthenticated == true;
        return Asker.Of(context, lasts ? await context.RequestServices.GetRequiredService<SignInDesk>().StillStands(context.User, context.RequestAborted) : context.User);
    }

    private static async ValueTask Write(HttpContext context, int status, GraphQLFault fault, CancellationToken cancel)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = "10";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "application/json; charset=utf-8";
        GraphQLEngine.WriteErrors(context.Response.BodyWriter, [new GraphQLError(fault.Message, fault.Code, [], [])]);
        await context.Response.BodyWriter.FlushAsync(cancel);
    }
}
