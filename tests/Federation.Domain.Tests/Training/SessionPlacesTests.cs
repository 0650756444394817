using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Tests.Examples;
using Federation.Domain.Training;

namespace Federation.Domain.Tests.Training;

/// <summary>Two places, and whoever comes.</summary>
public sealed class SessionPlacesTests
{
    private static readonly Caller Person = new(Role.Person, default, Trainings.Owner);

    [Fact]
    public void Places_go_to_the_first_and_the_others_wait()
    {
        var state = With(4);
        Assert.Equal([PlaceStatus.Registered, PlaceStatus.Registered, PlaceStatus.Waiting, PlaceStatus.Waiting], state.Registrations.Select(one => one.Status));
        Assert.Equal((0, true), (state.Free, state.HasWaiting));
    }

    [Fact]
    public void Everybody_reads_how_many_places_are_free_and_nobody_how_many_wait_or_who()
    {
        var told = Decide(With(2), Trainings.Register(53), Caller.Visitor);
        Assert.Equal((Audience.Local, Audience.Public), (told.Facts[0].Audience, told.Facts[1].Audience));
        Assert.Equal(new SessionPlaces(0, true), told.Facts[1].Fact);
        Assert.Single(Decide(With(3), Trainings.Register(53), Caller.Visitor).Facts);
        Assert.Equal(SealKind.Contact, told.Seals.Single().Kind);
    }

    [Fact]
    public void A_place_that_is_freed_is_kept_for_who_waits_longest_for_a_while()
    {
        var told = Decide(With(4), new LeaveSession(Some.Row(50)), Person);
        var offered = Assert.Single(told.Facts.Select(one => one.Fact).OfType<SessionPlaceOffered>());
        Assert.Equal((Some.Row(52), Some.Now.AddHours(48)), (offered.Id, offered.Until));
        Assert.Equal([Some.Row(60)], told.Erasures);
        var state = After(With(4), new LeaveSession(Some.Row(50)));
        Assert.Equal(0, state.Free);
        Assert.Contains(new Deadline(SessionClock.Offer, Some.Now.AddHours(48)), Grain.Deadlines(state));

        // Whoever comes now waits behind the others.
        Assert.Equal(PlaceStatus.Waiting, After(state, Trainings.Register(58), Caller.Visitor).Registrations[^1].Status);
        var taken = After(state, new TakePlace(Some.Row(52)));
        Assert.Equal(PlaceStatus.Registered, taken.Registrations.Single(one => one.Id == Some.Row(52)).Status);
        Assert.True(Decide(taken, new TakePlace(Some.Row(52)), Person).WritesNothing);
    }

