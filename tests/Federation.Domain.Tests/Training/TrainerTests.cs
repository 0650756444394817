using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Tests.Examples;
using Federation.Domain.Training;

namespace Federation.Domain.Tests.Training;

public sealed class TrainerTests
{
    private static readonly Caller Person = new(Role.Person, default, Trainings.Owner);
    private static readonly Caller Asker = Caller.OtherHub(Some.Aura);
    private static readonly HoldAsked Asked = new(Trainings.First, Trainings.Peer, TrainerRole.Peer, Trainings.Slots, Trainings.Lease);

    [Fact]
    public void Free_days_that_are_asked_for_are_kept_and_are_free_for_nobody_else()
    {
        var told = Decide(Trainings.Trainer(), Trainings.Heard(Asked));
        var granted = Assert.IsType<HoldGranted>(told.Facts[0].Fact);
        Assert.Equal(Audience.To(Some.Aura), told.Facts[0].Audience);
        Assert.Equal((Trainings.First, Trainings.Lease), (granted.Ref, granted.Until));
        var free = Assert.IsType<TrainerFree>(told.Facts[1].Fact).Free;
        Assert.Equal(Audience.Hubs, told.Facts[1].Audience);
        Assert.DoesNotContain(free.Slots(), Trainings.Slots.Contains);
        Assert.Equal(HoldRefusedWhy.NotFree, Refused(Trainings.Trainer(HoldStatus.Held), Asked with { Ref = Trainings.Second }));
        Assert.Equal(HoldRefusedWhy.NotFree, Refused(Trainings.Trainer(HoldStatus.Held), Asked with { Ref = Trainings.Second, Slots = [Trainings.Slots[1]] }));
    }

    [Fact]
    public void What_is_closed_not_offered_of_another_role_or_too_late_is_refused_and_never_said_why()
    {
        var trainer = Trainings.Trainer();
        Assert.Equal(HoldRefusedWhy.NotFree, Refused(trainer, Asked with { Slots = [new Slot(new DateOnly(2027, 4, 1), DayPart.Morning)] }));
        Assert.Equal(HoldRefusedWhy.NotFree, Refused(trainer, Asked with { Slots = [new Slot(Trainings.Day, DayPart.Evening)] }));
        Assert.Equal(HoldRefusedWhy.NotFree, Refused(trainer, Asked with { Role = TrainerRole.Professional }));
        Assert.Equal(HoldRefusedWhy.TooLate, Refused(trainer, Asked with { Until = Some.Now }));
        Assert.Equal(HoldRefusedWhy.TooLate, Refused(trainer, Asked, Trainings.Slots[0].Start));
    }

    [Fact]
    public void A_lease_that_another_hub_wrote_without_an_end_ends_all_the_same()
    {
        var granted = Assert.IsType<HoldGranted>(Decide(Trainings.Trainer(), Trainings.Heard(Asked with { Until = DateTimeOffset.MaxValue })).Facts[0].Fact);
        Assert.Equal(Some.Now.AddDays(BookingClock.LongestLease), granted.Until);
        var late = Trainings.Slots[0].Start.AddDays(-2);
        granted = Assert.IsType<HoldGranted>(Decide(Trainings.Trainer(), Trainings.Heard(Asked with { Until = DateTimeOffset.MaxValue }), late).Facts[0].Fact);
        Assert.Equal(Trainings.Slots[0].Start, granted.Until);
    }

    [Fact]
    public void A_request_heard_twice_is_kept_once_and_a_word_of_a_hub_that_did_not_ask_is_refused()
    {
        var held = Trainings.Trainer(HoldStatus.Held);
        Assert.True(Decide(held, Trainings.Heard(Asked)).WritesNothing);
        var foreign = Trainings.Heard(Asked with { Ref = Trainings.Second }, Some.Idf);
        Assert.Equal("invalid-field", Trainings.Refused(Trainings.Peer, held, foreign, Caller.OtherHub(Some.Idf)));
        Assert.Equal("not-allowed", Trainings.Refused(Trainings.Peer, held, Trainings.Heard(new HoldReleased(Trainings.First, Trainings.Peer)), Caller.OtherHub(Some.Idf)));
        Assert.Equal("invalid-field", Trainings.Refused(Trainings.Peer, held, Trainings.Heard(new HoldReleased(Trainings.First, Trainings.Peer), Some.Idf), Caller.OtherHub(Some.Idf)));
        Assert.Equal("invalid-field", Trainings.Refused(Trainings.Peer, held, Trainings.Heard(Asked with { Trainer = Trainings.Professional }), Asker));
        Assert.Equal("unknown-grain", Trainings.Refused(Trainings.Peer, null, Trainings.Heard(Asked), Asker));
    }

