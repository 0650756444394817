using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Tests.Examples;
using Federation.Domain.Training;

namespace Federation.Domain.Tests.Training;

public sealed class BookingTests
{
    private static readonly GrainId Third = TrainerId.Parse("0192f0bb-0000-7000-8000-000000000009").At(Some.Occitanie);
    private static readonly HoldRef Again = new(Trainings.Booking, 3);

    [Fact]
    public void Only_the_ways_of_the_table_are_gone_and_each_is_gone()
    {
        var gone = new HashSet<(BookingStatus, BookingStatus)>();
        foreach (var from in Enum.GetValues<BookingStatus>())
        {
            var state = Trainings.BookingAt(from);
            Assert.Equal(from, state.Status);
            foreach (var (command, caller, at) in Everything(state))
            {
                var decision = Grain.Decide(Trainings.Booking, state, command, caller, at);
                var to = decision.Facts.Select(told => told.Fact).OfType<BookingMoved>().ToList();
                Assert.True(to.Count <= 1);
                Assert.All(to, moved => Assert.True(BookingTransitions.Allows(from, moved.Status), $"{from} to {moved.Status} by {command}"));
                gone.UnionWith(to.Select(moved => (from, moved.Status)));
                Assert.All(decision.Facts, told => Assert.True(told.Audience == Audience.Local || told.Fact is HoldAsked or HoldConfirmed or HoldReleased or HoldPartnersTold, $"{told}"));
                var after = (BookingState)Grain.Fold(Trainings.Booking, state, decision.Facts, at)!;
                var again = Grain.Decide(Trainings.Booking, after, command, caller, at);
                Assert.True(again.WritesNothing, $"{from}: {command} twice");
            }
        }

        // From settling everybody's last word is heard by itself: see the next tests.
        Assert.Equal(
            BookingTransitions.Table.Select(line => (line.From, line.To)).Except([(BookingStatus.Asked, BookingStatus.Settling), (BookingStatus.Settling, BookingStatus.Confirmed), (BookingStatus.AtRisk, BookingStatus.Confirmed)]).Order(),
            gone.Order());
    }

    [Fact]
    public void Everybody_is_told_that_it_is_settled_once_everybody_agreed_and_not_before()
    {
        var state = Trainings.BookingAt(BookingStatus.Asked);
        state = Heard(state, new HoldGranted(Trainings.First, Trainings.Slots, Trainings.Lease), Some.Occitanie);
        state = Heard(state, new HoldAgreed(Trainings.First), Some.Occitanie);
        state = Heard(state, new HoldGranted(Trainings.Second, Trainings.Slots, Trainings.Lease), Some.Aura);
        Assert.Equal(BookingStatus.Asked, state.Status);
        Assert.DoesNotContain(state.Members, member => member.Confirmed);
        var told = Decide(state, Word(new HoldAgreed(Trainings.Second), Some.Aura));
        Assert.Equal(
            [(Audience.To(Some.Occitanie), Trainings.First), (Audience.To(Some.Aura), Trainings.Second)],
            told.Facts.Where(one => one.Fact is HoldConfirmed).Select(one => (one.Audience, ((HoldConfirmed)one.Fact).Ref)));
        state = Heard(state, new HoldAgreed(Trainings.Second), Some.Aura);
        Assert.Equal(BookingStatus.Settling, state.Status);
        state = Heard(state, new HoldBooked(Trainings.Second), Some.Aura);
        Assert.Equal(BookingStatus.Settling, state.Status);
        Assert.Equal(BookingStatus.Confirmed, Heard(state, new HoldBooked(Trainings.First), Some.Occitanie).Status);
    }

    [Fact]
    public void A_calendar_that_settles_what_nobody_settled_is_not_heard()
    {
        var state = Trainings.BookingAt(BookingStatus.Asked);
        foreach (var (reference, hub) in new[] { (Trainings.First, Some.Occitanie), (Trainings.Second, Some.Aura) })
        {
            Assert.True(Decide(state, Word(new HoldBooked(reference), hub)).WritesNothing);
        }
    }

