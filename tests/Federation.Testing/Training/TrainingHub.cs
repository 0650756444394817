using System.Collections.Immutable;
using Federation.Domain.Grains;

namespace Federation.Testing.Training;

/// <summary>One hub's storage as the engine keeps it: a feed, grains folded from it, what was done already. What is appended is never lost.</summary>
/// <param name="doctor">What a grain believes its state to be when it decides; a mistake in the rules, as it were.</param>
public sealed class TrainingHub(HubId id, Func<GrainState?, Command, GrainState?>? doctor = null)
{
    private readonly Dictionary<GrainId, Cell> _grains = [];
    private readonly PriorityQueue<(Cell Cell, Deadline Deadline), DateTimeOffset> _due = new();

    // A reaction's key is made of its entry, and an entry has one reaction here, or one and then another: marks at positions say the same as the keys.
    private readonly Dictionary<(HubId Source, int Step), PositionSet> _heard = [];

    public HubId Id { get; } = id;

    public SimulatedFeed Feed { get; } = new();

    /// <summary>How far each feed was read; a crash takes it back.</summary>
    public Dictionary<HubId, int> Cursors { get; } = [];

    public GrainState State(GrainId grain) => _grains[grain].State!;

    /// <returns>Null for a repeat of what was done.</returns>
    public Decision? Ask(GrainId grain, Command command, Caller caller, IdempotencyKey key, DateTimeOffset now, Action<Entry> told) => Ask(CellOf(grain), command, caller, key, now, told);

    /// <summary>What this hub makes of an entry that it reads, its own or another's.</summary>
    public void Hear(Entry entry, DateTimeOffset now, Action<Entry> told)
    {
        var next = Reactions.To(entry, Id, null);
        for (var step = 0; next is not null; step++)
        {
            var heard = _heard.TryGetValue((entry.Hub, step), out var known) ? known : _heard[(entry.Hub, step)] = new PositionSet();
            var refused = heard.Has(entry.Position) ? null : Decide(CellOf(next.Target), next.Command, next.Caller, now, told).Refusal;
            if (refused is null)
            {
                heard.Add(entry.Position);
            }

            next = refused is null ? null : next.After(refused);
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

    private Cell CellOf(GrainId grain) => _grains.TryGetValue(grain, out var known) ? known : new Cell(grain);

    private Decision? Ask(Cell cell, Command command, Caller caller, IdempotencyKey key, DateTimeOffset now, Action<Entry> told)
    {
        if (cell.Done.Contains(key))
        {
            return null;
        }

        var decision = Decide(cell, command, caller, now, told);
        if (decision.Refusal is null)
        {
            cell.Done.Add(key);
        }

        return decision;
    }

    private Decision Decide(Cell cell, Command command, Caller caller, DateTimeOffset now, Action<Entry> told)
    {
        var state = cell.State;
        var decision = Grain.Decide(cell.Grain, doctor is null ? state : doctor(state, command), command, caller, now);
        if (decision.Facts.IsEmpty)
        {
            return decision;
        }

        foreach (var fact in decision.Facts)
        {
            state = Grain.Apply(cell.Grain, state, fact.Fact, now);
            var entry = new Entry(Id, Feed.Head + 1, now, cell.Grain, ++cell.Version, fact.Audience, fact.Fact);
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
