using System.Text;
using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Grains;

/// <summary>Any state, any caller, any value: a decision is an answer, never an accident, and what it decides can be written and folded.</summary>
public sealed class FuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_command_however_broken_makes_a_grain_stumble_or_change_in_deciding(int seed)
    {
        var random = new Random(seed);
        var hostile = new Hostile(random);
        GrainState?[] states = [null, .. Cases.States, .. Walk.States(seed, 60).Select(step => step.State)];
        for (var round = 0; round < 25_000; round++)
        {
            var state = Walk.Pick(states, random);
            var self = Of(state, random);
            var sound = Walk.Pick(Cases.Commands, random);
            var command = random.Next(5) == 0 ? sound : hostile.Spoil(sound);
            var caller = new Caller(Walk.Pick(Enum.GetValues<Role>(), random), Walk.Pick([Some.Aura, Some.Occitanie, Some.Idf, default], random), Walk.Pick(["account", Offers.Owner, Subscriptions.Link], random));
            if (command is Hear hear && random.Next(2) == 0)
            {
                caller = Caller.OtherHub(hear.From);
            }

            Hold(self, state, command, caller, Some.Now.AddHours(random.Next(30_000)), $"{seed}/{round}");
        }
    }

    [Fact]
    public void Every_command_at_every_status_by_every_role_is_answered_and_repeated_it_writes_nothing_new()
    {
        var commands = Cases.Commands.Concat(Enum.GetValues<Status>().Select(Some.Move)).ToList();
        foreach (var status in Enum.GetValues<Status>())
        {
            foreach (var state in (ReferralState[])[Some.Origin(status), Some.Recipient(status), Some.Within(status)])
            {
                foreach (var command in commands)
                {
                    foreach (var role in Enum.GetValues<Role>())
                    {
                        var hub = role == Role.Hub ? Some.Occitanie : Ask.Self(state).Hub;
                        Hold(Ask.Self(state), state, command, new Caller(role, hub, "x"), Some.Now.AddDays(1), $"{state.Side} {status}");
                    }
                }
            }
        }
    }

    private static void Hold(GrainId self, GrainState? state, Command command, Caller caller, DateTimeOffset now, string where)
    {
        var what = $"{where}: {command.GetType().Name} by {caller.Role} {caller.Hub}";
        try
        {
            var before = state is null ? [] : DomainJson.WriteState(state);
            var decision = Grain.Decide(self, state, command, caller, now);
            Assert.True(state is null || before.AsSpan().SequenceEqual(DomainJson.WriteState(state)), $"{what}: deciding changed the state");
            Assert.True(Same(decision, Grain.Decide(self, state, command, caller, now)), $"{what}: decided otherwise the second time");
            if (decision.Refusal is { } refusal)
            {
                Assert.True(decision.WritesNothing, $"{what}: refused and wrote");
                Assert.Matches("^[a-z-]+$", refusal.Code);
                Assert.True(refusal.Detail is null or { Length: <= 40 }, $"{what}: says more than a field");
                return;
            }

            var after = Grain.Fold(self, state, decision.Facts, now);
            foreach (var told in decision.Facts)
            {
                var json = DomainJson.Facts.Write(told.Fact);
                Assert.True(json.Length < 200_000, $"{what}: an entry of {json.Length} bytes");
                Assert.True(json.AsSpan().SequenceEqual(DomainJson.Facts.Write(DomainJson.Facts.Read(DomainJson.Facts.NameOf(told.Fact), json))), $"{what}: not read back");
                Assert.Equal(told.Audience, Audience.Parse(told.Audience.ToString()));
            }

            if (after is not null)
            {
                DomainJson.ReadState(self.Kind, DomainJson.WriteState(after));
                _ = Grain.Deadlines(after);
                Twice(self, after, command, caller, now, what);
            }
        }
        catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{what}\n{command}\n{failure}"[..Math.Min(3000, $"{what}\n{command}\n{failure}".Length)]);
        }
    }

    /// <summary>Without the engine's key: only what is a new act each time may write again.</summary>
    private static void Twice(GrainId self, GrainState after, Command command, Caller caller, DateTimeOffset now, string what)
    {
        var again = Grain.Decide(self, after, command, caller, now);
        // A second look is a second look, and a question in other words is another question.
        var anew = command is OpenSealed or Federation.Domain.Training.OpenRegistration or MoveReferral { To: Status.InfoRequested, Note: not null };
        Assert.True(anew || again.WritesNothing, $"{what}: twice, wrote {string.Join(", ", again.Facts.Select(told => told.Fact))}");
    }

    private static bool Same(Decision one, Decision other) =>
        one.Refusal == other.Refusal && one.Facts.Select(Print).SequenceEqual(other.Facts.Select(Print)) && one.Erasures.SequenceEqual(other.Erasures);

    private static string Print(Told told) => $"{told.Audience} {Encoding.UTF8.GetString(DomainJson.Facts.Write(told.Fact))}";

    private static GrainId Of(GrainState? state, Random random) => state switch
    {
        ReferralState referral => Ask.Self(referral),
        CallState => Some.Id.CallAt(Some.Bretagne),
        Federation.Domain.Jobs.OfferState => Offers.Self,
        Federation.Domain.Alerts.SubscriptionState => Subscriptions.Self,
        Federation.Domain.Hubs.PlatformState => GrainId.Platform(Some.Aura),
        Federation.Domain.Training.TrainerState => Trainings.Peer,
        Federation.Domain.Training.BookingState => Trainings.Booking,
        Federation.Domain.Training.PairState => Trainings.Pair,
        Federation.Domain.Training.CourseState => Trainings.Course,
        Federation.Domain.Training.SessionState => Trainings.Session,
        Federation.Domain.Collectives.CollectiveState => Groups.Self,
        Federation.Domain.Structures.StructureState => new GrainId(Some.Aura, GrainKind.Structure, "relais"),
        _ => Walk.Pick([Some.Id.At(Some.Aura), Some.Id.At(Some.Idf), Some.Id.CallAt(Some.Bretagne), GrainId.Platform(Some.Aura), new GrainId(Some.Aura, GrainKind.Structure, "relais"), new GrainId(Some.Aura, GrainKind.Platform, "idf"), Offers.Self, new GrainId(Some.Aura, GrainKind.Offer, "not-an-id"), Trainings.Peer, Trainings.Booking, Trainings.Pair, Trainings.Course, Trainings.Session, Groups.Self, Subscriptions.Self, new GrainId(Some.Aura, GrainKind.Subscription, "not-an-id"), new GrainId(Some.Aura, GrainKind.Referral, "not-an-id")], random),
    };
}
