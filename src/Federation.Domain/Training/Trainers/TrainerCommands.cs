using Federation.Domain.Grains;
using Federation.Domain.Privacy;

namespace Federation.Domain.Training;

/// <summary>Begins a trainer, or says anew what one does.</summary>
/// <param name="Contact">Sealed; null keeps the one that is there.</param>
/// <param name="Owner">See <see cref="TrainerState.Owner"/>; null keeps the one that is there.</param>
/// <param name="Read">The <see cref="TrainerState.TextId"/> that was read; null replaces whatever stands there.</param>
public sealed record DescribeTrainer(TrainerProfile Profile, SealedEnvelope? Contact, string? Owner, string? Read = null) : Command;

/// <summary>What was granted stays granted: a calendar that closes over a booking does not cancel it.</summary>
/// <param name="Read">The <see cref="TrainerState.CalendarId"/> that was read; null replaces whatever stands there.</param>
public sealed record OpenCalendarTo(OpenCalendar Calendar, string? Read = null) : Command;

/// <summary>The person's answer to a request that waits.</summary>
public sealed record AnswerHold(HoldRef Ref, bool Yes) : Command;

/// <summary>After a yes: I cannot come after all.</summary>
public sealed record CancelHold(HoldRef Ref) : Command;

/// <summary>Trains no more: name and contact are erased, what waits is refused, what is booked is cancelled.</summary>
public sealed record RetireTrainer : Command;

/// <summary>For every hub.</summary>
public sealed record TrainerDescribed(TrainerProfile Profile) : Fact;

public sealed record TrainerContactKept(SealRef? Contact, string Owner) : Fact;

public sealed record TrainerCalendarSet(OpenCalendar Calendar) : Fact;

/// <summary>For every hub: these and no others can be asked for now.</summary>
public sealed record TrainerFree(SlotSet Free) : Fact;

/// <summary>For every hub.</summary>
public sealed record TrainerRetired : Fact;
