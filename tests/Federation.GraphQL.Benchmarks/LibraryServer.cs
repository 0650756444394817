using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Transport;
using Federation.GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.GraphQL.Benchmarks;

/// <summary>Kestrel with the engine, or alone: the same request is read and a ready answer of the same kind is written, which is the limit of any engine behind it.</summary>
internal static class LibraryServer
{
    private static readonly byte[] Ready = """{"data":{"hello":"world"}}"""u8.ToArray();

    public static async Task<int> Run(int port, bool bare)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        if (bare)
        {
            app.MapPost("/graphql", Echo);
        }
        else
        {
            var definitions = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "peers", "library.graphql"));
            var bindings = new Bindings().Resolvers(typeof(QueryFields)).Resolvers(typeof(AuthorFields)).Object<Author>("Author").Object<Book>("Book");
            var engine = new GraphQLEngine(SchemaBuilder.Build(definitions), bindings, new EngineOptions());
            app.MapGraphQL("/graphql", engine, new GraphQLTransportOptions { Caller = context => ValueTask.FromResult<GraphQLCaller>(new Anyone(context.RequestServices)) });
        }

        await app.StartAsync();
        Console.WriteLine("ready");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task Echo(HttpContext context)
    {
        var body = context.Request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync(context.RequestAborted);
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = Ready.Length;
        await context.Response.BodyWriter.WriteAsync(Ready, context.RequestAborted);
    }
}

internal sealed class Anyone(IServiceProvider services) : GraphQLCaller(services)
{
    public override bool Holds(string policy) => policy == Public;
}
