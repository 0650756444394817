using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;

namespace Federation.Domain.Grains;

/// <summary>A request to one grain. It carries only what can cross a network.</summary>
public abstract record Command;

/// <summary>What a grain remembers: the fold of its own entries, nothing else.</summary>
public abstract record GrainState;

/// <summary>What the grain is given besides its state: who it is, who asks, what time it is.</summary>
public sealed record Moment(GrainId Self, Caller Caller, DateTimeOffset Now);

public sealed record Told(Fact Fact, Audience Audience);

/// <summary>At this instant, give <see cref="Ring"/> with this name to the grain. Deadlines are a function of the state: nobody sets or clears one.</summary>
public sealed record Deadline(string Name, DateTimeOffset Due);

/// <summary>The entries to append and what goes with them in the same transaction, or a refusal and nothing.</summary>
public sealed record Decision
{
    public ImmutableArray<Told> Facts { get; init; } = [];

    public ImmutableArray<SealedEnvelope> Seals { get; init; } = [];

    public ImmutableArray<Guid> Erasures { get; init; } = [];

    public Refusal? Refusal { get; init; }

    /// <summary>Acknowledged without anything to write: what was asked is already so.</summary>
    public static Decision Nothing { get; } = new();

    [JsonIgnore]
    public bool WritesNothing => Facts.IsEmpty && Seals.IsEmpty && Erasures.IsEmpty;

    public static Decision No(Refusal refusal) => new() { Refusal = refusal };

    public static Decision Tell(Fact fact, Audience audience) => new() { Facts = [new Told(fact, audience)] };

    public Decision And(Fact fact, Audience audience) => this with { Facts = Facts.Add(new Told(fact, audience)) };

    public static implicit operator Decision(Refusal refusal) => No(refusal);
}

/// <summary>What the caller hears. An acknowledged command is durable; a repeat of it hears this again.</summary>
/// <param name="Version">The grain's version after the command.</param>
/// <param name="Position">Its last entry's position, 0 when nothing was written.</param>
public sealed record Reply(Refusal? Refusal, long Version, long Position)
{
    [JsonIgnore]
    public bool Accepted => Refusal is null;

    public static Reply No(Refusal refusal) => new(refusal, 0, 0);

    /// <summary>A refusal that does not say yet of what it is, says it.</summary>
    public Reply From(GrainKind kind) => Refusal is { Of: null } refusal ? this with { Refusal = refusal with { Of = kind } } : this;
}

/// <summary>A deadline of the grain is due.</summary>
public sealed record Ring(string Name, DateTimeOffset Due) : Command;

/// <summary>Another hub said this in its feed, and this grain is concerned.</summary>
/// <param name="Clocks">The hearing hub's own settings, for a copy that begins here.</param>
public sealed record Hear(HubId From, long Position, Fact Fact, Clocks? Clocks = null) : Command;
