using System.Collections.Immutable;
using Federation.Domain.Grains;

namespace Federation.Testing.Training;

/// <summary>One hub's storage as the engine keeps it: a feed, grains folded from it, keys of what was done. What is appended is never lost.</summary>
/// <param name="doctor">What a grain believes its state to be when it decides; a mistake in the rules, as it were.</param>
public sealed class TrainingHub(HubId id, Func<GrainState?, Command, GrainState?>? doctor = null)
{
    private readonly Dictionary<GrainId, Cell> _grains = [];
    private readonly PriorityQueue<(Cell Cell, Deadline Deadline), DateTimeOffset> _due = new();

    public HubId Id { get; } = id;

    public List<Entry> Feed { get; } = [];

    /// <summary>How far each feed was read; a crash takes it back.</summary>
    public Dictionary<HubId, int> Cursors { get; } = [];

    public GrainState State(GrainId grain) => _grains[grain].State!;

    /// <returns>Null for a repeat of what was done.</returns>
    public Decision? Ask(GrainId grain, Command command, Caller caller, IdempotencyKey key, DateTimeOffset now, Action<Entry> told) =>
        Ask(_grains.TryGetValue(grain, out var known) ? known : new Cell(grain), command, caller, key, now, told);

    /// <summary>What this hub makes of an entry that it reads, its own or another's.</summary>
    public void Hear(Entry entry, DateTimeOffset now, Action<Entry> told)
    {
        for (var next = Reactions.To(entry, Id, null); next is not null;)
        {
            next = Ask(next.Target, next.Command, next.Caller, next.Key, now, told)?.Refusal is { } refused ? next.After(refused) : null;
        }
    }

    /// <summary>A ring of a deadline that is no more changes nothing, as with the real clock.</summary>
    public void Ring(DateTimeOffset now, Action<Entry> told)
    {
        while (_due.TryPeek(out var next, out var due) && due <= now)
        {
            _due.Dequeue();
            if (next.Cell.Deadlines.Contains(next.Deadline))
            {
                Ask(next.Cell, new Ring(next.Deadline.Name, next.Deadline.Due), Caller.Clock, IdempotencyKey.Rung(next.Deadline.Name, next.Deadline.Due), now, told);
            }
        }
    }

    private Decision? Ask(Cell cell, Command command, Caller caller, IdempotencyKey key, DateTimeOffset now, Action<Entry> told)
    {
        if (cell.Done.Contains(key))
        {
            return null;
        }

        var state = cell.State;
        var decision = Grain.Decide(cell.Grain, doctor is null ? state : doctor(state, command), command, caller, now);
        if (decision.Refusal is not null)
        {
            return decision;
        }

        cell.Done.Add(key);
        if (decision.Facts.IsEmpty)
        {
            return decision;
        }

        foreach (var fact in decision.Facts)
        {
            state = Grain.Apply(cell.Grain, state, fact.Fact, now);
            var entry = new Entry(Id, Feed.Count + 1, now, cell.Grain, ++cell.Version, fact.Audience, fact.Fact);
            Feed.Add(entry);
            told(entry);
        }

        _grains.TryAdd(cell.Grain, cell);
        var before = cell.Deadlines;
        (cell.State, cell.Deadlines) = (state, Grain.Deadlines(state));
        foreach (var deadline in cell.Deadlines)
        {
            // One that stood there before is in the queue already.
            if (!before.Contains(deadline))
            {
                _due.Enqueue((cell, deadline), deadline.Due);
            }
        }

        return decision;
    }

    private sealed class Cell(GrainId grain)
    {
        public GrainId Grain { get; } = grain;

        public HashSet<IdempotencyKey> Done { get; } = [];

        public GrainState? State { get; set; }

        public long Version { get; set; }

        public ImmutableArray<Deadline> Deadlines { get; set; } = [];
    }
}
