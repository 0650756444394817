using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Gateway.Following;
using Federation.Node.Engine;
using Federation.Search.Index;
using Federation.Storage.Feeds;
using Federation.Storage.Jobs;

namespace Federation.Gateway.Jobs.Following;

/// <summary>The index of offers, and what each hub shows of the others.</summary>
public sealed class OfferKeeper(IHubStore store, PublishedOffers offers, FeedTails tails, LiveOffers live, NodeOptions options, TimeProvider clock) : FeedKeeper(store, tails, options)
{
    public override async Task Build(CancellationToken cancel)
    {
        var known = await offers.Known(cancel);
        var diffusion = ImmutableDictionary.CreateBuilder<HubId, ImmutableArray<DiffusionRule>>();
        foreach (var (hub, _, _) in known)
        {
            diffusion[hub] = (await Store.Load(GrainId.Platform(hub), cancel)).State is PlatformState platform ? platform.Diffusion : [];
        }

        await OnItsOwnThread(() => live.Index.Rebuild(offers.All(cancel).ToBlockingEnumerable(cancel)));
        Begin(known.Select(one => KeyValuePair.Create(one.Hub, one.Position)));
        live.Changed(diffusion.ToImmutable(), clock.GetUtcNow());
    }

    /// <summary>Lets go of the offers whose end has come. Nobody is shown them since; this is about memory, and about what comes next in lists that are kept.</summary>
    public override void LetGo()
    {
        var now = clock.GetUtcNow();
        if (live.Snapshot.FirstEnd <= now)
        {
            Apply([.. live.Snapshot.Ended(now).Select(over => OfferChange.Remove(over.Hub, over.Id))], live.Diffusion);
        }
    }

    protected override async Task Take(HubId hub, IReadOnlyList<Entry> entries, CancellationToken cancel)
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
