using Federation.Domain.Grains;

namespace Federation.Domain.Training;

/// <summary>What a booking makes of a trainer's word. Words about a request that is over, or under another number, change nothing.</summary>
internal static class BookingHearing
{
    public static Decision Hear(BookingState state, Hear hear, Moment moment)
    {
        if (moment.Caller.Role != Role.Hub || moment.Caller.Hub != hear.From || hear.From == default)
        {
            return Refusal.NotAllowed;
        }

        if (hear.Fact is SessionTeamMoved or BookingAsked)
        {
            return Unwanted(state, hear, moment);
        }

        var (reference, status) = hear.Fact switch
        {
            HoldGranted granted => (granted.Ref, MemberStatus.Held),
            HoldAgreed agreed => (agreed.Ref, MemberStatus.Agreed),
            HoldBooked booked => (booked.Ref, MemberStatus.Booked),
            HoldRefused refused => (refused.Ref, MemberStatus.Gone),
            HoldCancelled cancelled => (cancelled.Ref, MemberStatus.Gone),
            _ => (null, default),
        };
        if (reference is null || reference.Booking != moment.Self || hear.Fact is HoldRefused { Why: var why } && !Enum.IsDefined(why))
        {
            return Refusal.InvalidField("fact");
        }

        if (state.Find(reference.Ask) is { } asked && asked.Trainer.Hub != hear.From)
        {
            return Refusal.NotAllowed;
        }

        // Words come in order; one that says no more than an earlier one is an echo.
        // A calendar settles what it was told to settle: a word before that is no answer to anything.
        if (state.Find(reference.Ask) is not { } member || member.Status >= status || state.IsOver || (status == MemberStatus.Booked && !member.Confirmed))
        {
            return Decision.Nothing;
        }

        var told = Decision.Tell(new BookingMemberMoved(reference.Ask, status), Audience.Local);
        var after = BookingGrain.Apply(state, told.Facts[0].Fact, moment.Now);
        return status == MemberStatus.Gone ? Gone(after, told, (hear.Fact as HoldRefused)?.Why, moment) : Forward(after, told, moment);
    }

    /// <summary>The session does not run, is full of bookings, or is not there at all (then the request itself comes back): nobody keeps days for it.</summary>
    private static Decision Unwanted(BookingState state, Hear hear, Moment moment) =>
        hear.From != moment.Self.Hub ? Refusal.NotAllowed
        : hear.Fact is not (SessionTeamMoved { Team: BookingStatus.Withdrawn } or BookingAsked) || (hear.Fact switch { SessionTeamMoved moved => moved.Booking, BookingAsked own => own.Booking, _ => default }) != moment.Self
            ? Refusal.InvalidField("fact")
        : state.IsOver || state.For is null ? Decision.Nothing
        : BookingGrain.End(state, BookingStatus.Withdrawn, moment, Decision.Nothing);

    /// <summary>Whoever agreed is told that it is settled as soon as everybody has; and it is confirmed as soon as each calendar has settled it.</summary>
    private static Decision Forward(BookingState state, Decision told, Moment moment)
    {
        if (!state.Members.All(member => member.Status is MemberStatus.Agreed or MemberStatus.Booked))
        {
            return told;
        }

        if (state.Members.All(member => member.Status == MemberStatus.Booked))
        {
            var whole = told.And(new BookingMoved(moment.Self, BookingStatus.Confirmed, state.For), Audience.Local);
            return state.Status == BookingStatus.AtRisk ? Partners(whole, state, moment) : whole;
        }

        var waiting = state.Members.Where(member => member is { Status: MemberStatus.Agreed, Confirmed: false }).ToList();
        var settled = waiting.Aggregate(told, (decision, member) => decision.And(new HoldConfirmed(new HoldRef(moment.Self, member.Ask), member.Trainer), Audience.To(member.Trainer.Hub)));
        return state.Status == BookingStatus.Asked ? settled.And(new BookingMoved(moment.Self, BookingStatus.Settling, state.For), Audience.Local) : settled;
    }

    private static Decision Gone(BookingState state, Decision told, HoldRefusedWhy? why, Moment moment) => state.Status switch
    {
        // Who was settled already may cancel while the others settle: it was never confirmed, so it is refused.
        BookingStatus.Asked or BookingStatus.Settling => BookingGrain.End(state, BookingStatus.Refused, moment, told, why ?? HoldRefusedWhy.Declined),
        BookingStatus.Confirmed => Partners(told.And(new BookingMoved(moment.Self, BookingStatus.AtRisk, state.For, RepairBy(state, moment)), Audience.Local), state, moment),
        // Another one who was booked, beside the place that is being filled.
        BookingStatus.AtRisk when why is null => Partners(told, state, moment),
        _ => told,
    };

    /// <summary>Who is booked reads with whom: not one who left, nor nobody when somebody else was found.</summary>
    private static Decision Partners(Decision told, BookingState state, Moment moment)
    {
        var booked = state.Members.Where(member => member.Status == MemberStatus.Booked).ToList();
        return booked.Aggregate(told, (decision, member) => decision.And(
            new HoldPartnersTold(new HoldRef(moment.Self, member.Ask), member.Trainer, BookingGrain.Others(booked, member)), Audience.To(member.Trainer.Hub)));
    }

    /// <summary>A cancellation in the last days leaves until the day itself.</summary>
    private static DateTimeOffset RepairBy(BookingState state, Moment moment)
    {
        var start = state.Slots[0].Start;
        var by = start.AddDays(-BookingClock.RepairBefore);
        return by > moment.Now ? by : start > moment.Now ? start : moment.Now;
    }
}