    [Fact]
    public void Words_that_are_echoes_late_foreign_or_of_another_request_change_nothing()
    {
        var state = Trainings.BookingAt(BookingStatus.Settling);
        Assert.True(Decide(state, Word(new HoldGranted(Trainings.First, Trainings.Slots, Trainings.Lease), Some.Occitanie)).WritesNothing);
        Assert.True(Decide(state, Word(new HoldAgreed(Trainings.First), Some.Occitanie)).WritesNothing);
        Assert.True(Decide(state, Word(new HoldAgreed(new HoldRef(Trainings.Booking, 77)), Some.Occitanie)).WritesNothing);
        Assert.Equal("not-allowed", Refused(state, Word(new HoldAgreed(Trainings.First), Some.Aura)));
        Assert.Equal("invalid-field", Refused(state, Word(new HoldAgreed(new HoldRef(Trainings.Booking with { Hub = Some.Idf }, 1)), Some.Occitanie)));
        foreach (var over in Enum.GetValues<BookingStatus>().Where(BookingTransitions.IsTerminal))
        {
            Assert.True(Decide(Trainings.BookingAt(over), Word(new HoldBooked(Trainings.First), Some.Occitanie)).WritesNothing);
        }
    }

    [Fact]
    public void One_no_ends_it_for_all_and_the_others_are_released()
    {
        var state = Heard(Trainings.BookingAt(BookingStatus.Asked), new HoldGranted(Trainings.First, Trainings.Slots, Trainings.Lease), Some.Occitanie);
        var told = Decide(state, Word(new HoldRefused(Trainings.Second, HoldRefusedWhy.NotFree), Some.Aura));
        Assert.Equal(Trainings.First, Assert.Single(told.Facts.Select(one => one.Fact).OfType<HoldReleased>()).Ref);
        Assert.Equal(BookingStatus.Refused, Assert.Single(told.Facts.Select(one => one.Fact).OfType<BookingMoved>()).Status);
    }

    [Fact]
    public void Without_an_answer_the_lease_ends_it_and_nobody_is_kept()
    {
        foreach (var status in new[] { BookingStatus.Asked, BookingStatus.Settling })
        {
            var over = Trainings.Rung<BookingState>(Trainings.Booking, Trainings.BookingAt(status), BookingClock.Lease);
            Assert.Equal((BookingStatus.Refused, HoldRefusedWhy.TooLate), (over.Status, over.Why));
            Assert.Empty(over.Present);
        }
    }

    [Fact]
    public void A_broken_pair_is_repaired_by_a_peer_for_a_peer_under_a_lease_as_any_other()
    {
        var risk = Trainings.BookingAt(BookingStatus.AtRisk);
        Assert.Equal(Trainings.Slots[0].Start.AddDays(-BookingClock.RepairBefore), risk.RepairBy);
        Assert.Equal("invalid-field", Refused(risk, new ReplaceTrainer(1, Trainings.Professional), Some.Grenoble));
        Assert.Equal("invalid-field", Refused(risk, new ReplaceTrainer(2, Third), Some.Grenoble));
        var asked = Assert.Single(Decide(risk, new ReplaceTrainer(1, Third), Some.Grenoble).Facts.Select(told => told.Fact).OfType<HoldAsked>());
        Assert.Equal((Again, TrainerRole.Peer, Some.Now.AddDays(BookingClock.LeaseFor)), (asked.Ref, asked.Role, asked.Until));
        var repaired = Replaced(risk);
        foreach (var word in new Fact[] { new HoldGranted(Again, Trainings.Slots, Trainings.Lease), new HoldAgreed(Again) })
        {
            repaired = Heard(repaired, word, Some.Occitanie);
            Assert.Equal(BookingStatus.AtRisk, repaired.Status);
        }

        Assert.Equal([3, 2], repaired.Members.Select(member => member.Ask));
        Assert.Equal(BookingStatus.Confirmed, Heard(repaired, new HoldBooked(Again), Some.Occitanie).Status);
    }

    [Fact]
    public void A_candidate_who_does_not_answer_leaves_time_for_the_next()
    {
        var state = Heard(Replaced(Trainings.BookingAt(BookingStatus.AtRisk)), new HoldRefused(Again, HoldRefusedWhy.TooLate), Some.Occitanie);
        Assert.Equal(BookingStatus.AtRisk, state.Status);
        Assert.Equal(4, Trainings.Do<BookingState>(Trainings.Booking, state, new ReplaceTrainer(3, Third), Some.Grenoble).Members[0].Ask);
        // The one who cancelled first says more about a request that is no more.
        Assert.True(Decide(state, Word(new HoldCancelled(Trainings.First), Some.Occitanie)).WritesNothing);
    }

