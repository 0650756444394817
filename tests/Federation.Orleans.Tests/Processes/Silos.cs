using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Federation.Cluster.Tests;
using Federation.Running;

namespace Federation.Orleans.Tests.Processes;

/// <summary>Every silo process that ever ran on one place, and every word of theirs.</summary>
public sealed class Silos(Place place) : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Federation.Orleans.Worker.dll");

    private readonly List<ChildProcess> _all = [];

    public IEnumerable<string> Lines => _all.SelectMany(silo => silo.Output);

    public int Acknowledged => Lines.Count(line => line.StartsWith("ack ", StringComparison.Ordinal));

    public IReadOnlyList<Ack> Acks => [.. Lines.Select(Ack.Read).OfType<Ack>()];

    public string Words => string.Join("\n--\n", _all.Select(silo => string.Join('\n', silo.Errors.TakeLast(20))));

    /// <param name="port">0: one that is free now.</param>
    public ChildProcess Start(int seed, int writers, int port = 0, string regions = "")
    {
        var silo = ChildProcess.Start(["dotnet", Program, place.Data, place.Database!, $"w{_all.Count}", $"{seed}", $"{writers}", (port == 0 ? FreePort() : port).ToString(CultureInfo.InvariantCulture), regions]);
        _all.Add(silo);
        return silo;
    }

    /// <summary>A silo that asks nothing and hears everything, until every hub has read every feed to its end.</summary>
    public async Task Settle()
    {
        var silo = Start(0, 0);
        await Quiet.Settled(place);
        await silo.Kill();
    }

    public void Dispose() => _all.ForEach(silo => silo.Dispose());

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
