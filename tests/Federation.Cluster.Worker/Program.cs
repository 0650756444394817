using System.Globalization;
using Federation.Cluster.Worker;
using Federation.Cluster.Worker.Race;
using Federation.Node.Following;
using Federation.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;

// A whole node, without pages, driven by writers that say on standard output what was acknowledged to them, one line each:
//   ack <grain> <key> <version> <position>
// <data folder> <connection string> <name> <seed> <writers> <commands per writer, 0 for endless> [<race clock> <seed of the roster>]
// With a clock, the writers race for pairs of trainers, and it is the node's only clock.
// Or with the first word "morning" a node that only tells and writes letters, and whose clock is ahead.
if (args[0] == "morning")
{
    await Morning.Run(args[1..]);
    return;
}

var (data, connection, name) = (args[0], args[1], args[2]);
var (seed, writers, most) = (Number(args[3]), Number(args[4]), Number(args[5]));

var services = new ServiceCollection();
services.AddLogging();
services.AddNode(new ServerSettings { Data = data, Storage = new StorageSettings { Engine = "postgresql", ConnectionString = connection } });
var roster = args.Length > 6 ? Roster.Of(Number(args[7])) : null;
if (roster is not null)
{
    services.AddSingleton<TimeProvider>(RaceClock.Parse(args[6]));
}

await using var provider = services.BuildServiceProvider();
var node = provider.GetRequiredService<NodeService>();
await node.StartAsync(CancellationToken.None);
Console.WriteLine("started");

await Task.WhenAll(Enumerable.Range(0, writers).Select(rank => Task.Run(() => roster is null
    ? new Writer(provider, $"{name}-{rank}", seed + rank, Console.Out).Run(most)
    : new Racer(provider, roster, $"{name}-{rank}", seed + rank, Console.Out).Run())));
if (most == 0)
{
    await Task.Delay(Timeout.Infinite);
}

await node.StopAsync(CancellationToken.None);
Console.WriteLine("done");

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
