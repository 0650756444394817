using Federation.GraphQL.Execution;
using Federation.GraphQL.Transport.Events;
using Federation.GraphQL.Transport.Http;
using Federation.GraphQL.Transport.Playground;
using Federation.GraphQL.Transport.Requests;
using Federation.GraphQL.Transport.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.GraphQL.Transport;

/// <summary>Tells what a request to the mapped path speaks, and hands it on.</summary>
internal sealed class GraphQLTransport
{
    private readonly Origins origins;
    private readonly HttpOperations http;
    private readonly RequestDelegate? sockets;
    private readonly DistinctStreams? distinct;
    private readonly SharedStreams? shared;
    private readonly MediaType[] forGet;
    private readonly MediaType[] forPost;
    private readonly string allow;
    private readonly CancellationToken stopping;

    public GraphQLTransport(IEndpointRouteBuilder endpoints, GraphQLEngine engine, GraphQLTransportOptions options)
    {
        var services = endpoints.ServiceProvider;
        var log = (services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger("Federation.GraphQL.Transport");
        var limits = new RequestLimits(engine.Options.DocumentBytes, options.VariablesBytes, options.JsonDepth);
        stopping = services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        origins = new Origins(options.Origins);
        http = new HttpOperations(engine, options, limits);
        if (options.EventStreams is { } streams)
        {
            distinct = new DistinctStreams(engine, http, options, streams, log);
            shared = new SharedStreams(engine, http, options, streams, log);
        }

        if (options.Sockets is { } bounds)
        {
            var endpoint = new SocketEndpoint(engine, options, bounds, limits, origins, log);
            var pipeline = endpoints.CreateApplicationBuilder().UseWebSockets();
            pipeline.Run(context => endpoint.Handle(context, stopping));
            sockets = pipeline.Build();
        }

        forPost = shared is null ? [] : [MediaType.EventStream];
        forGet = options.Playground ? [.. forPost, MediaType.Html] : forPost;
        allow = shared is null ? "GET, POST" : "GET, POST, PUT, DELETE";
    }

    public Task Handle(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method))
        {
            return Ask(context, Negotiation.Choose(request.Headers.Accept, forPost));
        }

        if (sockets is not null && (HttpMethods.IsConnect(request.Method) || request.Headers.Upgrade.Contains("websocket", StringComparer.OrdinalIgnoreCase)))
        {
            return sockets(context);
        }

        if (HttpMethods.IsGet(request.Method))
        {
            var type = Negotiation.Choose(request.Headers.Accept, forGet);
            return type is MediaType.Html ? PlaygroundPage.Handle(context) : Ask(context, type);
        }

        return shared is null ? NotAllowed(context) : Manage(context, shared);
    }

    private Task Ask(HttpContext context, MediaType type)
    {
        if (type is MediaType.None)
        {
            return Replies.Refuse(context, Replies.NotAcceptable, MediaType.Json).AsTask();
        }

        var token = shared is null ? null : SharedStreams.TokenOf(context.Request);
        if (type is MediaType.EventStream)
        {
            return !origins.Allows(context.Request) ? Replies.Refuse(context, Origins.Refused, MediaType.Json).AsTask()
                : token is not null && HttpMethods.IsGet(context.Request.Method) ? shared!.Open(context, token, stopping)
                : distinct!.Handle(context, stopping);
        }

        return token is null ? http.Handle(context, type) : shared!.Run(context, token, type);
    }

    /// <summary>Methods that a browser sends across origins only after asking; the origin is checked all the same.</summary>
    private Task Manage(HttpContext context, SharedStreams streams)
    {
        if (!origins.Allows(context.Request))
        {
            return Replies.Refuse(context, Origins.Refused, MediaType.Json).AsTask();
        }

        if (HttpMethods.IsPut(context.Request.Method))
        {
            return streams.Reserve(context);
        }

        return HttpMethods.IsDelete(context.Request.Method) ? streams.Stop(context, SharedStreams.TokenOf(context.Request) ?? "") : NotAllowed(context);
    }

    private Task NotAllowed(HttpContext context) => Replies.NotAllowed(context, allow, MediaType.Json).AsTask();
}
