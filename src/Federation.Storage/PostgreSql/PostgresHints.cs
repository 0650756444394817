using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Npgsql;

namespace Federation.Storage.PostgreSql;

/// <summary>
/// NOTIFY after the commit, never inside it: a transaction that notifies holds one lock of the whole database while it flushes, and the lanes
/// would commit one after the other. What is told late or not at all is found by whoever looks.
/// </summary>
internal sealed class PostgresHints : IAsyncDisposable
{
    private const string Channel = "feed";

    private readonly PostgresSources _sources;
    private readonly ConcurrentDictionary<HubId, long> _pending = new();
    private readonly Channel<bool> _bell = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Task _loop;

    public PostgresHints(PostgresSources sources)
    {
        _sources = sources;
        _loop = Task.Run(Send);
    }

    public void Tell(IEnumerable<AppendResult> results)
    {
        foreach (var result in results.Where(result => result.Outcome == AppendOutcome.Committed))
        {
            _pending[result.Entries[0].Hub] = result.Entries[^1].Position;
            _bell.Writer.TryWrite(true);
        }
    }

    public static async IAsyncEnumerable<FeedHint> Listen(PostgresSources sources, [EnumeratorCancellation] CancellationToken cancel)
    {
        var heard = System.Threading.Channels.Channel.CreateUnbounded<FeedHint>();
        await using var connection = new NpgsqlConnection(sources.ForListening);
        await HubStore.Guard(Open(connection, cancel));
        connection.Notification += (_, notification) =>
        {
            var parts = notification.Payload.Split(':');
            if (parts.Length == 2 && HubId.TryParse(parts[0], out var hub) && long.TryParse(parts[1], out var head))
            {
                heard.Writer.TryWrite(new FeedHint(hub, head));
            }
        };
        while (true)
        {
            await HubStore.Guard(Wait(connection, cancel));
            while (heard.Reader.TryRead(out var hint))
            {
                yield return hint;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _bell.Writer.TryComplete();
        await _loop;
    }

    private async Task Send()
    {
        await foreach (var _ in _bell.Reader.ReadAllAsync())
        {
            var texts = new List<string>();
            foreach (var hub in _pending.Keys)
            {
                if (_pending.TryRemove(hub, out var head))
                {
                    texts.Add($"{hub}:{head}");
                }
            }

            try
            {
                await using var connection = await _sources.Reads.OpenConnectionAsync();
                await using var batch = connection.CreateBatch();
                batch.Add($"SELECT pg_notify('{Channel}', text) FROM unnest($1) AS text").With([.. texts]);
                await batch.ExecuteNonQueryAsync();
            }
            catch (Exception exception) when (DatabaseErrors.Handles(exception))
            {
                // The entries are written; who was to hear of them looks by itself.
            }
        }
    }

    private static async Task<bool> Wait(NpgsqlConnection connection, CancellationToken cancel)
    {
        await connection.WaitAsync(cancel);
        return true;
    }

    private static async Task<bool> Open(NpgsqlConnection connection, CancellationToken cancel)
    {
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand($"LISTEN {Channel}", connection);
        await command.ExecuteNonQueryAsync(cancel);
        return true;
    }
}
