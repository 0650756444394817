using Federation.Domain.Grains;
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

    /// <summary>Runs the followers until it is disposed of.</summary>
    public async Task<IAsyncDisposable> Follow(CancellationToken cancel)
    {
        var node = _services.GetRequiredService<NodeService>();
        await node.StartAsync(cancel);
        return new Following(node);
    }

    /// <summary>
    /// Waits until every hub that lives here has heard every other: each follower at the head of the feed it reads, and no feed grown meanwhile. What is not
    /// heard in a minute is heard at the next start.
    /// </summary>
    public async Task Settle(CancellationToken cancel)
    {
        var clock = _services.GetRequiredService<TimeProvider>();
        var began = clock.GetTimestamp();
        while (clock.GetElapsedTime(began) < TimeSpan.FromMinutes(1))
        {
            var heads = await Store.Heads(cancel);
            if (await AllHeard(heads, cancel) && (await Store.Heads(cancel)).All(pair => heads.TryGetValue(pair.Key, out var head) && head == pair.Value))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), clock, cancel);
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<bool> AllHeard(IReadOnlyDictionary<HubId, long> heads, CancellationToken cancel)
    {
        var named = _services.GetRequiredService<HostedHubs>().Named;
        foreach (var reader in heads.Keys.Where(hub => named.Count == 0 || named.Contains(hub)))
        {
            foreach (var (source, head) in heads)
            {
                if (await Store.LoadCursor(Inbox.Follower(reader), source, cancel) < head)
                {
                    return false;
                }
            }
        }

        return true;
    }

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
