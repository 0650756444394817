using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Testing.Training;

namespace Federation.Domain.Tests.Training;

/// <summary>A simulation that cannot fail proves nothing: rules with a mistake in them are found out.</summary>
public sealed class BystanderTests
{
    [Fact]
    public void A_trainer_that_forgets_what_it_holds_is_noticed() => Noticed(
        "somebody is held twice",
        (state, command) => state is TrainerState trainer && command is Hear { Fact: HoldAsked } ? trainer with { Holds = [] } : state);

    [Fact]
    public void A_trainer_whose_leases_do_not_end_is_noticed() => Noticed(
        "booked after its lease",
        (state, command) => state is TrainerState trainer && command is (Hear { Fact: HoldConfirmed } or Ring)
            ? Endless(trainer)
            : state is BookingState booking && command is Ring ? booking with { Until = DateTimeOffset.MaxValue } : state);

    [Fact]
    public void A_booking_that_is_content_with_one_yes_is_noticed() => Noticed(
        "confirmed without everybody",
        (state, command) => state is BookingState booking && command is Hear { Fact: HoldBooked word }
            ? booking with { Members = [.. booking.Members.Select(member => member.Ask == word.Ref.Ask ? member : member with { Status = MemberStatus.Booked })] }
            : state);

    [Fact]
    public void A_cancelled_session_that_forgets_its_trainers_is_noticed() => Noticed(
        "kept for a session that does not run",
        (state, command) => state is SessionState session && command is (CancelSession or PostponeSession) ? session with { Teams = [] } : state);

    [Fact]
    public void A_session_that_takes_place_without_its_pair_is_noticed() => Noticed(
        "a session runs without its pair",
        (state, command) => state is SessionState session && command is ConfirmSession ? session with { Plan = session.Plan with { NeedsPair = false } } : state);

    private static TrainerState Endless(TrainerState trainer) =>
        trainer with { Holds = [.. trainer.Holds.Select(hold => hold.Status == HoldStatus.Booked ? hold : hold with { Until = DateTimeOffset.MaxValue })] };

    private static void Noticed(string how, Func<GrainState?, Command, GrainState?> doctor)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            try
            {
                var world = new TrainingWorld(seed, doctor);
                world.Run(800);
                world.Settle();
            }
            catch (Xunit.Sdk.XunitException noticed) when (noticed.Message.Contains(how, StringComparison.Ordinal))
            {
                return;
            }
            catch (Xunit.Sdk.XunitException)
            {
                // A mistake shows in several ways, and which comes first is chance.
            }
        }

        Assert.Fail("nobody noticed");
    }
}
