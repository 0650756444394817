using Federation.Domain.Tests.Examples;
using Federation.Domain.Tests.Training.Simulation;
using Federation.Domain.Training;

namespace Federation.Domain.Tests.Issues;

/// <summary>Nobody heard the request for a session that had not been planned: the session never knew of its pair, and the pair came to nothing.</summary>
public sealed class A_booking_for_a_session_that_was_not_there_held_its_trainers
{
    [Fact]
    public void It_is_withdrawn_and_nobody_is_asked_in_vain()
    {
        var town = new TrainingTown();
        town.AskForThePair();
        Assert.Equal(BookingStatus.Withdrawn, town.State<BookingState>(Trainings.Booking).Status);
        Assert.True(town.NobodyHoldsAnything());
    }

    [Fact]
    public void One_that_is_there_hears_it()
    {
        var town = new TrainingTown();
        town.Do(Trainings.Session, new PlanSession(Trainings.Plan), Some.Grenoble);
        town.AskForThePair();
        town.BothAgree();
        Assert.True(town.State<SessionState>(Trainings.Session).HasTeam);
    }
}
