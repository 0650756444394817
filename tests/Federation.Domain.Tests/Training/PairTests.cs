using Federation.Domain.Grains;
using Federation.Domain.Tests.Examples;
using Federation.Domain.Training;

namespace Federation.Domain.Tests.Training;

public sealed class PairTests
{
    private static readonly Caller Person = new(Role.Person, default, Trainings.Owner);

    [Fact]
    public void Nobody_is_half_of_a_pair_without_having_said_so()
    {
        var pair = Trainings.PairAt(PairStatus.Proposed);
        pair = Answer(pair, Trainings.Peer, true);
        Assert.Equal(PairStatus.Proposed, pair.Status);
        var told = Decide(pair, Word(Trainings.Professional, true));
        Assert.Equal([Audience.Local, Audience.Hubs], told.Facts.Select(one => one.Audience));
        Assert.Equal(Trainings.Both, Assert.IsType<PairFormed>(told.Facts[1].Fact).Trainers);
        Assert.True(Decide(Trainings.PairAt(PairStatus.Formed), Word(Trainings.Peer, true)).WritesNothing);
    }

    [Fact]
    public void One_no_ends_it_and_other_hubs_hear_only_of_the_end_of_what_they_heard_of()
    {
        foreach (var (status, audience) in new[] { (PairStatus.Proposed, Audience.Local), (PairStatus.Formed, Audience.Hubs) })
        {
            foreach (var end in new[] { Decide(Trainings.PairAt(status), Word(Trainings.Peer, false)), Decide(Trainings.PairAt(status), new DissolvePair(), Some.Grenoble) })
            {
                Assert.Equal(audience, end.Facts.Single(told => told.Fact is PairDissolved).Audience);
                Assert.Equal([Audience.To(Some.Occitanie), Audience.To(Some.Aura)], end.Facts.Where(told => told.Fact is PairReleased).Select(told => told.Audience));
            }
        }

        Assert.True(Decide(Trainings.PairAt(PairStatus.Dissolved), Word(Trainings.Peer, true)).WritesNothing);
        Assert.True(Decide(Trainings.PairAt(PairStatus.Dissolved), new DissolvePair(), Some.Grenoble).WritesNothing);
    }

    [Fact]
    public void A_hub_answers_for_its_own_trainers_alone_and_strangers_are_not_heard()
    {
        var pair = Trainings.PairAt(PairStatus.Proposed);
        Assert.Equal("not-allowed", Trainings.Refused(Trainings.Pair, pair, new Hear(Some.Aura, 7, new PairAnswered(Trainings.Pair, Trainings.Peer, true)), Caller.OtherHub(Some.Aura)));
        Assert.Equal("invalid-field", Trainings.Refused(Trainings.Pair, pair, new Hear(Some.Occitanie, 7, new PairAnswered(Trainings.Pair with { Hub = Some.Idf }, Trainings.Peer, true)), Caller.OtherHub(Some.Occitanie)));
        var stranger = TrainerId.Parse("0192f0bb-0000-7000-8000-000000000009").At(Some.Occitanie);
        Assert.True(Decide(pair, Word(stranger, true)).WritesNothing);
    }

    [Fact]
    public void A_pair_has_a_peer_and_a_professional()
    {
        Assert.Equal("peer-missing", Form(Trainings.Both[1]));
        Assert.Equal("professional-missing", Form(Trainings.Both[0]));
        Assert.Equal("invalid-field", Form(Trainings.Both[0], Trainings.Both[0]));
        Assert.Equal("already-exists", Trainings.Refused(Trainings.Pair, Trainings.PairAt(PairStatus.Proposed), new FormPair(Trainings.Both, [TrainingTheme.Recovery]), Some.Grenoble));
        Assert.Equal("invalid-field", Trainings.Refused(Trainings.Pair, null, new FormPair(Trainings.Both, [TrainingTheme.Recovery, TrainingTheme.Recovery]), Some.Grenoble));

        static string? Form(params AskedTrainer[] trainers) => Trainings.Refused(Trainings.Pair, null, new FormPair([.. trainers], [TrainingTheme.Recovery]), Some.Grenoble);
    }

    [Fact]
    public void A_trainer_is_asked_once_answers_once_and_may_say_no_after_a_yes()
    {
        var asked = Trainings.Heard(new PairAsked(Trainings.Pair, Trainings.Peer, TrainerRole.Peer));
        var trainer = Trainings.Do<TrainerState>(Trainings.Peer, Trainings.Trainer(), asked, Caller.OtherHub(Some.Aura));
        Assert.True(Grain.Decide(Trainings.Peer, trainer, asked, Caller.OtherHub(Some.Aura), Some.Now).WritesNothing);
        var yes = Trainings.Do<TrainerState>(Trainings.Peer, trainer, new AnswerPair(Trainings.Pair, true), Person);
        Assert.True(Grain.Decide(Trainings.Peer, yes, new AnswerPair(Trainings.Pair, true), Person, Some.Now).WritesNothing);
        var no = Trainings.Do<TrainerState>(Trainings.Peer, yes, new AnswerPair(Trainings.Pair, false), Person);
        Assert.Empty(no.Pairs);
        Assert.Equal("pair-is-over", Trainings.Refused(Trainings.Peer, no, new AnswerPair(Trainings.Pair, true), Person));
    }

    [Fact]
    public void Who_is_asked_as_something_else_or_too_often_says_no_without_being_disturbed()
    {
        var full = Trainings.Trainer() with { Pairs = [.. Enumerable.Range(0, 60).Select(i => new PairOf(PairId.Of(Some.Row(i + 100)).At(Some.Aura)))] };
        foreach (var (state, role) in new[] { (full, TrainerRole.Peer), (Trainings.Trainer(), TrainerRole.Professional) })
        {
            var told = Grain.Decide(Trainings.Peer, state, Trainings.Heard(new PairAsked(Trainings.Pair, Trainings.Peer, role)), Caller.OtherHub(Some.Aura), Some.Now);
            Assert.Equal(new PairAnswered(Trainings.Pair, Trainings.Peer, false), told.Facts.Single().Fact);
        }

        Assert.Equal("invalid-field", Trainings.Refused(Trainings.Peer, Trainings.Trainer(), Trainings.Heard(new PairAsked(Trainings.Booking, Trainings.Peer, TrainerRole.Peer)), Caller.OtherHub(Some.Aura)));
    }

    private static Hear Word(GrainId trainer, bool yes) => new(trainer.Hub, 7, new PairAnswered(Trainings.Pair, trainer, yes));

    private static PairState Answer(PairState state, GrainId trainer, bool yes) => Trainings.Do<PairState>(Trainings.Pair, state, Word(trainer, yes), Caller.OtherHub(trainer.Hub));

    private static Decision Decide(PairState state, Command command, Caller? caller = null)
    {
        var decision = Grain.Decide(Trainings.Pair, state, command, caller ?? Caller.OtherHub(((Hear)command).From), Some.Now);
        Assert.True(decision.Refusal is null, decision.Refusal?.ToString());
        return decision;
    }
}