    [Fact]
    public void Who_does_not_answer_in_time_goes_to_the_end_and_the_next_is_asked()
    {
        var state = After(With(5), new LeaveSession(Some.Row(50)));
        var until = Some.Now.AddHours(48);
        Assert.True(Decide(state, new Ring(SessionClock.Offer, until), Caller.Clock, until.AddTicks(-1)).WritesNothing);
        Assert.Equal("place-is-over", Trainings.Refused(Trainings.Session, state, new TakePlace(Some.Row(52)), Person, until));
        state = Trainings.Do<SessionState>(Trainings.Session, state, new Ring(SessionClock.Offer, until), Caller.Clock, until);
        Assert.Equal(Some.Row(53), state.Registrations.Single(one => one.Status == PlaceStatus.Offered).Id);
        Assert.Equal([Some.Row(54), Some.Row(52)], state.Registrations.Where(one => one.Status == PlaceStatus.Waiting).OrderBy(one => one.At).Select(one => one.Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_happens_nobody_overtakes_places_are_never_too_many_and_none_stays_empty_while_somebody_waits(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var (state, now, next) = (With(0), Some.Now, 100);
            for (var step = 0; step < 60; step++)
            {
                now = now.AddHours(random.Next(20));
                var ids = state.Registrations.Select(one => one.Id).ToList();
                Command command = random.Next(10) switch
                {
                    < 4 => Trainings.Register(next++),
                    < 7 when ids.Count > 0 => new LeaveSession(ids[random.Next(ids.Count)]),
                    < 8 when ids.Count > 0 => new TakePlace(ids[random.Next(ids.Count)]),
                    8 => new PlanSession(state.Plan with { Places = random.Next(1, 5) }),
                    _ => new Ring(SessionClock.Offer, now),
                };
                var (before, reached) = (state, command is LeaveSession leave ? leave.Id : Guid.Empty);
                var caller = command is Ring ? Caller.Clock : command is RegisterForSession ? Caller.Visitor : Some.Grenoble;
                var decision = Grain.Decide(Trainings.Session, state, command, caller, now);
                state = (SessionState)Grain.Fold(Trainings.Session, state, decision.Facts, now)!;
                var places = state.Plan.Places!.Value;
                var seated = state.Registrations.Count(one => one.Status != PlaceStatus.Waiting);
                Assert.True(seated <= Math.Max(places, before.Registrations.Count(one => one.Status != PlaceStatus.Waiting && one.Id != reached)), $"{seed}/{round}/{step}");
                Assert.True(seated >= places || !state.HasWaiting || now >= state.Plan.Start, $"{seed}/{round}/{step}: a place is empty and somebody waits");
                foreach (var offered in decision.Facts.Select(told => told.Fact).OfType<SessionPlaceOffered>())
                {
                    var at = before.Registrations.Single(one => one.Id == offered.Id).At;
                    Assert.All(state.Registrations.Where(one => one.Status == PlaceStatus.Waiting && one.At < now), one => Assert.True(one.At >= at || decision.Facts.Any(told => told.Fact is SessionPlacePassed), $"{seed}/{round}/{step}: overtaken"));
                }
            }
        }
    }

    [Fact]
    public void More_places_are_offered_at_once_and_fewer_take_nothing_from_anybody()
    {
        var more = After(With(5), new PlanSession(Trainings.Plan with { Places = 4 }), Some.Grenoble);
        Assert.Equal([Some.Row(52), Some.Row(53)], more.Registrations.Where(one => one.Status == PlaceStatus.Offered).Select(one => one.Id));
        var fewer = After(With(3), new PlanSession(Trainings.Plan with { Places = 1 }), Some.Grenoble);
        Assert.Equal(2, fewer.Registrations.Count(one => one.Status == PlaceStatus.Registered));
        Assert.Equal(0, fewer.Free);
        Assert.DoesNotContain(Decide(fewer, new LeaveSession(Some.Row(50)), Person).Facts, told => told.Fact is SessionPlaceOffered);
    }

    [Fact]
    public void A_session_that_is_postponed_offers_no_place_and_its_new_days_do()
    {
        var postponed = After(After(With(4), new PostponeSession(), Some.Grenoble), new LeaveSession(Some.Row(50)));
        Assert.DoesNotContain(postponed.Registrations, one => one.Status == PlaceStatus.Offered);
        Assert.Equal("registration-closed", Trainings.Refused(Trainings.Session, postponed, Trainings.Register(58), Caller.Visitor));
        var days = new PlanSession(Trainings.Plan with { Days = [Trainings.Plan.Days[0] with { Date = Trainings.Day.AddDays(7) }] });
        var planned = After(postponed, days, Some.Grenoble);
        Assert.Equal((SessionStatus.Planned, Some.Row(52)), (planned.Status, planned.Registrations.Single(one => one.Status == PlaceStatus.Offered).Id));
        Assert.Equal(SessionStatus.Postponed, After(postponed, new PlanSession(Trainings.Plan with { Label = "2e promotion" }), Some.Grenoble).Status);
    }

    [Fact]
    public void Doors_close_and_the_link_of_another_opens_nothing()
    {
        foreach (var door in new[] { RegistrationDoor.Closed, RegistrationDoor.Suspended })
        {
            var state = After(With(1), new MoveDoor(door), Some.Grenoble);
            Assert.Equal("registration-closed", Trainings.Refused(Trainings.Session, state, Trainings.Register(58), Caller.Visitor));
            Assert.True(Decide(state, new MoveDoor(door), Some.Grenoble).WritesNothing);
        }

        Assert.Equal("registration-closed", Trainings.Refused(Trainings.Session, With(1), Trainings.Register(58), Caller.Visitor, Trainings.Plan.Start));
        Assert.Equal("already-exists", Trainings.Refused(Trainings.Session, With(1), Trainings.Register(50), Caller.Visitor));
        Assert.Equal("not-allowed", Trainings.Refused(Trainings.Session, With(1), new LeaveSession(Some.Row(50)), new Caller(Role.Person, default, "another")));
        Assert.Equal("not-allowed", Trainings.Refused(Trainings.Session, With(1), new LeaveSession(Some.Row(99)), Person));
        Assert.Equal("not-allowed", Trainings.Refused(Trainings.Session, With(1), new LeaveSession(Some.Row(50)), Some.Toulouse));
    }

    [Fact]
    public void Who_registered_is_erased_some_time_after_the_end_and_also_of_what_never_found_other_days()
    {
        var done = Trainings.SessionAt(SessionStatus.Done);
        var due = done.Since.AddDays(SessionState.KeepContacts);
        Assert.Contains(new Deadline(SessionClock.Forget, due), Grain.Deadlines(done));
        var decision = Decide(done, new Ring(SessionClock.Forget, due), Caller.Clock, due);
        Assert.Equal([Some.Row(60), Some.Row(61)], decision.Erasures);
        var forgotten = (SessionState)Grain.Fold(Trainings.Session, done, decision.Facts, due)!;
        Assert.Empty(forgotten.Registrations);
        Assert.Empty(Grain.Deadlines(forgotten));
        Assert.True(Decide(forgotten, new Ring(SessionClock.Forget, due), Caller.Clock, due).WritesNothing);

        var postponed = Trainings.SessionAt(SessionStatus.Postponed);
        var cancelled = Trainings.Rung<SessionState>(Trainings.Session, postponed, SessionClock.End);
        Assert.Equal((SessionStatus.Cancelled, SessionEndedWhy.NeverConfirmed), (cancelled.Status, cancelled.Why));
        Assert.Empty(Trainings.Rung<SessionState>(Trainings.Session, cancelled, SessionClock.Forget).Registrations);
    }

    private static SessionState With(int people)
    {
        var state = Trainings.Do<SessionState>(Trainings.Session, null, new PlanSession(Trainings.Plan), Some.Grenoble);
        for (var i = 0; i < people; i++)
        {
            state = Trainings.Do<SessionState>(Trainings.Session, state, Trainings.Register(50 + i), Caller.Visitor, Some.Now.AddMinutes(i - 60));
        }

        return state;
    }

    private static SessionState After(SessionState state, Command command, Caller? caller = null) => Trainings.Do<SessionState>(Trainings.Session, state, command, caller ?? Person);

    private static Decision Decide(SessionState state, Command command, Caller caller, DateTimeOffset? now = null)
    {
        var decision = Grain.Decide(Trainings.Session, state, command, caller, now ?? Some.Now);
        Assert.True(decision.Refusal is null, decision.Refusal?.ToString());
        return decision;
    }
}
