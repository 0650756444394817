using System.Collections.Concurrent;
using System.Diagnostics;
using Federation.Benchmarks.Nodes;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Feeds;

namespace Federation.Orleans.Benchmarks;

/// <summary>
/// Reads the target hub's feed as a live stream of this node does, and sees when the copy of a referral stands in it: whichever process wrote it, and the
/// same way for both engines.
/// </summary>
internal sealed class ArrivalWatch(IFeeds feeds, IHubStore store, FeedTails tails)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _awaited = new();
    private readonly AsyncSignal _signal = new(TimeProvider.System);

    /// <summary>Stopwatch ticks of the arrival.</summary>
    public Task<long> Arrival(string key) => _awaited.GetOrAdd(key, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async Task Run()
    {
        tails.Grew += hub =>
        {
            if (hub == BenchNode.Bretagne)
            {
                _signal.Ring();
            }
        };
        var position = (await store.Heads(CancellationToken.None)).GetValueOrDefault(BenchNode.Bretagne);
        while (true)
        {
            try
            {
                var page = await feeds.Read(BenchNode.Bretagne, position, 512, CancellationToken.None);
                foreach (var entry in page)
                {
                    position = entry.Position;
                    if (entry.Fact is ReferralMirrored && _awaited.TryRemove(entry.Subject.Key, out var arrival))
                    {
                        arrival.SetResult(Stopwatch.GetTimestamp());
                    }
                }

                if (page.Count == 0)
                {
                    await _signal.Wait(TimeSpan.FromMilliseconds(250), CancellationToken.None);
                }
            }
            catch (StorageException)
            {
                await _signal.Wait(TimeSpan.FromMilliseconds(250), CancellationToken.None);
            }
        }
    }
}
