using System.Diagnostics;
using System.Globalization;
using System.Net;
using Federation.Benchmarks.Nodes;
using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Orleans.Hosting;
using Federation.Server.Hosting;
using Federation.Storage.Feeds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Orleans.Benchmarks;

/// <summary>A node without pages, with clients in it that hand referrals over from AURA to Bretagne. It is told what to do line by line.</summary>
internal static class NodeProcess
{
    public const string Verb = "node";

    /// <param name="region">Of the hubs that should live here, when it is a silo.</param>
    public static async Task<int> Run(bool orleans, string place, string data, int port, string region)
    {
        var host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        host.Logging.SetMinimumLevel(LogLevel.None);
        host.Services.AddNode(new ServerSettings { Data = data, Storage = new StorageSettings { Engine = "postgresql", ConnectionString = place } });
        if (orleans)
        {
            host.AddSilo(new SiloPlace(IPAddress.Loopback, port, "benchmark", [region]), place, new NodeOptions());
        }

        host.Services.AddHostedService(provider => provider.GetRequiredService<NodeService>());
        using var node = host.Build();
        await node.StartAsync();
        var watch = new ArrivalWatch(node.Services.GetRequiredService<IFeeds>(), node.Services.GetRequiredService<IHubStore>(), node.Services.GetRequiredService<FeedTails>());
        _ = Task.Run(watch.Run);
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            switch (line.Split(' '))
            {
                case ["run", var clients, var seconds, var seed]:
                    var (began, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                    var all = await Task.WhenAll(Enumerable.Range(0, Number(clients)).Select(client => Task.Run(() =>
                        Client(node.Services, watch, double.Parse(seconds, CultureInfo.InvariantCulture), (Number(seed) * 1000) + client))));
                    Console.WriteLine($"ran {(Environment.CpuUsage.TotalTime - processor).Ticks} {Stopwatch.GetElapsedTime(began).TotalSeconds.ToString(CultureInfo.InvariantCulture)} {string.Join(',', all.SelectMany(one => one).Select(one => $"{one.Took}:{one.At}"))}");
                    break;
                case ["weigh"]:
                    Console.WriteLine($"weighs {GC.GetTotalMemory(forceFullCollection: true)}");
                    break;
                case ["stop"]:
                    await node.StopAsync();
                    Console.WriteLine("stopped");
                    return 0;
            }
        }

        return 0;
    }

    /// <summary>Each files a request and waits until Bretagne's copy stands in its feed. Asks again what was busy, as a caller does.</summary>
    /// <returns>Stopwatch ticks: how long, and when.</returns>
    private static async Task<List<(long Took, long At)>> Client(IServiceProvider services, ArrivalWatch watch, double seconds, int seed)
    {
        var grains = services.GetRequiredService<IGrains>();
        var requests = new Requests(seed);
        var done = new List<(long, long)>();
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds)
        {
            var (id, file) = requests.Next(BenchNode.Bretagne);
            var asked = Stopwatch.GetTimestamp();
            var arrival = watch.Arrival(id.ToString());
            Reply reply;
            do
            {
                reply = await grains.Ask(id.At(BenchNode.Aura), file, Caller.Visitor, IdempotencyKey.Parse($"file:{id}"), CancellationToken.None);
            }
            while (reply.Refusal is { Kind: RefusalKind.Busy or RefusalKind.Unavailable });
            if (!reply.Accepted)
            {
                throw new InvalidOperationException($"a request was refused: {reply.Refusal!.Code}");
            }

            var at = await arrival;
            done.Add((at - asked, at));
        }

        return done;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
