namespace Federation.Domain.Grains;

/// <summary>What happened, in a hub's own words. Coded only: no personal detail and no text a person wrote.</summary>
public abstract record Fact;

/// <summary>One fact at its rank in one hub's feed. Hub and position are its identity: there is no other.</summary>
/// <param name="Position">1, 2, 3… without gaps.</param>
/// <param name="At">Whole milliseconds, the instant given to the decision.</param>
/// <param name="Version">The subject's version once this entry is applied.</param>
public sealed record Entry(HubId Hub, long Position, DateTimeOffset At, GrainId Subject, long Version, Audience Audience, Fact Fact);
