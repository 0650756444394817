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
}