    [Fact]
    public void A_yes_is_said_once_a_no_frees_the_days_and_a_settled_yes_is_only_cancelled()
    {
        var held = Trainings.Trainer(HoldStatus.Held);
        Assert.IsType<HoldAgreed>(Decide(held, new AnswerHold(Trainings.First, true), by: Person).Facts.Single().Fact);
        Assert.True(Decide(Trainings.Trainer(HoldStatus.Agreed), new AnswerHold(Trainings.First, true), by: Person).WritesNothing);
        foreach (var state in new[] { held, Trainings.Trainer(HoldStatus.Agreed) })
        {
            var no = Decide(state, new AnswerHold(Trainings.First, false), by: Person);
            Assert.Equal([typeof(HoldRefused), typeof(TrainerFree)], no.Facts.Select(told => told.Fact.GetType()));
        }

        var booked = Trainings.Trainer(HoldStatus.Booked);
        Assert.Equal("hold-is-booked", Trainings.Refused(Trainings.Peer, booked, new AnswerHold(Trainings.First, false), Person));
        Assert.Equal("hold-is-over", Trainings.Refused(Trainings.Peer, held, new CancelHold(Trainings.First), Person));
        var cancelled = Trainings.Do<TrainerState>(Trainings.Peer, booked, new CancelHold(Trainings.First), Person);
        Assert.Empty(cancelled.Holds);
        Assert.Equal("hold-is-over", Trainings.Refused(Trainings.Peer, cancelled, new CancelHold(Trainings.First), Person));
        Assert.Equal("hold-is-over", Trainings.Refused(Trainings.Peer, booked, new CancelHold(Trainings.First), Person, Trainings.Slots[0].Start));
    }

    [Fact]
    public void Only_a_yes_in_time_is_settled()
    {
        var settle = Trainings.Heard(new HoldConfirmed(Trainings.First, Trainings.Peer));
        Assert.IsType<HoldBooked>(Decide(Trainings.Trainer(HoldStatus.Agreed), settle).Facts.Single().Fact);
        Assert.True(Decide(Trainings.Trainer(HoldStatus.Booked), settle).WritesNothing);
        Assert.True(Decide(Trainings.Trainer(), settle).WritesNothing);
        Assert.Equal(HoldRefusedWhy.TooLate, Assert.IsType<HoldRefused>(Decide(Trainings.Trainer(HoldStatus.Agreed), settle, Trainings.Lease).Facts[0].Fact).Why);
        Assert.Equal(HoldRefusedWhy.TooLate, Assert.IsType<HoldRefused>(Decide(Trainings.Trainer(HoldStatus.Held), settle).Facts[0].Fact).Why);
        Assert.Equal("hold-is-over", Trainings.Refused(Trainings.Peer, Trainings.Trainer(HoldStatus.Held), new AnswerHold(Trainings.First, true), Person, Trainings.Lease));
    }

    [Fact]
    public void A_lease_that_nobody_confirms_frees_itself_and_the_asking_hub_hears_so()
    {
        foreach (var status in new[] { HoldStatus.Held, HoldStatus.Agreed })
        {
            var state = Trainings.Trainer(status);
            Assert.Contains(new Deadline(TrainerClock.Holds, Trainings.Lease), Grain.Deadlines(state));
            Assert.True(Decide(state, new Ring(TrainerClock.Holds, Trainings.Lease), Trainings.Lease.AddTicks(-1), Caller.Clock).WritesNothing);
            var over = Decide(state, new Ring(TrainerClock.Holds, Trainings.Lease), Trainings.Lease, Caller.Clock);
            Assert.Equal((Audience.To(Some.Aura), new HoldRefused(Trainings.First, HoldRefusedWhy.TooLate)), (over.Facts[0].Audience, over.Facts[0].Fact));
            Assert.Contains(Assert.IsType<TrainerFree>(over.Facts[1].Fact).Free.Slots(), Trainings.Slots.Contains);
        }

        var booked = Trainings.Trainer(HoldStatus.Booked);
        Assert.Contains(new Deadline(TrainerClock.Holds, Trainings.Slots[^1].End), Grain.Deadlines(booked));
        Assert.IsType<HoldDropped>(Decide(booked, new Ring(TrainerClock.Holds, Trainings.Slots[^1].End), Trainings.Slots[^1].End, Caller.Clock).Facts[0].Fact);
    }

