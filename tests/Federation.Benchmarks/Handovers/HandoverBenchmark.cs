using Federation.Benchmarks.Nodes;
using Federation.Benchmarks.Peers;
using Federation.Benchmarks.Running;
using Federation.Storage;
using Npgsql;

namespace Federation.Benchmarks.Handovers;

/// <summary>Durable hand-overs from AURA to Bretagne beside what the database alone commits; the sides take turns in the same minutes.</summary>
internal static class HandoverBenchmark
{
    private static readonly TimeSpan SlowFlush = TimeSpan.FromMilliseconds(2);

    public static async Task Run(BenchOptions options, Place place, Report report)
    {
        foreach (var engine in options.Engines)
        {
            var store = await place.Fresh(engine);
            HandoverWatch? watch = null;
            await using var node = new BenchNode(store, grains => watch = new HandoverWatch(grains));
            await node.Open();
            await node.Follow();
            using var sqlite = engine == Engine.Sqlite ? new SqliteInserts(place.Folder()) : null;
            var duel = new Duel(
                options, report, engine, node, watch!,
                sqlite is not null ? (_, seconds) => sqlite.Run(seconds) : await PgBenchOn(store, place),
                () => engine == Engine.PostgreSql ? place.Cluster.CpuSeconds : 0);
            await HandoverRound.Run(node, watch!, 16, toTheEnd: true, 3, 1);
            foreach (var clients in options.Clients)
            {
                await duel.Run(clients, "");
            }

            if (engine == Engine.PostgreSql)
            {
                await place.Cluster.SlowFlush(SlowFlush);
                await duel.Run(options.Clients[^1], $", flush + {SlowFlush.TotalMilliseconds} ms");
                await place.Cluster.SlowFlush(TimeSpan.Zero);
            }

            await Count(node, duel.HandedOver);
        }
    }

    private static async Task<Func<int, double, double>> PgBenchOn(StoreOptions store, Place place)
    {
        var bench = new PgBench(place.Cluster, new NpgsqlConnectionStringBuilder(store.ConnectionString).Database!, place.Folder());
        await bench.Prepare();
        return bench.Run;
    }

    /// <summary>What was counted as handed over is there, on both sides.</summary>
    private static async Task Count(BenchNode node, int atLeast)
    {
        await using var connection = await node.Database.Hubs.OpenRead(CancellationToken.None);
        foreach (var hub in new[] { BenchNode.Aura, BenchNode.Bretagne })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM referral WHERE hub = '{hub}'";
            if (await command.ExecuteScalarAsync() is not long rows || rows < atLeast)
            {
                throw new InvalidOperationException($"{hub} does not hold the {atLeast} referrals that were counted");
            }
        }
    }
}
