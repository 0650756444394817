using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Node.Engine;

namespace Federation.Node.Following;

/// <summary>Where a follower stands in a feed. A cursor that is lost makes it read again, which changes nothing.</summary>
public interface ICursors
{
    Task<long> Load(string follower, HubId source, CancellationToken cancel);

    Task Save(string follower, HubId source, long position, CancellationToken cancel);
}

/// <summary>Where the entries come from: the storage here, a network in the simulator.</summary>
public interface IFeeds
{
    /// <summary>Entries after a position; a page that does not begin right after it, or skips, is ignored by the reader.</summary>
    Task<IReadOnlyList<Entry>> Read(HubId source, long after, int most, CancellationToken cancel);

    /// <summary>A reading hub's own platform, for its services and clocks.</summary>
    ValueTask<PlatformState?> Platform(HubId hub, CancellationToken cancel);
}

/// <param name="Read">Entries taken.</param>
/// <param name="Waiting">Some reaction could not be done now; the cursor stays before it.</param>
public readonly record struct InboxStep(int Read, bool Waiting);

/// <summary>
/// Carries one hub's entries to the hubs that live here: read a page, give each reaction to its grain, move the cursor. Dying between any two
/// of these lines repeats reactions, and each is known by its entry's position. Reactions of one grain keep the feed's order; grains go side by side.
/// </summary>
public sealed class Inbox(IFeeds feeds, IGrains grains, ICursors cursors, HubId source, IReadOnlyCollection<HubId> readers, int page, Action<HubId, Refusal>? skipped = null)
{
    private readonly Dictionary<HubId, long> _positions = [];

    public static string Follower(HubId reader) => $"inbox:{reader}";

    public long Position => _positions.Count == 0 ? 0 : _positions.Values.Min();

    public async Task<InboxStep> Step(CancellationToken cancel)
    {
        foreach (var reader in readers)
        {
            if (!_positions.ContainsKey(reader))
            {
                _positions[reader] = await cursors.Load(Follower(reader), source, cancel);
            }
        }

        var entries = await feeds.Read(source, Position, page, cancel);
        if (entries.Count == 0 || !Joins(entries, Position))
        {
            return new InboxStep(0, false);
        }

        var failed = await React(entries, cancel);
        var upTo = failed is { } stop ? stop - 1 : entries[^1].Position;
        foreach (var reader in readers)
        {
            if (_positions[reader] < upTo)
            {
                _positions[reader] = upTo;
                await cursors.Save(Follower(reader), source, upTo, cancel);
            }
        }

        return new InboxStep(entries.Count, failed is not null);
    }

    private static bool Joins(IReadOnlyList<Entry> entries, long after)
    {
        foreach (var entry in entries)
        {
            if (entry.Position != ++after)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first position that could not be done now, or null.</summary>
    private async Task<long?> React(IReadOnlyList<Entry> entries, CancellationToken cancel)
    {
        var byGrain = new Dictionary<GrainId, List<(long Position, Reaction Reaction)>>();
        foreach (var reader in readers)
        {
            PlatformState? own = null;
            var asked = false;
            foreach (var entry in entries)
            {
                if (entry.Position <= _positions[reader] || !entry.Audience.MayBeReadBy(reader, entry.Hub))
                {
                    continue;
                }

                if (!asked)
                {
                    own = await feeds.Platform(reader, cancel);
                    asked = true;
                }

                if (Reactions.To(entry, reader, own) is { } reaction)
                {
                    if (!byGrain.TryGetValue(reaction.Target, out var list))
                    {
                        byGrain[reaction.Target] = list = [];
                    }

                    list.Add((entry.Position, reaction));
                }
            }
        }

        var results = await Task.WhenAll(byGrain.Values.Select(list => InOrder(list, cancel)));
        return results.Min();
    }

    private async Task<long?> InOrder(List<(long Position, Reaction Reaction)> reactions, CancellationToken cancel)
    {
        foreach (var (position, reaction) in reactions)
        {
            var reply = await Ask(reaction, cancel);
            switch (reply.Refusal)
            {
                case null:
                    break;
                case { Kind: RefusalKind.Busy or RefusalKind.Unavailable }:
                    return position;
                case { } refusal:
                    // Refused for good (the grain is forgotten, the entry forged): said, counted, and not tried for ever.
                    skipped?.Invoke(reaction.Target.Hub, refusal);
                    break;
            }
        }

        return null;
    }

    private async ValueTask<Reply> Ask(Reaction reaction, CancellationToken cancel)
    {
        var reply = await grains.Ask(reaction.Target, reaction.Command, reaction.Caller, reaction.Key, cancel);
        return reply.Refusal is { } refusal && reaction.After(refusal) is { } otherwise ? await Ask(otherwise, cancel) : reply;
    }
}
