using System.Globalization;
using System.Net;
using Federation.Cluster.Worker;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Orleans.Hosting;
using Federation.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// A silo with a whole node, without pages, driven by writers that say on standard output what was acknowledged to them, one line each:
//   ack <grain> <key> <version> <position>
// <data folder> <connection string> <name> <seed> <writers, endless> <port> <regions>
var (data, connection, name) = (args[0], args[1], args[2]);
var (seed, writers, port, regions) = (Number(args[3]), Number(args[4]), Number(args[5]), args[6]);

var host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
host.Services.AddLogging();
host.Services.AddNode(new ServerSettings { Data = data, Storage = new StorageSettings { Engine = "postgresql", ConnectionString = connection } });
host.AddSilo(new SiloPlace(IPAddress.Loopback, port, "chaos", regions.Split(',', StringSplitOptions.RemoveEmptyEntries)), connection, new NodeOptions());
host.Services.AddHostedService(provider => provider.GetRequiredService<NodeService>());
using var silo = host.Build();
await silo.StartAsync();
Console.WriteLine("started");

for (var rank = 0; rank < writers; rank++)
{
    var writer = new Writer(silo.Services, $"{name}-{rank}", seed + rank, Console.Out);
    _ = Task.Run(() => writer.Run(0));
}

await silo.WaitForShutdownAsync();
Console.WriteLine("done");

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
