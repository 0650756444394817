using Federation.Domain.Grains;
using Federation.Gateway.Following;
using Federation.Node.Engine;
using Federation.Search.Training;
using Federation.Storage.Feeds;
using Federation.Storage.Training;

namespace Federation.Gateway.Training.Following;

/// <summary>The index of trainers and pairs.</summary>
public sealed class TrainerKeeper(IHubStore store, Trainers trainers, Pairs pairs, FeedTails tails, LiveTrainers live, NodeOptions options) : FeedKeeper(store, tails, options)
{
    public override async Task Build(CancellationToken cancel)
    {
        var heads = await Store.Heads(cancel);
        var known = new List<KnownTrainer>();
        await foreach (var trainer in trainers.All(cancel))
        {
            known.Add(trainer);
        }

        live.Index.Rebuild(known, await pairs.Formed(cancel));
        Begin(heads);
        live.Changed();
    }

    protected override async Task Take(HubId hub, IReadOnlyList<Entry> entries, CancellationToken cancel)
    {
        var touched = entries.Select(TrainerNews.Touched).OfType<GrainId>().Distinct().ToList();
        if (touched.Count > 0)
        {
            live.Index.Apply(new TrainerChanges(await trainers.Anew(touched, cancel), await pairs.Anew(touched, cancel)));
        }
    }
}
