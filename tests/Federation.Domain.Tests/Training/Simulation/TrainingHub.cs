using Federation.Domain.Grains;

namespace Federation.Domain.Tests.Training.Simulation;

/// <summary>One hub's storage as the engine keeps it: a feed, grains folded from it, keys of what was done. What is appended is never lost.</summary>
/// <param name="doctor">What a grain believes its state to be when it decides; a mistake in the rules, as it were.</param>
internal sealed class TrainingHub(HubId id, Func<GrainState?, Command, GrainState?>? doctor = null)
{
    private readonly HashSet<(GrainId, IdempotencyKey)> _done = [];
    private readonly PriorityQueue<(GrainId Grain, Deadline Deadline), DateTimeOffset> _due = new();

    public HubId Id { get; } = id;

    public List<Entry> Feed { get; } = [];

    public Dictionary<GrainId, GrainState> Grains { get; } = [];

    /// <summary>How far each feed was read; a crash takes it back.</summary>
    public Dictionary<HubId, int> Cursors { get; } = [];

    public Decision? Ask(GrainId grain, Command command, Caller caller, IdempotencyKey key, DateTimeOffset now, Action<Entry> told)
    {
        if (_done.Contains((grain, key)))
        {
            return null;
        }

        var state = Grains.GetValueOrDefault(grain);
        var decision = Grain.Decide(grain, doctor is null ? state : doctor(state, command), command, caller, now);
        if (decision.Refusal is not null)
        {
            return decision;
        }

        _done.Add((grain, key));
        foreach (var fact in decision.Facts)
        {
            state = Grain.Apply(grain, state, fact.Fact, now);
            var entry = new Entry(Id, Feed.Count + 1, now, grain, 0, fact.Audience, fact.Fact);
            Feed.Add(entry);
            told(entry);
        }

        if (!decision.Facts.IsEmpty)
        {
            Grains[grain] = state!;
            foreach (var deadline in Grain.Deadlines(state))
            {
                _due.Enqueue((grain, deadline), deadline.Due);
            }
        }

        return decision;
    }

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
            if (Domain.Grains.Grain.Deadlines(Grains[next.Grain]).Contains(next.Deadline))
            {
                Ask(next.Grain, new Ring(next.Deadline.Name, next.Deadline.Due), Caller.Clock, IdempotencyKey.Rung(next.Deadline.Name, next.Deadline.Due), now, told);
            }
        }
    }
}
