using System.Collections.Concurrent;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Gateway.Live;

/// <summary>
/// What lies before the tails, read from the storage block by block. Who asks for a block that is being read waits for that reading; so a crowd
/// that comes back costs one reading of each block, and never more than two at a time.
/// </summary>
internal sealed class LiveBlocks(IHubStore store)
{
    private const long MostBytes = 32L * 1024 * 1024;
    private const int ReadingsAtOnce = 2;

    private readonly ConcurrentDictionary<(HubId Hub, long Number), Lazy<Task<LiveBlock>>> _blocks = new();
    private readonly Queue<((HubId, long) Key, long Bytes)> _held = new();
    private readonly SemaphoreSlim _readings = new(ReadingsAtOnce);
    private readonly Lock _gate = new();
    private long _bytes;

    /// <param name="number">Of a block that is full in the storage.</param>
    /// <exception cref="StorageException">The database cannot be used now.</exception>
    public Task<LiveBlock> Get(HubId hub, long number) =>
        _blocks.GetOrAdd((hub, number), key => new Lazy<Task<LiveBlock>>(() => Load(key))).Value;

    private async Task<LiveBlock> Load((HubId Hub, long Number) key)
    {
        await _readings.WaitAsync();
        try
        {
            var block = new LiveBlock(key.Number);
            foreach (var entry in await store.Read(key.Hub, block.After, LiveBlock.Length, CancellationToken.None))
            {
                block.Add(entry);
            }

            if (block.End != block.After + LiveBlock.Length)
            {
                throw new StorageException("a feed ends before its head", false);
            }

            Hold(key, block.Bytes);
            return block;
        }
        catch
        {
            // Not kept: the next who asks tries again.
            _blocks.TryRemove(key, out _);
            throw;
        }
        finally
        {
            _readings.Release();
        }
    }

    private void Hold((HubId, long) key, long bytes)
    {
        lock (_gate)
        {
            _held.Enqueue((key, bytes));
            _bytes += bytes;
            while (_bytes > MostBytes && _held.Count > 1)
            {
                var oldest = _held.Dequeue();
                _blocks.TryRemove(oldest.Key, out _);
                _bytes -= oldest.Bytes;
            }
        }
    }
}