    [Fact]
    public void A_calendar_that_closes_over_a_booking_leaves_the_booking()
    {
        var closed = Trainings.Do<TrainerState>(Trainings.Peer, Trainings.Trainer(HoldStatus.Booked), new OpenCalendarTo(OpenCalendar.Empty), Person);
        Assert.Equal(HoldStatus.Booked, closed.Holds.Single().Status);
        Assert.Equal(0, closed.Free(Some.Now).Count);
        Assert.True(Decide(closed, new OpenCalendarTo(OpenCalendar.Empty), by: Person).WritesNothing);
    }

    [Fact]
    public void Who_trains_no_more_is_erased_and_answers_everybody()
    {
        var state = Trainings.Trainer(HoldStatus.Booked) with { Pairs = [new PairOf(Trainings.Pair, true)] };
        var told = Decide(state, new RetireTrainer(), by: Person);
        Assert.Equal([typeof(HoldCancelled), typeof(PairAnswered), typeof(TrainerRetired)], told.Facts.Select(one => one.Fact.GetType()));
        Assert.Equal([state.Contact!.Id], told.Erasures);
        var retired = Trainings.Do<TrainerState>(Trainings.Peer, state, new RetireTrainer(), Person);
        Assert.True(retired is { Retired: true, Contact: null, Owner: "" } && retired.Holds.IsEmpty && retired.Pairs.IsEmpty);
        Assert.Empty(Grain.Deadlines(retired));
        Assert.Equal("trainer-retired", Trainings.Refused(Trainings.Peer, retired, new RetireTrainer(), Some.Toulouse));
        Assert.Equal("trainer-retired", Trainings.Refused(Trainings.Peer, retired, Trainings.Describe(), Some.Toulouse));
        Assert.Equal(HoldRefusedWhy.NotFree, Refused(retired, Asked with { Ref = Trainings.Second }));
        // What took place before the clock rang is not cancelled.
        Assert.IsType<HoldDropped>(Decide(state, new RetireTrainer(), Trainings.Slots[^1].End, Person).Facts[0].Fact);
    }

    [Fact]
    public void The_role_stays_while_somebody_counts_on_it_and_the_link_is_a_hash()
    {
        var other = Trainings.Describe() with { Profile = Trainings.Profile with { Role = TrainerRole.Professional } };
        Assert.Equal("role-is-booked", Trainings.Refused(Trainings.Peer, Trainings.Trainer(HoldStatus.Held), other, Some.Toulouse));
        Assert.Equal("role-is-booked", Trainings.Refused(Trainings.Peer, Trainings.Trainer() with { Pairs = [new PairOf(Trainings.Pair)] }, other, Some.Toulouse));
        Assert.Null(Trainings.Refused(Trainings.Peer, Trainings.Trainer(), other, Some.Toulouse));
        Assert.Equal("invalid-field", Trainings.Refused(Trainings.Peer, null, Trainings.Describe() with { Owner = "Je m’appelle Camille" }, Some.Toulouse));
        Assert.Equal("not-allowed", Trainings.Refused(Trainings.Peer, Trainings.Trainer() with { Owner = "" }, new RetireTrainer(), new Caller(Role.Person, default, "")));
    }

    [Fact]
    public void A_new_contact_erases_the_former_and_the_same_one_twice_writes_nothing()
    {
        var state = Trainings.Trainer();
        Assert.True(Decide(state, Trainings.Describe(), by: Some.Toulouse).WritesNothing);
        var anew = Decide(state, Trainings.Describe(41), by: Some.Toulouse);
        Assert.Equal((Some.Row(41), SealKind.Trainer), (anew.Seals.Single().Id, anew.Seals.Single().Kind));
        Assert.Equal([Some.Row(40)], anew.Erasures);
        Assert.Equal(Audience.Local, anew.Facts.Single().Audience);
    }

    private static Decision Decide(TrainerState? state, Command command, DateTimeOffset? now = null, Caller? by = null)
    {
        var decision = Grain.Decide(Trainings.Peer, state, command, by ?? Asker, now ?? Some.Now);
        Assert.True(decision.Refusal is null, decision.Refusal?.ToString());
        return decision;
    }

    private static HoldRefusedWhy Refused(TrainerState state, HoldAsked asked, DateTimeOffset? now = null) => Assert.IsType<HoldRefused>(Decide(state, Trainings.Heard(asked), now).Facts.Single().Fact).Why;
}
