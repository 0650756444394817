using Federation.Node.Following;
using Federation.Server.Hosting;
using Federation.Storage.Feeds;

namespace Federation.Server.CommandLine;

/// <summary>A node without pages, for the commands that work and stop.</summary>
public sealed class Session : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Session(ServiceProvider services) => _services = services;

    public IServiceProvider Services => _services;

    public IHubStore Store => _services.GetRequiredService<IHubStore>();

    public static async Task<Session> Open(Invocation invocation, bool migrate, CancellationToken cancel)
    {
        var configuration = new ConfigurationManager();
        configuration.SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddCommandLine([.. invocation.Settings]);
        var settings = configuration.Read<ServerSettings>("Federation");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddNode(settings);
        services.AddSignIn(configuration, settings);
        var session = new Session(services.BuildServiceProvider());
        try
        {
            if (migrate)
            {
                await session.Store.Migrate(cancel);
            }
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }

        return session;
    }

    /// <summary>Runs the followers until what was imported has reached the other hubs.</summary>
    public async Task<IAsyncDisposable> Follow(CancellationToken cancel)
    {
        var node = _services.GetRequiredService<NodeService>();
        await node.StartAsync(cancel);
        return new Following(node);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Following(NodeService node) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await node.StopAsync(CancellationToken.None);
    }
}

/// <summary>Progress of long work: one line that moves on a terminal, one line a second elsewhere.</summary>
public sealed class ProgressLine(string what, TimeProvider clock)
{
    private long _last = long.MinValue;

    public void Report(long done, long? total)
    {
        var now = clock.GetTimestamp();
        if (_last != long.MinValue && clock.GetElapsedTime(_last, now) < TimeSpan.FromMilliseconds(Console.IsErrorRedirected ? 1000 : 100) && done != total)
        {
            return;
        }

        _last = now;
        var share = total is > 0 ? $" ({100 * done / total} %)" : "";
        Console.Error.Write(Console.IsErrorRedirected ? $"{what} : {done}{share}\n" : $"\r{what} : {done}{share}   ");
    }

    public void End()
    {
        if (!Console.IsErrorRedirected && _last != long.MinValue)
        {
            Console.Error.WriteLine();
        }
    }
}