    [Fact]
    public void Both_trainers_of_the_asking_hub_itself_are_asked_and_heard_like_any_other()
    {
        var here = Trainings.Peer with { Hub = Some.Aura };
        var state = Trainings.Do<BookingState>(Trainings.Booking, null, new AskBooking(Trainings.Slots, [new AskedTrainer(here, TrainerRole.Peer), Trainings.Both[1]]), Some.Grenoble);
        var entry = new Entry(Some.Aura, 9, Some.Now, Trainings.Booking, 2, Audience.To(Some.Aura), new HoldAsked(Trainings.First, here, TrainerRole.Peer, Trainings.Slots, Trainings.Lease));
        Assert.Equal(here, Reactions.To(entry, Some.Aura, null)?.Target);
        Assert.Null(Reactions.To(entry, Some.Occitanie, null));
        foreach (var fact in new Fact[] { new HoldGranted(Trainings.First, Trainings.Slots, Trainings.Lease), new HoldAgreed(Trainings.First), new HoldGranted(Trainings.Second, Trainings.Slots, Trainings.Lease), new HoldAgreed(Trainings.Second) })
        {
            var reaction = Reactions.To(entry with { Subject = here, Fact = fact }, Some.Aura, null)!;
            state = Trainings.Do<BookingState>(reaction.Target, state, reaction.Command, reaction.Caller);
        }

        Assert.Equal(BookingStatus.Settling, state.Status);
    }

    [Theory]
    [InlineData("slots")]
    [InlineData("days")]
    [InlineData("trainers")]
    [InlineData("for")]
    public void What_cannot_be_asked_is_refused(string field)
    {
        var ask = new AskBooking(Trainings.Slots, Trainings.Both);
        AskBooking[] wrong = field switch
        {
            "slots" => [ask with { Slots = default }, ask with { Slots = [] }, ask with { Slots = [Trainings.Slots[1], Trainings.Slots[0]] }, ask with { Slots = [Trainings.Slots[0], Trainings.Slots[0]] }, ask with { Slots = [new Slot(DateOnly.MaxValue, DayPart.Evening)] }],
            "days" => [ask with { Days = 0 }, ask with { Days = BookingClock.LongestLease + 1 }],
            "trainers" => [ask with { Trainers = [] }, ask with { Trainers = [Trainings.Both[0], Trainings.Both[0]] }, ask with { Trainers = [null!] }, ask with { Trainers = [new AskedTrainer(Trainings.Booking, TrainerRole.Peer)] }],
            _ => [ask with { For = Trainings.Session with { Hub = Some.Idf } }, ask with { For = Trainings.Course }],
        };
        Assert.All(wrong, one => Assert.Equal((Refusal.InvalidField(field)), Grain.Decide(Trainings.Booking, null, one, Some.Grenoble, Some.Now).Refusal));
        Assert.Equal("peer-missing", Refused(null, ask with { Trainers = [Trainings.Both[1]] }, Some.Grenoble));
        Assert.Equal("slots-out-of-reach", Grain.Decide(Trainings.Booking, null, ask, Some.Grenoble, Trainings.Slots[0].Start).Refusal?.Code);
    }

    private static IEnumerable<(Command, Caller, DateTimeOffset)> Everything(BookingState state)
    {
        yield return (new WithdrawBooking(), Some.Grenoble, Some.Now);
        yield return (new ReplaceTrainer(1, Third), Some.Grenoble, Some.Now);
        foreach (var (reference, hub) in new[] { (Trainings.First, Some.Occitanie), (Trainings.Second, Some.Aura) })
        {
            foreach (var fact in new Fact[] { new HoldGranted(reference, state.Slots, Trainings.Lease), new HoldAgreed(reference), new HoldBooked(reference), new HoldRefused(reference, HoldRefusedWhy.Declined), new HoldCancelled(reference) })
            {
                yield return (Word(fact, hub), Caller.OtherHub(hub), Some.Now);
            }
        }

        foreach (var bell in Grain.Deadlines(state))
        {
            yield return (new Ring(bell.Name, bell.Due), Caller.Clock, bell.Due);
            yield return (new Ring(bell.Name, bell.Due), Caller.Clock, bell.Due.AddTicks(-1));
        }
    }

    private static BookingState Replaced(BookingState risk) => Trainings.Do<BookingState>(Trainings.Booking, risk, new ReplaceTrainer(1, Third), Some.Grenoble);

    private static Hear Word(Fact fact, HubId from) => new(from, 6, fact);

    private static BookingState Heard(BookingState state, Fact fact, HubId from) => Trainings.Hear(state, fact, from);

    private static Decision Decide(BookingState state, Command command, Caller? caller = null)
    {
        var decision = Grain.Decide(Trainings.Booking, state, command, caller ?? Caller.OtherHub(((Hear)command).From), Some.Now);
        Assert.True(decision.Refusal is null, decision.Refusal?.ToString());
        return decision;
    }

    private static string? Refused(BookingState? state, Command command, Caller? caller = null) => Trainings.Refused(Trainings.Booking, state, command, caller ?? Caller.OtherHub(((Hear)command).From));
}
