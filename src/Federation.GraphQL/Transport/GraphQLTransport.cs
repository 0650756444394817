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
    private readonly Origins _origins;
    private readonly HttpOperations _http;
    private readonly RequestDelegate? _sockets;
    private readonly DistinctStreams? _distinct;
    private readonly SharedStreams? _shared;
    private readonly MediaType[] _forGet;
    private readonly MediaType[] _forPost;
    private readonly string _allow;
    private readonly CancellationToken _stopping;

    public GraphQLTransport(IEndpointRouteBuilder endpoints, GraphQLEngine engine, GraphQLTransportOptions options)
    {
        var services = endpoints.ServiceProvider;
        var log = (services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger("Federation.GraphQL.Transport");
        var limits = new RequestLimits(engine.Options.DocumentBytes, options.VariablesBytes, options.JsonDepth);
        _stopping = services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        _origins = new Origins(options.Origins);
        _http = new HttpOperations(engine, options, limits);
        if (options.EventStreams is { } streams)
        {
            _distinct = new DistinctStreams(engine, _http, options, streams, log);
            _shared = new SharedStreams(engine, _http, options, streams, log);
        }

        if (options.Sockets is { } bounds)
        {
            var endpoint = new SocketEndpoint(engine, options, bounds, limits, _origins, log);
            var pipeline = endpoints.CreateApplicationBuilder().UseWebSockets();
            pipeline.Run(context => endpoint.Handle(context, _stopping));
            _sockets = pipeline.Build();
        }

        _forPost = _shared is null ? [] : [MediaType.EventStream];
        _forGet = options.Playground ? [.. _forPost, MediaType.Html] : _forPost;
        _allow = _shared is null ? "GET, POST" : "GET, POST, PUT, DELETE";
    }

    public Task Handle(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method))
        {
            return Ask(context, Negotiation.Choose(request.Headers.Accept, _forPost));
        }

        if (_sockets is not null && (HttpMethods.IsConnect(request.Method) || request.Headers.Upgrade.Contains("websocket", StringComparer.OrdinalIgnoreCase)))
        {
            return _sockets(context);
        }

        if (HttpMethods.IsGet(request.Method))
        {
            var type = Negotiation.Choose(request.Headers.Accept, _forGet);
            return type is MediaType.Html ? PlaygroundPage.Handle(context) : Ask(context, type);
        }

        return _shared is null ? NotAllowed(context) : Manage(context, _shared);
    }

    private Task Ask(HttpContext context, MediaType type)
    {
        if (type is MediaType.None)
        {
            return Replies.Refuse(context, Replies.NotAcceptable, MediaType.Json).AsTask();
        }

        var token = _shared is null ? null : SharedStreams.TokenOf(context.Request);
        if (type is MediaType.EventStream)
        {
            return !_origins.Allows(context.Request) ? Replies.Refuse(context, Origins.Refused, MediaType.Json).AsTask()
                : token is not null && HttpMethods.IsGet(context.Request.Method) ? _shared!.Open(context, token, _stopping)
                : _distinct!.Handle(context, _stopping);
        }

        return token is null ? _http.Handle(context, type) : _shared!.Run(context, token, type);
    }

    /// <summary>Methods that a browser sends across origins only after asking; the origin is checked all the same.</summary>
    private Task Manage(HttpContext context, SharedStreams streams)
    {
        if (!_origins.Allows(context.Request))
        {
            return Replies.Refuse(context, Origins.Refused, MediaType.Json).AsTask();
        }

        if (HttpMethods.IsPut(context.Request.Method))
        {
            return streams.Reserve(context);
        }

        return HttpMethods.IsDelete(context.Request.Method) ? streams.Stop(context, SharedStreams.TokenOf(context.Request) ?? "") : NotAllowed(context);
    }

    private Task NotAllowed(HttpContext context) => Replies.NotAllowed(context, _allow, MediaType.Json).AsTask();
}
