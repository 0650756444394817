using Federation.Domain.Grains;
using Federation.Domain.Tests.Examples;
using Federation.Domain.Tests.Training.Simulation;
using Federation.Domain.Training;

namespace Federation.Domain.Tests.Issues;

/// <summary>Who is not there cannot answer, and the pair asked for ever; the other trainer saw the question for as long.</summary>
public sealed class A_pair_with_an_unknown_trainer_stayed_proposed
{
    private static readonly GrainId Nobody = TrainerId.Parse("0192f0bb-0000-7000-8000-000000000099").At(Some.Occitanie);

    [Fact]
    public void It_ends_and_the_other_is_asked_no_more()
    {
        var town = new TrainingTown();
        town.Do(Trainings.Pair, new FormPair([new AskedTrainer(Nobody, TrainerRole.Peer), Trainings.Both[1]], [TrainingTheme.Recovery]), Some.Grenoble);
        Assert.Single(town.State<TrainerState>(Trainings.Professional).Pairs);
        town.WaitUntil(Some.Now.AddDays(PairClock.AnswerFor).AddTicks(-1));
        Assert.Equal(PairStatus.Proposed, town.State<PairState>(Trainings.Pair).Status);
        town.WaitUntil(Some.Now.AddDays(PairClock.AnswerFor));
        Assert.Equal(PairStatus.Dissolved, town.State<PairState>(Trainings.Pair).Status);
        Assert.Empty(town.State<TrainerState>(Trainings.Professional).Pairs);
    }

    [Fact]
    public void One_that_was_formed_has_no_end()
    {
        Assert.Empty(Grain.Deadlines(Trainings.PairAt(PairStatus.Formed)));
        var late = Grain.Decide(Trainings.Pair, Trainings.PairAt(PairStatus.Formed), new Ring(PairClock.Answer, Some.Now), Caller.Clock, Some.Now.AddDays(90));
        Assert.True(late is { Refusal: null, WritesNothing: true });
    }
}
