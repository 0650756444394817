using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;

namespace Federation.Domain.Training;

/// <summary>
/// Who may write: this grain alone, one command at a time. What orders it: the version of its feed entries. Two bookings that ask for one slot meet here,
/// and the second hears no. A hold is a lease: if its booking falls silent, the trainer's own clock frees it, whatever became of the messages.
/// </summary>
public static class TrainerGrain
{
    public static Decision Decide(TrainerState? state, Command command, Moment moment) => (state, command) switch
    {
        (_, DescribeTrainer describe) => Describe(state, describe, moment),
        (_, Hear hear) => TrainerHolds.Hear(state, hear, moment),
        (null, _) => Refusal.UnknownGrain,
        ({ Retired: true }, not Ring) => new Refusal("trainer-retired", RefusalKind.Gone),
        ({ } known, OpenCalendarTo open) => Open(known, open, moment),
        ({ } known, AnswerHold answer) => TrainerHolds.Answer(known, answer, moment),
        ({ } known, CancelHold cancel) => TrainerHolds.Cancel(known, cancel, moment),
        ({ } known, AnswerPair answer) => TrainerPairs.Answer(known, answer, moment),
        ({ } known, RetireTrainer) => Retire(known, moment),
        ({ } known, Ring ring) => TrainerHolds.Ring(known, ring, moment),
        _ => Refusal.UnknownCommand,
    };

    public static TrainerState Apply(TrainerState? state, Fact fact, DateTimeOffset at) => (state, fact) switch
    {
        (null, TrainerDescribed described) => new TrainerState(described.Profile, OpenCalendar.Empty, null, "", [], at),
        ({ } known, TrainerDescribed described) => known with { Profile = described.Profile },
        ({ } known, TrainerContactKept kept) => known with { Contact = kept.Contact, Owner = kept.Owner },
        ({ } known, TrainerCalendarSet set) => known with { Calendar = set.Calendar },
        ({ } known, TrainerFree) => known with { ToldAt = at },
        ({ } known, TrainerRetired) => known with { Retired = true, Contact = null, Owner = "", Calendar = OpenCalendar.Empty },
        ({ } known, _) when TrainerPairs.Fold(known.Pairs, fact) is { } pairs => known with { Pairs = pairs },
        ({ } known, _) => known with { Holds = TrainerHolds.Fold(known.Holds, fact) },
        _ => throw new InvalidOperationException($"a trainer does not begin with {fact.GetType().Name}"),
    };

    /// <summary>The person by the private link, or somebody of the home hub in their name.</summary>
    public static bool MayAnswer(TrainerState state, Moment moment) =>
        moment.Caller.ActsFor(moment.Self.Hub) || (moment.Caller.Role == Role.Person && state.Owner.Length > 0 && moment.Caller.Account == state.Owner);

    /// <summary>Adds what is free to a decision that changes it.</summary>
    internal static Decision Told(Decision decision, TrainerState before, Moment moment)
    {
        var after = decision.Facts.Aggregate(before, (state, told) => Apply(state, told.Fact, moment.Now));
        var free = after.Free(moment.Now);
        return free.Equals(before.Free(moment.Now)) ? decision : decision.And(new TrainerFree(free), Audience.Hubs);
    }

    private static Decision Describe(TrainerState? state, DescribeTrainer describe, Moment moment)
    {
        if (!moment.Caller.ActsFor(moment.Self.Hub) && !(moment.Caller.Role == Role.Operator && state is null))
        {
            return Refusal.NotAllowed;
        }

        if (!TrainerId.TryParse(moment.Self.Key, out _))
        {
            return Refusal.InvalidField("id");
        }

        if (state is { Retired: true })
        {
            return new Refusal("trainer-retired", RefusalKind.Gone);
        }

        if (describe.Profile is null || !describe.Profile.IsSound())
        {
            return Refusal.InvalidField("profile");
        }

        if (describe.Contact is { } contact && !contact.IsSound(SealKind.Trainer))
        {
            return Refusal.InvalidField("contact");
        }

        if (describe.Owner is { Length: > 0 } link && !TextId.IsSlug(link, 64))
        {
            return Refusal.InvalidField("owner");
        }

        // Said again with the same words it takes nobody's away.
        if (describe.Read is { } read && read != state?.TextId && !(state is not null && state.Profile.Equals(describe.Profile) && describe.Contact is null))
        {
            return Refusal.TextReplaced;
        }

        // Bookings and pairs count on a peer who is one.
        if (state is not null && state.Profile.Role != describe.Profile.Role && !(state.Holds.IsEmpty && state.Pairs.IsEmpty))
        {
            return new Refusal("role-is-booked", RefusalKind.Conflict);
        }

        var decision = state is not null && state.Profile.Equals(describe.Profile) ? Decision.Nothing : Decision.Tell(new TrainerDescribed(describe.Profile), Audience.Hubs);
        var owner = describe.Owner ?? state?.Owner ?? "";
        var kept = describe.Contact is { } envelope && envelope.Id != state?.Contact?.Id ? new SealRef(envelope.Id, SealKind.Trainer) : state?.Contact;
        if (kept == state?.Contact && owner == (state?.Owner ?? ""))
        {
            return decision;
        }

        var replaced = kept != state?.Contact;
        return decision.And(new TrainerContactKept(kept, owner), Audience.Local) with
        {
            Seals = replaced ? [describe.Contact!] : [],
            Erasures = replaced && state?.Contact is { } former ? [former.Id] : [],
        };
    }

    private static Decision Open(TrainerState state, OpenCalendarTo open, Moment moment)
    {
        if (!MayAnswer(state, moment))
        {
            return Refusal.NotAllowed;
        }

        if (open.Calendar is null || !open.Calendar.IsSound())
        {
            return Refusal.InvalidField("calendar");
        }

        return state.Calendar.Equals(open.Calendar) ? Decision.Nothing
            : open.Read is { } read && read != state.CalendarId ? Refusal.TextReplaced
            : Told(Decision.Tell(new TrainerCalendarSet(open.Calendar), Audience.Local), state, moment);
    }

    private static Decision Retire(TrainerState state, Moment moment)
    {
        if (!MayAnswer(state, moment))
        {
            return Refusal.NotAllowed;
        }

        // What took place is not cancelled, though the clock has not rung for it yet.
        var told = state.Holds.Aggregate(Decision.Nothing, (decision, hold) => (hold.Status, moment.Now >= hold.Ends) switch
        {
            (HoldStatus.Booked, true) => decision.And(new HoldDropped(hold.Ref), Audience.Local),
            (HoldStatus.Booked, false) => decision.And(new HoldCancelled(hold.Ref), Audience.To(hold.Ref.Booking.Hub)),
            (_, var late) => decision.And(new HoldRefused(hold.Ref, late ? HoldRefusedWhy.TooLate : HoldRefusedWhy.Declined), Audience.To(hold.Ref.Booking.Hub)),
        });
        told = state.Pairs.Aggregate(told, (decision, pair) => decision.And(new PairAnswered(pair.Pair, moment.Self, false), Audience.To(pair.Pair.Hub)));
        return told.And(new TrainerRetired(), Audience.Hubs) with { Erasures = state.Contact is { } contact ? [contact.Id] : [] };
    }
}
