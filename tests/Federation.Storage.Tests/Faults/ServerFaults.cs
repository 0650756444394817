using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Federation.Testing.Domain;
using Federation.Testing.PostgreSql;
using Npgsql;

namespace Federation.Storage.Tests.Faults;

public sealed class ServerFaultsOnPostgres() : StoreSuite(On.Postgres)
{
    [Fact]
    public async Task Connections_cut_between_two_commands_are_not_noticed()
    {
        await Describe("a", "one");
        await Postgres.CutConnections(Place);
        Assert.Equal(AppendOutcome.Committed, (await Describe("a", "two"))!.Outcome);
        await Postgres.CutConnections(Place);
        Assert.Equal(2, (await Store.Load(Samples.StructureAt(Aura, "a"), Cancel)).Version);
    }

    [Fact]
    public async Task Connections_cut_under_load_lose_nothing_that_was_acknowledged_and_double_nothing()
    {
        var acknowledged = new List<(IdempotencyKey Key, long Position)>();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                var key = Key($"{writer}-{i}");
                while (true)
                {
                    try
                    {
                        var result = await Store.Ask(Samples.StructureAt(Aura, $"s-{i % 5}"), Samples.Structure($"{writer} {i}"), Caller.Operator, Now, key);
                        if (result is null)
                        {
                            // The commit whose answer was lost had been written, and nothing came after it.
                            result = AppendResult.Repeated((await Store.FindReply(Samples.StructureAt(Aura, $"s-{i % 5}"), key, Cancel))!.Value.Reply);
                        }

                        lock (acknowledged)
                        {
                            acknowledged.Add((key, result.Reply!.Position));
                        }

                        break;
                    }
                    catch (StorageException)
                    {
                        // Asked again with the same key, known outcome or not.
                    }
                }
            }
        })).ToList();
        var all = Task.WhenAll(writers);
        var cut = 0L;
        while (!all.IsCompleted)
        {
            cut += await Postgres.CutConnections(Place);
            await Task.WhenAny(all, Ticks(5));
        }

        await all;
        Assert.True(cut > 0);
        Assert.Equal(240, acknowledged.Count);
        var feed = await Store.ReadAll(Aura);
        Assert.Equal(acknowledged.Select(one => one.Position).Order(), feed.Select(entry => entry.Position));
    }

    [Fact]
    public async Task A_stopped_server_is_an_error_and_a_started_one_is_used_again()
    {
        using var cluster = PostgresCluster.StartNew();
        await using var database = Database.Open(await cluster.CreateDatabase());
        await database.Hubs.Migrate(Cancel);
        Task<AppendResult?> Ask(string name) => database.Hubs.Ask(Samples.StructureAt(Aura, "a"), Samples.Structure(name), Caller.Operator, Now, Key(name));
        await Ask("one");

        cluster.Stop();
        Assert.False((await Assert.ThrowsAsync<StorageException>(() => Ask("two"))).OutcomeUnknown);
        await Assert.ThrowsAsync<StorageException>(() => database.Hubs.Ping(Cancel));
        await Assert.ThrowsAsync<StorageException>(() => database.Hubs.Read(Aura, 0, 10, Cancel));

        cluster.Start();
        await database.Hubs.Ping(Cancel);
        Assert.Equal(AppendOutcome.Committed, (await Ask("two"))!.Outcome);
        Assert.Equal(2, (await database.Hubs.ReadAll(Aura)).Count);
    }

    [Fact]
    public async Task A_database_made_read_only_is_said_so_without_quoting_rows()
    {
        await Describe("a", "secret name");
        await Execute($"ALTER DATABASE \"{new NpgsqlConnectionStringBuilder(Place).Database}\" SET default_transaction_read_only = on");
        await Postgres.CutConnections(Place);

        await Assert.ThrowsAsync<StorageException>(() => Store.Ping(Cancel));
        var refused = await Assert.ThrowsAsync<StorageException>(() => Describe("a", "another secret"));
        Assert.Contains("read-only", refused.Message);
        Assert.DoesNotContain("secret", refused.ToString());
        Assert.Single(await Store.Read(Aura, 0, 10, Cancel));
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Place + ";Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    /// <summary>Lets the writers get somewhere: as many commits elsewhere as asked.</summary>
    private async Task Ticks(int count)
    {
        for (var i = 0; i < count; i++)
        {
            try
            {
                await Store.SaveCursor("tick", Bretagne, i, Cancel);
            }
            catch (StorageException)
            {
                // Cut like the others.
            }
        }
    }
}
