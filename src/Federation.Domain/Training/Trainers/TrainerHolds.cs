using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;

namespace Federation.Domain.Training;

/// <summary>What a trainer's calendar answers to bookings. Every answer is told to the hub that asked, so that it can never wait for one that was given.</summary>
internal static class TrainerHolds
{
    public static Decision Hear(TrainerState? state, Hear hear, Moment moment)
    {
        if (moment.Caller.Role != Role.Hub || moment.Caller.Hub != hear.From || hear.From == default)
        {
            return Refusal.NotAllowed;
        }

        return hear.Fact switch
        {
            HoldAsked asked when IsSound(asked, hear, moment) => Ask(state, asked, moment),
            HoldConfirmed confirmed when IsMine(confirmed.Ref, confirmed.Trainer, hear, moment) => Confirm(state, confirmed.Ref, moment),
            HoldReleased released when IsMine(released.Ref, released.Trainer, hear, moment) => Release(state, released.Ref, moment),
            HoldPartnersTold told when IsMine(told.Ref, told.Trainer, hear, moment) && HoldPurpose.AreOthers(told.With, moment.Self) => Meet(state, told, moment),
            PairAsked asked when IsPair(asked.Pair, hear) && asked.Trainer == moment.Self && Enum.IsDefined(asked.Role) && asked.Purpose?.IsSound(moment.Self) is not false => state is null ? Refusal.UnknownGrain : TrainerPairs.Ask(state, asked, moment),
            PairReleased released when IsPair(released.Pair, hear) && released.Trainer == moment.Self => state is null ? Refusal.UnknownGrain : TrainerPairs.Release(state, released.Pair),
            _ => Refusal.InvalidField("fact"),
        };
    }

    public static Decision Answer(TrainerState state, AnswerHold answer, Moment moment)
    {
        if (!TrainerGrain.MayAnswer(state, moment))
        {
            return Refusal.NotAllowed;
        }

        if (answer.Ref is null || state.Find(answer.Ref) is not { } hold || IsOver(hold, moment))
        {
            return new Refusal("hold-is-over", RefusalKind.Gone);
        }

        return (hold.Status, answer.Yes) switch
        {
            (HoldStatus.Held, true) => Decision.Tell(new HoldAgreed(hold.Ref), To(hold.Ref)),
            (_, true) => Decision.Nothing,
            (HoldStatus.Booked, false) => new Refusal("hold-is-booked", RefusalKind.Conflict),
            _ => TrainerGrain.Told(Decision.Tell(new HoldRefused(hold.Ref, HoldRefusedWhy.Declined), To(hold.Ref)), state, moment),
        };
    }

    public static Decision Cancel(TrainerState state, CancelHold cancel, Moment moment)
    {
        if (!TrainerGrain.MayAnswer(state, moment))
        {
            return Refusal.NotAllowed;
        }

        return cancel.Ref is null || state.Find(cancel.Ref) is not { Status: HoldStatus.Booked } hold || moment.Now >= hold.Slots[0].Start
            ? new Refusal("hold-is-over", RefusalKind.Gone)
            : TrainerGrain.Told(Decision.Tell(new HoldCancelled(hold.Ref), To(hold.Ref)), state, moment);
    }

    public static Decision Ring(TrainerState state, Ring ring, Moment moment)
    {
        if (moment.Caller.Role != Role.Clock)
        {
            return Refusal.NotAllowed;
        }

        if (ring.Name == TrainerClock.Horizon)
        {
            return state.Retired || moment.Now < state.ToldAt.AddDays(TrainerState.TellAgain) ? Decision.Nothing : Decision.Tell(new TrainerFree(state.Free(moment.Now)), Audience.Hubs);
        }

        if (ring.Name != TrainerClock.Holds)
        {
            return Decision.Nothing;
        }

        var over = state.Holds.Where(hold => IsOver(hold, moment)).Aggregate(Decision.Nothing, (decision, hold) => hold.Status == HoldStatus.Booked
            ? decision.And(new HoldDropped(hold.Ref), Audience.Local)
            : decision.And(new HoldRefused(hold.Ref, HoldRefusedWhy.TooLate), To(hold.Ref)));
        return over.WritesNothing ? over : TrainerGrain.Told(over, state, moment);
    }

