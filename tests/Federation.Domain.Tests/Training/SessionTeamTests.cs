using Federation.Domain.Grains;
using Federation.Domain.Tests.Examples;
using Federation.Domain.Training;

namespace Federation.Domain.Tests.Training;

/// <summary>A session and those who train it.</summary>
public sealed class SessionTeamTests
{
    private static readonly GrainId Other = BookingId.Parse("0192f0bb-0000-7000-8000-00000000000a").At(Some.Aura);

    [Fact]
    public void A_session_that_needs_a_pair_is_confirmed_only_with_it()
    {
        var planned = Trainings.SessionAt(SessionStatus.Planned);
        Assert.Equal("pair-missing", Confirm(planned));
        Assert.Equal("pair-missing", Confirm(Trainings.Said(planned, Trainings.Asked)));
        Assert.Equal("pair-missing", Confirm(Trainings.Team(planned, BookingStatus.Settling)));
        Assert.Null(Confirm(Trainings.Team(planned, BookingStatus.Confirmed)));
        Assert.Null(Confirm(Trainings.Do<SessionState>(Trainings.Session, planned, new PlanSession(planned.Plan with { NeedsPair = false }), Some.Grenoble)));
    }

    [Fact]
    public void A_peer_alone_or_a_pair_for_some_of_the_days_is_not_its_pair()
    {
        var planned = Trainings.SessionAt(SessionStatus.Planned);
        foreach (var asked in new[] { Trainings.Asked with { Members = [Trainings.Asked.Members[0]] }, Trainings.Asked with { Slots = [Trainings.Slots[0]] } })
        {
            var state = Trainings.Said(Trainings.Said(planned, asked), new BookingMoved(Trainings.Booking, BookingStatus.Confirmed, Trainings.Session));
            Assert.Equal("pair-missing", Confirm(state));
        }
    }

    [Fact]
    public void One_who_cancels_puts_it_at_risk_for_all_to_see_and_a_repair_confirms_it_again()
    {
        var confirmed = Trainings.SessionAt(SessionStatus.Confirmed);
        var told = Decide(confirmed, Trainings.Heard(new BookingMoved(Trainings.Booking, BookingStatus.AtRisk, Trainings.Session)));
        Assert.Equal((Audience.Public, SessionStatus.AtRisk), (told.Facts[1].Audience, Assert.IsType<SessionMoved>(told.Facts[1].Fact).Status));
        var risk = Trainings.SessionAt(SessionStatus.AtRisk);
        Assert.Equal(SessionStatus.Confirmed, Trainings.Team(risk, BookingStatus.Confirmed).Status);
        foreach (var end in new[] { BookingStatus.Postponed, BookingStatus.Withdrawn })
        {
            Assert.Equal(SessionStatus.Postponed, Trainings.Team(risk, end).Status);
        }
    }

    [Fact]
    public void A_second_booking_saves_what_the_first_cannot_and_never_hides_the_first()
    {
        // While the first stands, a second that is only asked for changes nothing.
        var confirmed = Trainings.Said(Trainings.SessionAt(SessionStatus.Confirmed), Trainings.Asked with { Booking = Other });
        Assert.True(confirmed is { Status: SessionStatus.Confirmed, HasTeam: true });
        Assert.Equal(SessionStatus.Done, Trainings.Rung<SessionState>(Trainings.Session, confirmed, SessionClock.End).Status);

        // The first is given up: it is at risk until the second answers.
        var risk = Trainings.Said(confirmed, new BookingMoved(Trainings.Booking, BookingStatus.Withdrawn, Trainings.Session));
        Assert.Equal(SessionStatus.AtRisk, risk.Status);
        Assert.Equal(SessionStatus.Confirmed, Trainings.Said(risk, new BookingMoved(Other, BookingStatus.Confirmed, Trainings.Session)).Status);
        Assert.Equal(SessionStatus.Postponed, Trainings.Said(risk, new BookingMoved(Other, BookingStatus.Refused, Trainings.Session)).Status);
    }

    [Fact]
    public void It_never_runs_without_its_peer()
    {
        foreach (var status in new[] { SessionStatus.Planned, SessionStatus.AtRisk })
        {
            var end = Trainings.Rung<SessionState>(Trainings.Session, Trainings.SessionAt(status), SessionClock.End);
            Assert.Equal((SessionStatus.Cancelled, SessionEndedWhy.NeverConfirmed), (end.Status, end.Why));
        }
    }

    [Fact]
    public void What_is_announced_after_its_last_day_is_over_at_once_and_rings_no_bell()
    {
        var past = Trainings.Plan with { NeedsPair = false, Days = [Trainings.Plan.Days[0] with { Date = new DateOnly(2025, 4, 10) }] };
        var state = Trainings.Do<SessionState>(Trainings.Session, null, new PlanSession(past), Some.Grenoble);
        Assert.Equal(SessionStatus.Done, state.Status);
        Assert.Empty(Grain.Deadlines(state));
        Assert.Equal(SessionStatus.Cancelled, Trainings.Do<SessionState>(Trainings.Session, null, new PlanSession(past with { NeedsPair = true }), Some.Grenoble).Status);
        Assert.Equal(4, Trainings.Do<SessionState>(Trainings.Session, state, new CountAttendance(4), Some.Grenoble).Attended);
    }

