using System.Collections.Immutable;
using Federation.Domain.Grains;

namespace Federation.Domain.Training;

/// <param name="Role">What one is asked as; a trainer of another role is not free for it.</param>
public sealed record AskedTrainer(GrainId Trainer, TrainerRole Role);

/// <param name="Days">See <see cref="BookingClock.LeaseFor"/>.</param>
/// <param name="For">The session, when there is one already; of the same hub.</param>
public sealed record AskBooking(ImmutableArray<Slot> Slots, ImmutableArray<AskedTrainer> Trainers, int Days = BookingClock.LeaseFor, GrainId? For = null) : Command;

/// <summary>Not needed any more.</summary>
public sealed record WithdrawBooking : Command;

/// <summary>Somebody else in place of one who cannot come, or who did not take the place when asked for it.</summary>
/// <param name="Instead">Number of the request of the one who is gone.</param>
public sealed record ReplaceTrainer(int Instead, GrainId With) : Command;

/// <param name="Booking">Itself: the session that it is for hears the fact alone.</param>
public sealed record BookingAsked(GrainId Booking, ImmutableArray<Slot> Slots, ImmutableArray<BookingMember> Members, DateTimeOffset Until, GrainId? For) : Fact;

/// <summary>What a trainer said.</summary>
public sealed record BookingMemberMoved(int Ask, MemberStatus Status) : Fact;

public sealed record BookingMemberReplaced(int Instead, BookingMember With) : Fact;

/// <summary>For this hub alone: why one was refused is nobody else's business. What becomes of the session is told by the session.</summary>
/// <param name="Why">Of a refusal.</param>
public sealed record BookingMoved(GrainId Booking, BookingStatus Status, GrainId? For = null, DateTimeOffset? RepairBy = null, HoldRefusedWhy? Why = null) : Fact;
