using Federation.Domain.Grains;
using Federation.Storage.Projections;

namespace Federation.Storage.Feeds;

/// <summary>Folds another database's entries into states and read tables, checking that they are one whole feed: nothing missing, nothing foreign.</summary>
internal sealed class Restoring(HubId hub, Func<WriteSet, Task> apply)
{
    private const int Slice = 500;

    private readonly Dictionary<GrainId, (GrainState State, long Version)> _grains = [];
    private long _head;

    /// <exception cref="FormatException">The entries are not one whole feed of this hub.</exception>
    public async Task Run(IAsyncEnumerable<Entry> entries, CancellationToken cancel)
    {
        var writes = new WriteSet();
        await foreach (var entry in entries.WithCancellation(cancel))
        {
            Fold(entry);
            writes.Entries.Add(entry);
            writes.Heads[hub] = _head;
            if (writes.Entries.Count == Slice)
            {
                await apply(writes);
                writes = new WriteSet();
            }
        }

        foreach (var slice in _grains.Chunk(Slice))
        {
            foreach (var (grain, (state, version)) in slice)
            {
                writes.Keep(grain, version, state);
                writes.Keep(Projection.Between(grain, null, state));
            }

            await apply(writes);
            writes = new WriteSet();
        }
    }

    private void Fold(Entry entry)
    {
        var (state, version) = _grains.GetValueOrDefault(entry.Subject);
        if (entry.Hub != hub || entry.Subject.Hub != hub || entry.Position != _head + 1 || entry.Version != version + 1)
        {
            throw new FormatException($"position {_head + 1} of {hub} does not follow: another hub's entry, a gap, or a version out of turn");
        }

        _head = entry.Position;
        _grains[entry.Subject] = (Grain.Apply(entry.Subject, state, entry.Fact, entry.At), entry.Version);
    }
}
