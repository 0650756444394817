using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Training;

// What a booking and a trainer say to each other. Each is one entry, addressed to the other's hub (or to one's own, when both live there), and folded by
// whoever says it: the words and the memory cannot differ.

/// <summary>From a booking: keep these for me until then.</summary>
public sealed record HoldAsked(HoldRef Ref, GrainId Trainer, TrainerRole Role, ImmutableArray<Slot> Slots, DateTimeOffset Until, HoldPurpose? Purpose = null) : Fact;

/// <summary>From a trainer's calendar: kept. Nobody has asked the person yet.</summary>
public sealed record HoldGranted(HoldRef Ref, ImmutableArray<Slot> Slots, DateTimeOffset Until, HoldPurpose? Purpose = null) : Fact;

/// <summary>From a trainer: yes, I come.</summary>
public sealed record HoldAgreed(HoldRef Ref) : Fact;

/// <summary>From a trainer's calendar, or from the trainer.</summary>
public sealed record HoldRefused(HoldRef Ref, HoldRefusedWhy Why) : Fact;

/// <summary>From a booking, once everybody agreed: it is settled. The trainer answers <see cref="HoldBooked"/>, or <see cref="HoldRefused"/> when the lease was over.</summary>
public sealed record HoldConfirmed(HoldRef Ref, GrainId Trainer) : Fact;

/// <summary>From a trainer: settled here too.</summary>
public sealed record HoldBooked(HoldRef Ref) : Fact;

/// <summary>From a booking: not needed any more, whatever it had become.</summary>
public sealed record HoldReleased(HoldRef Ref, GrainId Trainer) : Fact;

/// <summary>A trainer's own memory of it.</summary>
public sealed record HoldDropped(HoldRef Ref) : Fact;

/// <summary>From a trainer who had said yes: I cannot come after all. No reason is asked.</summary>
public sealed record HoldCancelled(HoldRef Ref) : Fact;

/// <summary>From a booking to whoever is booked: somebody left, or somebody else comes.</summary>
/// <param name="With">All others, now.</param>
public sealed record HoldPartnersTold(HoldRef Ref, GrainId Trainer, ImmutableArray<AskedTrainer> With) : Fact;

/// <summary>A trainer's own memory of it.</summary>
public sealed record HoldPartnersHeard(HoldRef Ref, ImmutableArray<AskedTrainer> With) : Fact;

[JsonConverter(typeof(CodeConverter<HoldRefusedWhy>))]
public enum HoldRefusedWhy
{
    /// <summary>Taken, closed, not offered, or not a trainer of this role here: which of them is nobody's business.</summary>
    NotFree,

    /// <summary>The person said no.</summary>
    Declined,

    /// <summary>The lease was over before everybody had agreed.</summary>
    TooLate,
}
