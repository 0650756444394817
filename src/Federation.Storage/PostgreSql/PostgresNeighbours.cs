using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Npgsql;

namespace Federation.Storage.PostgreSql;

/// <summary>
/// What nodes on one database know of each other, all of it hints: notifications (see <see cref="PostgresHints"/>), and advisory locks of a session, which the
/// server drops the moment the process behind them dies.
/// </summary>
internal sealed class PostgresNeighbours(StoreOptions options) : IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly HashSet<string> _held = new(StringComparer.Ordinal);
    private NpgsqlConnection? _locks;

    public async Task Listen(Action<HubId, long> grew, CancellationToken cancel)
    {
        try
        {
            await using var connection = await Connect(cancel);
            connection.Notification += (_, notification) =>
            {
                var parts = notification.Payload.Split(':');
                if (parts.Length == 2 && HubId.TryParse(parts[0], out var hub) && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var head))
                {
                    grew(hub, head);
                }
            };
            await using (var listen = new NpgsqlCommand("LISTEN feed", connection))
            {
                await listen.ExecuteNonQueryAsync(cancel);
            }

            while (true)
            {
                await connection.WaitAsync(cancel);
            }
        }
        catch (Exception exception) when (DatabaseErrors.Handles(exception) && !cancel.IsCancellationRequested)
        {
            throw DatabaseErrors.Translate(exception);
        }
    }

    public async Task<IReadOnlySet<string>> Own(IReadOnlyCollection<string> names, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            if (_locks is null)
            {
                _held.Clear();
                _locks = await Connect(cancel);
            }

            // The round trip also proves that the session, and so what it holds, is still alive.
            var wanted = names.Where(name => !_held.Contains(name)).ToArray();
            await using var tried = new NpgsqlCommand("SELECT k, pg_try_advisory_lock(k) FROM unnest($1::bigint[]) AS k", _locks);
            tried.Parameters.AddWithValue(wanted.Select(Key).ToArray());
            var got = new HashSet<long>();
            await using (var reader = await tried.ExecuteReaderAsync(cancel))
            {
                while (await reader.ReadAsync(cancel))
                {
                    if (reader.GetBoolean(1))
                    {
                        got.Add(reader.GetInt64(0));
                    }
                }
            }

            _held.UnionWith(wanted.Where(name => got.Contains(Key(name))));
            return names.Where(_held.Contains).ToHashSet(StringComparer.Ordinal);
        }
        catch (Exception exception) when (DatabaseErrors.Handles(exception))
        {
            await LetGo();
            throw DatabaseErrors.Translate(exception);
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync() => await LetGo();

    private async Task LetGo()
    {
        _held.Clear();
        if (_locks is { } connection)
        {
            _locks = null;
            await connection.DisposeAsync();
        }
    }

    /// <summary>Not pooled: a session that holds a lock or listens is nobody else's.</summary>
    private async Task<NpgsqlConnection> Connect(CancellationToken cancel)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, KeepAlive = 10, IncludeErrorDetail = false, ApplicationName = "federation-neighbours" };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static long Key(string name) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
