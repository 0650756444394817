using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Training;

namespace Federation.Storage.Training;

/// <summary>A trainer as every hub may know one: a profile without a name, and what is free, never why the rest is not.</summary>
public sealed record KnownTrainer(GrainId Grain, TrainerProfile Profile, SlotSet Free);

/// <summary>A trainer as the home hub lists one.</summary>
/// <param name="Contact">The sealed row of the name; null when there is none.</param>
/// <param name="HasLink">One may answer by a private link.</param>
/// <param name="Waiting">Requests without an answer.</param>
/// <param name="Booked">Agreed and booked ones, until they took place.</param>
public sealed record OwnTrainer(GrainId Grain, TrainerProfile Profile, SlotSet Free, Guid? Contact, bool HasLink, int Waiting, int Booked);

/// <summary>A request that waits for a trainer's answer.</summary>
public sealed record WaitingHold(GrainId Trainer, HoldRef Ref, DateTimeOffset Until);

/// <summary>A pair that waits for a trainer's answer.</summary>
public sealed record WaitingPair(GrainId Trainer, GrainId Pair, DateTimeOffset Since);

/// <summary>What is on a trainer's calendar; the home hub's and the trainer's own.</summary>
public sealed record TrainerHoldRow(GrainId Trainer, HoldRef Ref, HoldStatus Status, ImmutableArray<Slot> Slots, DateTimeOffset Until);
