using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Storage.Alerts;
using Federation.Storage.Feeds;

namespace Federation.Node.Tests.Simulation;

/// <summary>
/// What a hub keeps through a crash. An append is all or nothing by being one call without an await; everything else in the simulator may die
/// half-way.
/// </summary>
public sealed class Disk(HubId hub, World world)
{
    public const string Teller = "teller";

    private readonly List<Entry> _feed = [];
    private readonly Dictionary<GrainId, StoredGrain> _grains = [];
    private readonly Dictionary<(GrainId, IdempotencyKey), (Reply Reply, string Name)> _replies = [];
    private readonly Dictionary<(string, HubId), long> _cursors = [];
    private readonly Dictionary<Guid, GrainId> _sealed = [];
    private readonly Dictionary<GrainId, ImmutableArray<Deadline>> _deadlines = [];

    public HubId Hub => hub;

    public DiskLedger Ledger { get; } = new(hub, world);

    public IReadOnlyList<Entry> Feed => _feed;

    public IReadOnlyDictionary<GrainId, StoredGrain> Grains => _grains;

    public IReadOnlyDictionary<Guid, GrainId> Sealed => _sealed;

    public StoredGrain Load(GrainId grain) => _grains.TryGetValue(grain, out var stored) ? stored with { State = world.Wire.Cross(grain.Kind, stored.State) } : StoredGrain.None;

    public (Reply Reply, string Name)? FindReply(GrainId grain, IdempotencyKey key) => _replies.TryGetValue((grain, key), out var found) ? found : null;

    public AppendResult Append(Append append)
    {
        if (FindReply(append.Grain, append.Key) is { } known)
        {
            return known.Name == append.CommandName ? AppendResult.Repeated(known.Reply) : AppendResult.KeyReused;
        }

        var version = _grains.TryGetValue(append.Grain, out var stored) ? stored.Version : 0;
        if (version != append.ExpectedVersion && world.Flaw != Flaw.NoVersionCheck)
        {
            return AppendResult.Conflict;
        }

        version = append.ExpectedVersion;
        var entries = ImmutableArray.CreateBuilder<Entry>(append.Decision.Facts.Length);
        foreach (var told in append.Decision.Facts)
        {
            version++;
            entries.Add(new Entry(hub, _feed.Count + entries.Count + 1, append.At, append.Grain, version, told.Audience, told.Fact));
        }

        _feed.AddRange(world.Flaw == Flaw.TornAppend && entries.Count > 1 && world.Random.Next(4) == 0 ? entries.Take(1) : entries);
        _grains[append.Grain] = new StoredGrain(append.After, version);
        _deadlines.Remove(append.Grain);
        foreach (var envelope in append.Decision.Seals)
        {
            _sealed[envelope.Id] = append.Grain;
        }

        foreach (var id in world.Flaw == Flaw.ForgetsToErase ? [] : append.Decision.Erasures)
        {
            _sealed.Remove(id);
        }

        var reply = new Reply(null, version, entries.Count == 0 ? 0 : entries[^1].Position);
        if (world.Flaw != Flaw.NoKeys)
        {
            _replies[(append.Grain, append.Key)] = (reply, append.CommandName);
        }

        var written = new AppendResult(AppendOutcome.Committed, reply, entries.ToImmutable());
        world.Auditor.Wrote(append, written);
        return written;
    }

    public TellerBegun Begin() => new(Ledger.Begin(), _cursors.Where(cursor => cursor.Key.Item1 == Teller).ToDictionary(cursor => cursor.Key.Item2, cursor => cursor.Value));

    public TellResult Tell(TellWork work)
    {
        var told = Ledger.Tell(
            work,
            id => AlertRules.Row(id.At(hub), _grains.GetValueOrDefault(id.At(hub))?.State as SubscriptionState),
            subscriber => _grains.Values.Any(stored => stored.State is SubscriptionState { Subscriber: { } known } && known == subscriber));
        foreach (var (source, position) in work.Positions)
        {
            SaveCursor(Teller, source, position);
        }

        return told;
    }

    public IReadOnlyList<Entry> Read(long after, int most) =>
        after >= _feed.Count ? [] : [.. _feed.Skip((int)after).Take(most).Select(world.Wire.Cross)];

    public long LoadCursor(string follower, HubId source) => _cursors.GetValueOrDefault((follower, source));

    public void SaveCursor(string follower, HubId source, long position) =>
        _cursors[(follower, source)] = Math.Max(position, LoadCursor(follower, source));

    public IEnumerable<DueDeadline> Due(DateTimeOffset now)
    {
        foreach (var (grain, stored) in _grains)
        {
            if (!_deadlines.TryGetValue(grain, out var deadlines))
            {
                _deadlines[grain] = deadlines = Grain.Deadlines(stored.State);
            }

            foreach (var deadline in deadlines)
            {
                if (deadline.Due <= now)
                {
                    yield return new DueDeadline(grain, deadline.Name, deadline.Due);
                }
            }
        }
    }
}
