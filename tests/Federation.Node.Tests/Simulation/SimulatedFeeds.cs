using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Node.Following;

namespace Federation.Node.Tests.Simulation;

/// <summary>Feeds over a network that loses pages, repeats old ones, delivers them late, and is cut for hours or days.</summary>
public sealed class SimulatedFeeds(World world, Life life, SimulatedNode node) : IFeeds
{
    private readonly Dictionary<HubId, List<IReadOnlyList<Entry>>> _late = [];

    public async Task<IReadOnlyList<Entry>> Read(HubId source, long after, int most, CancellationToken cancel)
    {
        await life.Point("before reading a page");
        var page = Page(source, after);
        await life.Point("after reading a page");
        world.Auditor.Saw(node.Name, page);
        if (world.Flaw == Flaw.CursorBeforeReaction && page.Count > 0 && page[0].Position == after + 1)
        {
            foreach (var reader in node.Hubs)
            {
                world.Disks[reader].SaveCursor(Inbox.Follower(reader), source, page[^1].Position);
            }
        }

        return page;
    }

    public async ValueTask<PlatformState?> Platform(HubId hub, CancellationToken cancel)
    {
        await life.Point("before reading its platform");
        return (PlatformState?)world.Disks[hub].Load(GrainId.Platform(hub)).State;
    }

    private IReadOnlyList<Entry> Page(HubId source, long after)
    {
        var disk = world.Disks[source];
        if (world.Chaos.Calm || node.Hubs.Contains(source))
        {
            return disk.Read(after, world.Chaos.Calm ? 200 : world.Random.Next(1, 12));
        }

        if (world.Network.IsCut(node.Hubs[0], source, world.Now) || world.Random.NextDouble() < world.Chaos.Loss)
        {
            return [];
        }

        var page = disk.Read(after, world.Random.Next(1, 12));
        if (world.Flaw == Flaw.RewritesHistory && page.Count > 1 && world.Random.Next(30) == 0)
        {
            page = [page[0] with { Fact = page[^1].Fact }, .. page.Skip(1)];
        }

        if (world.Random.NextDouble() >= world.Chaos.Stale)
        {
            return page;
        }

        if (!_late.TryGetValue(source, out var late))
        {
            _late[source] = late = [];
        }

        late.Add(page);
        return late[world.Random.Next(late.Count)];
    }
}

/// <summary>Cursors on the disk of each reading hub.</summary>
public sealed class SimulatedCursors(World world, Life life, Func<HubId, Disk> disk) : ICursors
{
    public async Task<long> Load(string follower, HubId source, CancellationToken cancel)
    {
        await life.Point("before loading a cursor");
        return disk(Reader(follower)).LoadCursor(follower, source);
    }

    public async Task Save(string follower, HubId source, long position, CancellationToken cancel)
    {
        await life.Point("before saving a cursor");
        // Saved now and then, as the real ones are: what is not saved is read again after a crash.
        if (world.Chaos.Calm || world.Random.Next(3) > 0)
        {
            disk(Reader(follower)).SaveCursor(follower, source, position);
        }

        await life.Point("after saving a cursor");
    }

    private static HubId Reader(string follower) => HubId.Parse(follower[(follower.IndexOf(':', StringComparison.Ordinal) + 1)..]);
}

/// <summary>Pairs of hubs that cannot reach each other, and until when.</summary>
public sealed class SimulatedNetwork
{
    private readonly Dictionary<(HubId, HubId), DateTimeOffset> _cuts = [];

    public void Cut(HubId a, HubId b, DateTimeOffset until) => _cuts[Pair(a, b)] = until;

    public void Heal() => _cuts.Clear();

    public bool IsCut(HubId a, HubId b, DateTimeOffset now) => _cuts.TryGetValue(Pair(a, b), out var until) && now < until;

    private static (HubId, HubId) Pair(HubId a, HubId b) => a.CompareTo(b) < 0 ? (a, b) : (b, a);
}