    public static ImmutableArray<Hold> Fold(ImmutableArray<Hold> holds, Fact fact) => fact switch
    {
        HoldGranted granted => holds.Add(new Hold(granted.Ref, granted.Slots, granted.Until, HoldStatus.Held, granted.Purpose)),
        HoldAgreed agreed => With(holds, agreed.Ref, HoldStatus.Agreed),
        HoldBooked booked => With(holds, booked.Ref, HoldStatus.Booked),
        HoldPartnersHeard heard => [.. holds.Select(hold => hold.Ref == heard.Ref ? hold with { Purpose = new HoldPurpose(hold.Purpose?.Session, heard.With) } : hold)],
        HoldRefused refused => Without(holds, refused.Ref),
        HoldDropped dropped => Without(holds, dropped.Ref),
        HoldCancelled cancelled => Without(holds, cancelled.Ref),
        _ => throw new InvalidOperationException($"a trainer has no entry {fact.GetType().Name}"),
    };

    private static Decision Ask(TrainerState? state, HoldAsked asked, Moment moment)
    {
        if (state is null)
        {
            // Nothing can be told by nobody: the booking's own lease ends the wait.
            return Refusal.UnknownGrain;
        }

        if (state.Find(asked.Ref) is not null)
        {
            return Decision.Nothing;
        }

        var late = moment.Now >= asked.Until || moment.Now >= asked.Slots[0].Start;
        if (late || state.Profile.Role != asked.Role || state.Holds.Length >= TrainerState.MostHolds || !state.IsFree(asked.Slots))
        {
            return Decision.Tell(new HoldRefused(asked.Ref, late ? HoldRefusedWhy.TooLate : HoldRefusedWhy.NotFree), To(asked.Ref));
        }

        // Whatever the other hub wrote: a lease without a near end would take a person's days away.
        var until = BookingGrain.Earlier(asked.Until, BookingGrain.Earlier(moment.Now.AddDays(BookingClock.LongestLease), asked.Slots[0].Start));
        return TrainerGrain.Told(Decision.Tell(new HoldGranted(asked.Ref, asked.Slots, until, asked.Purpose), To(asked.Ref)), state, moment);
    }

    private static Decision Confirm(TrainerState? state, HoldRef reference, Moment moment)
    {
        if (state is null)
        {
            return Refusal.UnknownGrain;
        }

        // Its refusal was told when it went, but the booking may have confirmed before it heard that.
        if (state.Find(reference) is not { } hold)
        {
            return Decision.Nothing;
        }

        return hold.Status switch
        {
            HoldStatus.Booked => Decision.Nothing,
            HoldStatus.Agreed when !IsOver(hold, moment) => Decision.Tell(new HoldBooked(reference), To(reference)),
            _ => TrainerGrain.Told(Decision.Tell(new HoldRefused(reference, HoldRefusedWhy.TooLate), To(reference)), state, moment),
        };
    }

    private static Decision Release(TrainerState? state, HoldRef reference, Moment moment) => state?.Find(reference) is { } hold
        ? TrainerGrain.Told(Decision.Tell(new HoldDropped(hold.Ref), Audience.Local), state, moment)
        : Decision.Nothing;

    private static Decision Meet(TrainerState? state, HoldPartnersTold told, Moment moment) =>
        state?.Find(told.Ref) is { } hold && !IsOver(hold, moment) && (hold.Purpose is not { } known || !Lists.Same(known.With, told.With))
            ? Decision.Tell(new HoldPartnersHeard(told.Ref, told.With), Audience.Local)
            : Decision.Nothing;

    private static bool IsOver(Hold hold, Moment moment) => moment.Now >= hold.Ends;

    private static bool IsMine(HoldRef? reference, GrainId trainer, Hear hear, Moment moment) => reference is not null && reference.IsSound() && reference.Booking.Hub == hear.From && trainer == moment.Self;

    private static bool IsPair(GrainId pair, Hear hear) => pair.Hub == hear.From && pair.Kind == GrainKind.Pair && PairId.TryParse(pair.Key, out _);

    private static bool IsSound(HoldAsked asked, Hear hear, Moment moment) => IsMine(asked.Ref, asked.Trainer, hear, moment) && Enum.IsDefined(asked.Role) && BookingRules.IsSound(asked.Slots) && asked.Purpose?.IsSound(hear.From, moment.Self) is not false;

    private static Audience To(HoldRef reference) => Audience.To(reference.Booking.Hub);

    private static ImmutableArray<Hold> With(ImmutableArray<Hold> holds, HoldRef reference, HoldStatus status)
    {
        for (var rank = 0; rank < holds.Length; rank++)
        {
            if (holds[rank].Ref == reference)
            {
                return holds.SetItem(rank, holds[rank] with { Status = status });
            }
        }

        return holds;
    }

    private static ImmutableArray<Hold> Without(ImmutableArray<Hold> holds, HoldRef reference) => holds.RemoveAll(hold => hold.Ref == reference);
}
