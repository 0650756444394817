using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Training;

namespace Federation.Gateway.Training;

/// <summary>A course as other software is told of it, with the sessions that it is told of.</summary>
/// <param name="Sessions">In order of their first day.</param>
public sealed record CourseSheet(GrainId Grain, CourseProfile Profile, DateTimeOffset ChangedAt, IReadOnlyList<SessionSheet> Sessions);

/// <param name="Free">Places that nobody has or is offered; null when the plan sets no number.</param>
/// <param name="Version">Higher at each change that a calendar must know.</param>
/// <param name="ChangedAt">Of this version.</param>
public sealed record SessionSheet(GrainId Grain, SessionPlan Plan, SessionStatus Status, RegistrationDoor Door, int? Free, int Version, DateTimeOffset ChangedAt);

/// <param name="Name">Of the collective.</param>
/// <param name="Version">Higher at each change that a calendar must know.</param>
/// <param name="ChangedAt">Of this version.</param>
public sealed record MeetingSheet(GrainId Collective, string Name, CollectiveAudience Audience, MeetingPlan Plan, bool Cancelled, int Version, DateTimeOffset ChangedAt);
