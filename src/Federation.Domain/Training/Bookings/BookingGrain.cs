using System.Collections.Immutable;
using Federation.Domain.Grains;

namespace Federation.Domain.Training;

/// <summary>
/// All or none, over calendars of several hubs, without any lock: each trainer keeps the slots under a lease and says so; once all have agreed, each is told that
/// it is settled; once each has settled, it is confirmed. Whatever is late, lost or cut off ends by itself: the trainer's lease frees the trainer, this grain's own
/// ends the request, and who was settled already is released. Nobody is ever booked twice, because each calendar alone says what is on it.
/// </summary>
public static class BookingGrain
{
    public static Decision Decide(BookingState? state, Command command, Moment moment) => (state, command) switch
    {
        (_, AskBooking ask) => Ask(state, ask, moment),
        (null, _) => Refusal.UnknownGrain,
        ({ } known, Hear hear) => BookingHearing.Hear(known, hear, moment),
        ({ } known, WithdrawBooking) => Withdraw(known, moment),
        ({ } known, ReplaceTrainer replace) => Replace(known, replace, moment),
        ({ } known, Ring ring) => Ring(known, ring, moment),
        _ => Refusal.UnknownCommand,
    };

    public static BookingState Apply(BookingState? state, Fact fact, DateTimeOffset at) => (state, fact) switch
    {
        (null, BookingAsked asked) => new BookingState(BookingStatus.Asked, asked.Slots, asked.Members, asked.Until, asked.Members.Length, at, For: asked.For),
        ({ } known, BookingMemberMoved moved) => known with { Members = known.With(moved.Ask, member => member with { Status = moved.Status }) },
        ({ } known, BookingMemberReplaced replaced) => known with
        {
            Members = known.With(replaced.Instead, _ => replaced.With),
            Asks = Math.Max(known.Asks, replaced.With.Ask),
        },
        ({ } known, BookingMoved moved) => known with { Status = moved.Status, Since = at, RepairBy = moved.RepairBy, Why = moved.Why },
        ({ } known, HoldConfirmed confirmed) => known with { Members = known.With(confirmed.Ref.Ask, member => member with { Confirmed = true }) },
        ({ } known, HoldReleased released) => known with { Members = known.With(released.Ref.Ask, member => member with { Status = MemberStatus.Gone }) },
        ({ } known, HoldAsked or HoldPartnersTold) => known,
        _ => throw new InvalidOperationException($"a booking does not begin with {fact.GetType().Name}"),
    };

    /// <summary>Nothing is kept anywhere for it any more.</summary>
    internal static Decision End(BookingState state, BookingStatus status, Moment moment, Decision before, HoldRefusedWhy? why = null) =>
        state.Present.Aggregate(before, (decision, member) => decision.And(new HoldReleased(new HoldRef(moment.Self, member.Ask), member.Trainer), Audience.To(member.Trainer.Hub)))
            .And(new BookingMoved(moment.Self, status, state.For, Why: why), Audience.Local);

    /// <param name="team">Who comes, as far as is known; <paramref name="member"/> itself may be among them.</param>
    internal static Decision Asking(
        Decision decision, BookingMember member, IEnumerable<BookingMember> team, GrainId? session, ImmutableArray<Slot> slots, DateTimeOffset until, Moment moment) => decision.And(
            new HoldAsked(new HoldRef(moment.Self, member.Ask), member.Trainer, member.Role, slots, until, new HoldPurpose(session, Others(team, member))), Audience.To(member.Trainer.Hub));

    internal static ImmutableArray<AskedTrainer> Others(IEnumerable<BookingMember> team, BookingMember than) =>
        [.. team.Where(one => one.Trainer != than.Trainer).Select(one => new AskedTrainer(one.Trainer, one.Role))];

    private static Decision Ask(BookingState? state, AskBooking ask, Moment moment)
    {
        if (!moment.Caller.ActsFor(moment.Self.Hub))
        {
            return Refusal.NotAllowed;
        }

        if (state is not null)
        {
            return Refusal.AlreadyExists;
        }

        if (BookingRules.Check(ask, moment) is { } wrong)
        {
            return wrong;
        }

        var until = Earlier(moment.Now.AddDays(ask.Days), ask.Slots[0].Start);
        ImmutableArray<BookingMember> members = [.. ask.Trainers.Select((one, at) => new BookingMember(one.Trainer, one.Role, at + 1, MemberStatus.Asked))];
        return members.Aggregate(
            Decision.Tell(new BookingAsked(moment.Self, ask.Slots, members, until, ask.For), Audience.Local),
            (decision, member) => Asking(decision, member, members, ask.For, ask.Slots, until, moment));
    }

    private static Decision Withdraw(BookingState state, Moment moment) =>
        !moment.Caller.ActsFor(moment.Self.Hub) ? Refusal.NotAllowed
        : state.Status == BookingStatus.Withdrawn ? Decision.Nothing
        : state.IsOver ? NotFrom(state)
        : End(state, BookingStatus.Withdrawn, moment, Decision.Nothing);

    /// <summary>The place keeps its role: a peer is replaced by a peer.</summary>
    private static Decision Replace(BookingState state, ReplaceTrainer replace, Moment moment)
    {
        if (!moment.Caller.ActsFor(moment.Self.Hub))
        {
            return Refusal.NotAllowed;
        }

        if (state is not { Status: BookingStatus.AtRisk, RepairBy: { } by })
        {
            return NotFrom(state);
        }

        if (state.Find(replace.Instead) is not { Status: MemberStatus.Gone } gone || !BookingRules.IsTrainer(replace.With) || state.Present.Any(member => member.Trainer == replace.With))
        {
            return Refusal.InvalidField("with");
        }

        if (state.Asks >= HoldRef.MostAsks)
        {
            return new Refusal("too-many-asks", RefusalKind.Conflict);
        }

        // A lease as any other: who does not answer is free again, and somebody else can be asked before it is too late.
        var until = Earlier(by, moment.Now.AddDays(BookingClock.LeaseFor));
        var member = new BookingMember(replace.With, gone.Role, state.Asks + 1, MemberStatus.Asked);
        return Asking(Decision.Tell(new BookingMemberReplaced(replace.Instead, member), Audience.Local), member, state.Present, state.For, state.Slots, until, moment);
    }

    private static Decision Ring(BookingState state, Ring ring, Moment moment)
    {
        if (moment.Caller.Role != Role.Clock)
        {
            return Refusal.NotAllowed;
        }

        return (ring.Name, state.Status) switch
        {
            (BookingClock.Lease, BookingStatus.Asked or BookingStatus.Settling) when moment.Now >= state.Until =>
                End(state, BookingStatus.Refused, moment, Decision.Nothing, HoldRefusedWhy.TooLate),
            (BookingClock.Repair, BookingStatus.AtRisk) when moment.Now >= state.RepairBy => End(state, BookingStatus.Postponed, moment, Decision.Nothing),
            // Each trainer's own clock lets its part go.
            (BookingClock.Over, BookingStatus.Confirmed) when moment.Now >= state.Slots[^1].End => Decision.Tell(new BookingMoved(moment.Self, BookingStatus.Done, state.For), Audience.Local),
            _ => Decision.Nothing,
        };
    }

    internal static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static Refusal NotFrom(BookingState state) => Refusal.NoSuchTransition(Codes<BookingStatus>.Of(state.Status));
}
