using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;

namespace Federation.Node.Exchange.Records;

/// <summary>
/// The whole federation in memory, for as long as a plan is made: each command is decided by the real rules and every hub hears every other at
/// once, so that what would be refused is known before anything is written.
/// </summary>
internal sealed class Rehearsal
{
    private readonly Dictionary<GrainId, GrainState> _states = [];
    private readonly Dictionary<HubId, long> _heads = [];
    private readonly HashSet<(GrainId, IdempotencyKey)> _keys = [];
    private readonly DateTimeOffset _now;

    public Rehearsal(IReadOnlyDictionary<HubId, PlatformState> known, DateTimeOffset now)
    {
        _now = now;
        foreach (var (hub, platform) in known)
        {
            _states[GrainId.Platform(hub)] = platform;
            _heads[hub] = 0;
        }
    }

    public IReadOnlyList<HubCard> Hubs =>
        [.. _heads.Keys.Order().Select(hub => Platform(hub) is { } platform ? new HubCard(hub, platform.Profile) : null).OfType<HubCard>()];

    public PlatformState? Platform(HubId hub) => (PlatformState?)_states.GetValueOrDefault(GrainId.Platform(hub));

    public ReferralState? Referral(GrainId grain) => (ReferralState?)_states.GetValueOrDefault(grain);

    public Refusal? Ask(GrainId grain, Command command, Caller caller)
    {
        var entries = new Queue<Entry>();
        if (Decide(grain, command, caller, entries) is { } refusal)
        {
            return refusal;
        }

        while (entries.TryDequeue(out var entry))
        {
            foreach (var reader in _heads.Keys.ToList())
            {
                if (Reactions.To(entry, reader, Platform(reader)) is { } reaction && _keys.Add((reaction.Target, reaction.Key)))
                {
                    for (var next = reaction; next is not null;)
                    {
                        next = Decide(next.Target, next.Command, next.Caller, entries) is { } refused ? next.After(refused) : null;
                    }
                }
            }
        }

        return null;
    }

    private Refusal? Decide(GrainId grain, Command command, Caller caller, Queue<Entry> entries)
    {
        var before = _states.GetValueOrDefault(grain);
        var decision = Grain.Decide(grain, before, command, caller, _now);
        if (decision.Refusal is { } refusal)
        {
            return refusal;
        }

        if (Grain.Fold(grain, before, decision.Facts, _now) is { } after)
        {
            _states[grain] = after;
        }

        foreach (var told in decision.Facts)
        {
            var position = _heads[grain.Hub] = _heads.GetValueOrDefault(grain.Hub) + 1;
            entries.Enqueue(new Entry(grain.Hub, position, _now, grain, position, told.Audience, told.Fact));
        }

        return null;
    }
}