    [Fact]
    public void An_example_is_described_anew_by_the_operator_and_no_session_of_a_hub_is()
    {
        var example = new PlanSession(Trainings.Plan with { Source = "document, ligne 1" });
        var state = Trainings.Do<SessionState>(Trainings.Session, null, example, Caller.Operator);
        Assert.Null(Trainings.Refused(Trainings.Session, state, new PlanSession(example.Plan with { Places = 9 }), Caller.Operator));
        Assert.Equal("not-allowed", Trainings.Refused(Trainings.Session, Trainings.SessionAt(SessionStatus.Planned), example, Caller.Operator));
        Assert.Equal("not-allowed", Trainings.Refused(Trainings.Session, state, new PlanSession(Trainings.Plan), Some.Grenoble));
    }

    [Fact]
    public void Other_days_wait_until_nobody_is_booked_and_forget_who_was()
    {
        var other = new PlanSession(Trainings.Plan with { Places = 1, Days = [Trainings.Plan.Days[0] with { Date = Trainings.Day.AddDays(7) }] });
        foreach (var team in new[] { BookingStatus.Settling, BookingStatus.Confirmed, BookingStatus.AtRisk })
        {
            Assert.Equal("team-is-booked", Trainings.Refused(Trainings.Session, Trainings.Team(Trainings.SessionAt(SessionStatus.Planned), team), other, Some.Grenoble));
        }

        var former = Trainings.Team(Trainings.SessionAt(SessionStatus.Planned), BookingStatus.Done);
        var planned = Trainings.Do<SessionState>(Trainings.Session, former, other, Some.Grenoble);
        Assert.Empty(planned.Teams);
        Assert.Equal("pair-missing", Confirm(planned));
        Assert.Equal(1, planned.Version);
    }

    [Fact]
    public void What_was_confirmed_under_one_rule_is_not_held_to_another()
    {
        foreach (var status in new[] { SessionStatus.Confirmed, SessionStatus.AtRisk })
        {
            var state = Trainings.SessionAt(status);
            Assert.Equal("no-such-transition", Trainings.Refused(Trainings.Session, state, new PlanSession(state.Plan with { NeedsPair = false }), Some.Grenoble));
        }
    }

    [Fact]
    public void Words_of_another_hub_of_another_session_of_nobody_or_heard_before_change_nothing()
    {
        var state = Trainings.SessionAt(SessionStatus.Confirmed);
        var word = new BookingMoved(Trainings.Booking, BookingStatus.AtRisk, Trainings.Session);
        Assert.Equal("not-allowed", Trainings.Refused(Trainings.Session, state, Trainings.Heard(word, Some.Idf), Caller.OtherHub(Some.Idf)));
        Assert.Equal("invalid-field", Trainings.Refused(Trainings.Session, state, Trainings.Heard(word with { For = null }), Caller.OtherHub(Some.Aura)));
        Assert.True(Decide(state, Trainings.Heard(word with { Booking = Other })).WritesNothing);
        Assert.True(Decide(state, Trainings.Heard(word with { Status = BookingStatus.Confirmed })).WritesNothing);
        Assert.True(Decide(state, Trainings.Heard(Trainings.Asked)).WritesNothing);
        Assert.True(Decide(Trainings.SessionAt(SessionStatus.Cancelled), Trainings.Heard(word)).WritesNothing);
    }

    [Fact]
    public void What_everybody_reads_of_a_session_says_how_to_reach_nobody()
    {
        var plan = Trainings.Plan;
        foreach (var text in new[] { "appelez le 06 12 34 56 78", "camille@exemple.fr", "https://exemple.fr/x" })
        {
            foreach (var wrong in new[] { plan with { Venue = text }, plan with { Title = text }, plan with { Label = text }, plan with { Commune = text }, plan with { Price = plan.Price with { Text = text } } })
            {
                Assert.Equal("contact-in-listing", Trainings.Refused(Trainings.Session, null, new PlanSession(wrong), Some.Grenoble));
            }
        }

        foreach (var wrong in new[] { plan with { Days = [] }, plan with { Days = [plan.Days[0], plan.Days[0]] }, plan with { Places = 0 }, plan with { AnswerHours = 1 }, plan with { Department = null }, plan with { Price = null! },
            plan with { Price = plan.Price with { Funders = ["Pas une clé"] } }, plan with { Price = plan.Price with { Euros = 12 } }, plan with { Course = Trainings.Session }, plan with { Days = [new SessionDay(new DateOnly(2027, 3, 28), new TimeOnly(2, 10), new TimeOnly(2, 50))] } })
        {
            Assert.Equal("invalid-field", Trainings.Refused(Trainings.Session, null, new PlanSession(wrong), Some.Grenoble));
        }
    }

    private static string? Confirm(SessionState state) => Trainings.Refused(Trainings.Session, state, new ConfirmSession(), Some.Grenoble);

    private static Decision Decide(SessionState state, Command command)
    {
        var decision = Grain.Decide(Trainings.Session, state, command, Caller.OtherHub(Some.Aura), Some.Now);
        Assert.True(decision.Refusal is null, decision.Refusal?.ToString());
        return decision;
    }
}
