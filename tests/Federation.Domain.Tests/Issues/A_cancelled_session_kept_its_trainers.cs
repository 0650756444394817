using Federation.Domain.Grains;
using Federation.Domain.Tests.Examples;
using Federation.Domain.Tests.Training.Simulation;
using Federation.Domain.Training;

namespace Federation.Domain.Tests.Issues;

/// <summary>The booking of a session that was cancelled or postponed stood until its last day: two people kept days for nothing, and could not be asked for them.</summary>
public sealed class A_cancelled_session_kept_its_trainers
{
    [Fact]
    public void Whether_they_had_agreed_or_not_they_are_free_again()
    {
        foreach (var end in new Command[] { new CancelSession(SessionEndedWhy.NoFunding), new PostponeSession() })
        {
            foreach (var agreed in new[] { false, true })
            {
                var town = new TrainingTown();
                town.Do(Trainings.Session, new PlanSession(Trainings.Plan), Some.Grenoble);
                town.AskForThePair();
                if (agreed)
                {
                    town.BothAgree();
                    town.Do(Trainings.Session, new ConfirmSession(), Some.Grenoble);
                }

                Assert.False(town.NobodyHoldsAnything());
                town.Do(Trainings.Session, end, Some.Grenoble);
                Assert.True(town.NobodyHoldsAnything());
                Assert.Equal(BookingStatus.Withdrawn, town.State<BookingState>(Trainings.Booking).Status);
                Assert.Empty(town.State<SessionState>(Trainings.Session).Teams);
            }
        }
    }

    [Fact]
    public void Who_is_asked_for_once_it_is_cancelled_is_let_go_at_once()
    {
        var town = new TrainingTown();
        town.Do(Trainings.Session, new PlanSession(Trainings.Plan), Some.Grenoble);
        town.Do(Trainings.Session, new CancelSession(SessionEndedWhy.VenueLost), Some.Grenoble);
        town.AskForThePair();
        Assert.True(town.NobodyHoldsAnything());
        Assert.Equal(BookingStatus.Withdrawn, town.State<BookingState>(Trainings.Booking).Status);
    }

    [Fact]
    public void A_postponed_one_is_planned_for_other_days_without_waiting()
    {
        var session = Trainings.Do<SessionState>(Trainings.Session, Trainings.SessionAt(SessionStatus.Confirmed), new PostponeSession(), Some.Grenoble);
        var other = Trainings.Plan with { Days = [Trainings.Plan.Days[0] with { Date = Trainings.Day.AddDays(7) }] };
        Assert.Equal(SessionStatus.Planned, Trainings.Do<SessionState>(Trainings.Session, session, new PlanSession(other), Some.Grenoble).Status);
    }

    [Fact]
    public void One_booking_too_many_is_let_go()
    {
        var session = Trainings.SessionAt(SessionStatus.Planned);
        for (var i = 0; i < SessionState.MostTeams; i++)
        {
            session = Trainings.Said(session, Trainings.Asked with { Booking = BookingId.Of(Some.Row(200 + i)).At(Some.Aura) });
        }

        var told = Grain.Decide(Trainings.Session, session, Trainings.Heard(Trainings.Asked), Caller.OtherHub(Some.Aura), Some.Now);
        Assert.Equal(new SessionTeamMoved(Trainings.Booking, BookingStatus.Withdrawn, false), told.Facts.Single().Fact);
    }

    [Fact]
    public void No_other_hub_and_no_other_session_lets_them_go()
    {
        var booking = Trainings.BookingAt(BookingStatus.Confirmed);
        var word = new SessionTeamMoved(Trainings.Booking, BookingStatus.Withdrawn, true);
        Assert.Equal("not-allowed", Trainings.Refused(Trainings.Booking, booking, Trainings.Heard(word, Some.Idf), Caller.OtherHub(Some.Idf)));
        Assert.Equal("invalid-field", Trainings.Refused(Trainings.Booking, booking, Trainings.Heard(word with { Booking = Trainings.Session }), Caller.OtherHub(Some.Aura)));
        Assert.Equal("invalid-field", Trainings.Refused(Trainings.Booking, booking, Trainings.Heard(word with { Team = BookingStatus.Refused }), Caller.OtherHub(Some.Aura)));
        var done = Grain.Decide(Trainings.Booking, Trainings.BookingAt(BookingStatus.Done), Trainings.Heard(word), Caller.OtherHub(Some.Aura), Some.Now);
        Assert.True(done is { Refusal: null, WritesNothing: true });
    }
}
