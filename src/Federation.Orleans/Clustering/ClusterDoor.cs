using System.Net;
using System.Net.Sockets;
using Federation.Orleans.Hosting;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace Federation.Orleans.Clustering;

/// <summary>
/// What a silo does before it joins: prepares the tables, and strikes out those who died with everybody. A silo must reach every active silo to join, and only
/// members declare others dead; after all were killed there is no member left, rows of the dead say "active", and a lone restart gave up after
/// a minute of trying them. So whoever gives no sign of life any more <i>and</i> cannot be reached is declared dead here. Should it live, behind a network that
/// is cut for this silo and for the database alike, it finds itself dead in the table and is started again; the storage never let it fork anything.
/// </summary>
public sealed partial class ClusterDoor(SiloPlace place, string connectionString, IOptions<ClusterMembershipOptions> membership, TimeProvider clock, ILogger<ClusterDoor> log) : IHostedService
{
    // Only if its last sign of life is still the one that was judged: one statement, and the version moves, so that every silo sees it.
    private const string StrikeOut = """
        WITH struck AS (
          UPDATE orleansmembershiptable SET status = 6 WHERE deploymentid = $1 AND address = $2 AND port = $3 AND generation = $4 AND iamalivetime = $5 AND status <> 6 RETURNING deploymentid
        )
        UPDATE orleansmembershipversiontable AS cluster SET timestamp = now(), version = version + 1 FROM struck WHERE cluster.deploymentid = struck.deploymentid
        """;

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    private TimeSpan Stale => membership.Value.IAmAliveTablePublishTimeout * membership.Value.NumMissedTableIAmAliveLimit;

    /// <exception cref="StorageException">The database cannot be used.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await ClusterTables.Migrate(connectionString, cancellationToken);
        try
        {
            await using var connection = new NpgsqlConnection(ClusterTables.ConnectionString(connectionString) + ";Pooling=false");
            await connection.OpenAsync(cancellationToken);
            var (began, said) = (clock.GetTimestamp(), false);
            while (await Unanswered(connection, cancellationToken) is { Count: > 0 } silent)
            {
                if (!said)
                {
                    said = true;
                    Waiting(silent.Count);
                }

                // Alive for the database and out of reach from here: that is a network to be mended. Orleans tries once more, says so, and ends the process.
                if (clock.GetElapsedTime(began) > membership.Value.MaxJoinAttemptTime)
                {
                    return;
                }

                // Those that gave a sign lately may only be starting, or their neighbours are about to say that they are dead.
                foreach (var silo in silent.Where(silo => clock.GetUtcNow() - silo.SignOfLife > Stale))
                {
                    await Run(connection, StrikeOut, cancellationToken, place.Cluster, silo.Address, silo.Port, silo.Generation, silo.SignOfLife.UtcDateTime);
                    Struck(silo.Address, silo.Port);
                }

                await Task.Delay(Between, clock, cancellationToken);
            }
        }
        catch (NpgsqlException failure)
        {
            throw new StorageException($"PostgreSQL: the members of the cluster cannot be read (SQLSTATE {failure.SqlState ?? "none"})", false);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<List<Member>> Unanswered(NpgsqlConnection connection, CancellationToken cancel)
    {
        var members = await Members(connection, cancel);
        var answers = await Task.WhenAll(members.Select(member => Answers(member, cancel)));
        return [.. members.Where((_, i) => !answers[i])];
    }

    /// <summary>Everybody whom Orleans would have to reach; an earlier life at this very address it strikes out itself.</summary>
    private async Task<List<Member>> Members(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT address, port, generation, iamalivetime FROM orleansmembershiptable WHERE deploymentid = $1 AND status = 3 AND NOT (address = $2 AND port = $3)", connection)
        {
            Parameters = { new() { Value = place.Cluster }, new() { Value = place.Address.ToString() }, new() { Value = place.Port } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var members = new List<Member>();
        while (await reader.ReadAsync(cancel))
        {
            members.Add(new Member(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetFieldValue<DateTimeOffset>(3)));
        }

        return members;
    }

    private async Task<bool> Answers(Member member, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(membership.Value.ProbeTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Parse(member.Address), member.Port, either.Token);
            return true;
        }
        catch (Exception silent) when (silent is SocketException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancel);
    }

    private sealed record Member(string Address, int Port, int Generation, DateTimeOffset SignOfLife);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Silos} silos do not answer; joining when they do or are known to be dead")]
    private partial void Waiting(int silos);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The silo {Address}:{Port} gives no sign of life and cannot be reached: declared dead")]
    private partial void Struck(string address, int port);
}
