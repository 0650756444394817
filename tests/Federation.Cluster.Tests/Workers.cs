using System.Globalization;
using Federation.Domain.Grains;
using Federation.Running;

namespace Federation.Cluster.Tests;

/// <summary>What a worker was told: this command of this grain is kept, with this version, at this position.</summary>
public readonly record struct Ack(GrainId Grain, string Key, long Version, long Position)
{
    public static Ack? Read(string line)
    {
        var words = line.Split(' ');
        return words is ["ack", var grain, var key, var version, var position]
            ? new Ack(GrainId.Parse(grain), key, long.Parse(version, CultureInfo.InvariantCulture), long.Parse(position, CultureInfo.InvariantCulture))
            : null;
    }
}

/// <summary>Every worker that ever ran on one place, and every word of theirs.</summary>
public sealed class Workers(Place place) : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Federation.Cluster.Worker.dll");

    private readonly List<ChildProcess> _all = [];

    public IEnumerable<string> Lines => _all.SelectMany(worker => worker.Output);

    public int Acknowledged => Lines.Count(line => line.StartsWith("ack ", StringComparison.Ordinal));

    public IReadOnlyList<Ack> Acks => [.. Lines.Select(Ack.Read).OfType<Ack>()];

    /// <param name="most">Commands of each writer; 0: until it is killed.</param>
    /// <param name="race">Clock and seed of the roster, for those who race.</param>
    public ChildProcess Start(int seed, int writers, int most = 0, params string[] race)
    {
        var worker = ChildProcess.Start(["dotnet", Program, place.Data, place.Database!, $"w{_all.Count}", $"{seed}", $"{writers}", $"{most}", .. race]);
        _all.Add(worker);
        return worker;
    }

    /// <summary>A node that asks nothing and hears everything, until every hub has read every feed to its end.</summary>
    public async Task Settle()
    {
        var node = Start(0, 0);
        await Quiet.Settled(place);
        await node.Kill();
    }

    public void Dispose() => _all.ForEach(worker => worker.Dispose());
}
