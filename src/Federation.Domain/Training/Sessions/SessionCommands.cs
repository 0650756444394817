using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;

namespace Federation.Domain.Training;

/// <summary>Plans a session, or plans it anew: other days make a postponed one planned again.</summary>
/// <param name="Read">The <see cref="TextMark"/> of what stood there when it was read; null replaces whatever stands there.</param>
public sealed record PlanSession(SessionPlan Plan, string? Read = null) : Command;

public sealed record MoveDoor(RegistrationDoor Door) : Command;

/// <summary>It takes place. One that needs a pair waits for it.</summary>
public sealed record ConfirmSession : Command;

public sealed record PostponeSession : Command;

public sealed record CancelSession(SessionEndedWhy Why) : Command;

/// <summary>A count, after it took place.</summary>
public sealed record CountAttendance(int Present) : Command;

/// <param name="Id">Given by who asks, so that a repeat is the same registration.</param>
public sealed record RegisterForSession(Guid Id, string Owner, SealedEnvelope Contact) : Command;

/// <summary>The person's own, by the private link; or the hub's, for somebody who called.</summary>
public sealed record LeaveSession(Guid Id) : Command;

/// <summary>Yes to a place that was freed.</summary>
public sealed record TakePlace(Guid Id) : Command;

/// <summary>A coordinator of the session's hub reads who registered.</summary>
public sealed record OpenRegistration(Guid Id) : Command;

/// <summary>For everybody.</summary>
public sealed record SessionPlanned(SessionPlan Plan, int Version) : Fact;

/// <summary>For everybody.</summary>
public sealed record SessionDoorMoved(RegistrationDoor Door) : Fact;

/// <summary>For everybody.</summary>
public sealed record SessionMoved(SessionStatus Status, int Version, SessionEndedWhy? Why = null) : Fact;

/// <summary>For everybody: so many are free, and whether somebody waits; not how many, who are people.</summary>
public sealed record SessionPlaces(int? Free, bool Waiting) : Fact;

public sealed record SessionRegistered(Registration Registration) : Fact;

public sealed record SessionLeft(Guid Id) : Fact;

public sealed record SessionPlaceOffered(Guid Id, DateTimeOffset Until) : Fact;

public sealed record SessionPlaceTaken(Guid Id) : Fact;

/// <summary>A look is an entry: the person reads it.</summary>
public sealed record SessionContactOpened(Guid Id, string Account) : Fact;

/// <summary>Did not answer in time: last in the list again.</summary>
public sealed record SessionPlacePassed(Guid Id) : Fact;

/// <summary>What a session knows of a booking. A booking that hears that it is withdrawn lets its trainers go.</summary>
/// <param name="Whole">See <see cref="SessionTeam"/>.</param>
public sealed record SessionTeamMoved(GrainId Booking, BookingStatus Team, bool Whole) : Fact;

public sealed record SessionAttended(int Present) : Fact;

public sealed record SessionForgotten : Fact;
