using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Node.Engine;
using Federation.Search.Index;
using Federation.Storage.Feeds;
using Federation.Storage.Jobs;

namespace Federation.Gateway.Jobs.Following;

/// <summary>
/// Makes the index the same as the tables, and keeps it so.
/// <para>
/// Why nothing is missed. The position of every feed is read before the tables are streamed, so whatever commits during the stream stands after those
/// positions and is met again; a hub that opens meanwhile is followed from its first entry. Entries only name what to read again: what is applied is the
/// offer as the tables have it, at that entry or later, so meeting an entry twice, or late, changes nothing, and after the last entry of an offer the
/// index holds its last state. One reader does all of this in turn: of two reads of one offer, the older is never applied over the newer.
/// </para>
/// <para>No cursor is kept anywhere: a process that starts again builds again.</para>
/// </summary>
/// <remarks>Not for several threads at once.</remarks>
public sealed class OfferKeeper(IHubStore store, PublishedOffers offers, FeedTails tails, LiveOffers live, NodeOptions options, TimeProvider clock)
{
    private readonly Dictionary<HubId, long> _positions = [];

    /// <summary>Builds the index from the tables, however it was before; on failure it stays as it was.</summary>
    /// <exception cref="StorageException">The database cannot be used now.</exception>
    public async Task Build(CancellationToken cancel)
    {
        var known = await offers.Known(cancel);
        var diffusion = ImmutableDictionary.CreateBuilder<HubId, ImmutableArray<DiffusionRule>>();
        foreach (var (hub, _, _) in known)
        {
            diffusion[hub] = (await store.Load(GrainId.Platform(hub), cancel)).State is PlatformState platform ? platform.Diffusion : [];
        }

        await OnItsOwnThread(() => live.Index.Rebuild(offers.All(cancel).ToBlockingEnumerable(cancel)));
        _positions.Clear();
        foreach (var (hub, position, _) in known)
        {
            _positions[hub] = position;
        }

        live.Changed(diffusion.ToImmutable(), clock.GetUtcNow());
    }

    /// <summary>Looks for what nobody hinted at: feeds that grew, hubs that opened.</summary>
    /// <exception cref="StorageException">The database cannot be used now.</exception>
    public async Task Look(CancellationToken cancel)
    {
        var heads = await store.Heads(cancel);
        if (_positions.Any(known => !heads.TryGetValue(known.Key, out var head) || head < known.Value))
        {
            // A backup was put back under the running node: entries that were followed are no longer true.
            await Build(cancel);
            return;
        }

        await Follow(heads.Where(pair => pair.Value > _positions.GetValueOrDefault(pair.Key)).Select(pair => pair.Key), cancel);
    }

    /// <summary>Reads these feeds to their ends, a page of each in turn: a hub that imports much keeps no other waiting.</summary>
    /// <exception cref="StorageException">The database cannot be used now; what was read until then is applied.</exception>
    public async Task Follow(IEnumerable<HubId> hubs, CancellationToken cancel)
    {
        var left = new Queue<HubId>(hubs);
        while (left.TryDequeue(out var hub))
        {
            var after = _positions.GetValueOrDefault(hub);
            var entries = tails.After(hub, after, options.PageLength) ?? await store.Read(hub, after, options.PageLength, cancel);
            if (entries.Count > 0)
            {
                await Take(hub, entries, cancel);
                _positions[hub] = entries[^1].Position;
                left.Enqueue(hub);
            }
        }
    }

    /// <summary>Lets go of the offers whose end has come. Nobody is shown them since; this is about memory, and about what comes next in lists that are kept.</summary>
    public void LetGo()
    {
        var now = clock.GetUtcNow();
        if (live.Snapshot.FirstEnd <= now)
        {
            Apply([.. live.Snapshot.Ended(now).Select(over => OfferChange.Remove(over.Hub, over.Id))], live.Diffusion);
        }
    }

    private async Task Take(HubId hub, IReadOnlyList<Entry> entries, CancellationToken cancel)
    {
        var diffusion = live.Diffusion;
        diffusion = diffusion.ContainsKey(hub) ? diffusion : diffusion.Add(hub, []);
        foreach (var entry in entries)
        {
            if (entry.Fact is PlatformDiffusionChanged changed)
            {
                diffusion = diffusion.SetItem(hub, changed.Rules);
            }
        }

        var touched = entries.SelectMany(OfferNews.Touched).ToHashSet();
        var changes = touched.Count == 0 ? [] : (await offers.Anew(touched, cancel)).Where(IsNews).Select(pair => new OfferChange(pair.Key.Hub, OfferId.Parse(pair.Key.Key), pair.Value)).ToList();
        Apply(changes, diffusion);
    }

    /// <summary>A repeat makes no new snapshot: lists that readers keep stay valid.</summary>
    private bool IsNews(KeyValuePair<GrainId, PublishedOffer?> read) =>
        OfferId.TryParse(read.Key.Key, out var id) && live.Snapshot.Find(read.Key.Hub, id) != read.Value;

    private void Apply(List<OfferChange> changes, ImmutableDictionary<HubId, ImmutableArray<DiffusionRule>> diffusion)
    {
        if (changes.Count > 0 || diffusion != live.Diffusion)
        {
            live.Index.Apply(changes);
            live.Changed(diffusion, clock.GetUtcNow());
        }
    }

    /// <summary>A build reads for as long as the database takes and fills every processor: no thread of the pool is held for that.</summary>
    private static Task OnItsOwnThread(Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                work();
                done.SetResult();
            }
            catch (Exception failure)
            {
                done.SetException(failure);
            }
        }) { IsBackground = true, Name = "offers" }.Start();
        return done.Task;
    }
}
