using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;

namespace Federation.Domain.Tests.Examples;

/// <summary>Lives of a referral drawn at random, the same for the same seed.</summary>
internal static class Walk
{
    /// <summary>Every state on the way, with the instant at which it stood.</summary>
    public static IEnumerable<(ReferralState State, DateTimeOffset At)> States(int seed, int steps) => Steps(seed, steps).Select(step => (step.After, step.At));

    public static IEnumerable<(Command Command, Decision Decision, ReferralState After, DateTimeOffset At)> Steps(int seed, int steps)
    {
        var random = new Random(seed);
        var now = Some.Now.AddMinutes(random.Next(100_000));
        var state = random.Next(4) switch
        {
            0 => Some.Origin(Status.Draft),
            1 => Some.Recipient(Status.Received),
            2 => Some.Within(Status.Received),
            _ => Some.Calling(),
        } with { Since = now, OpenedAt = now };
        state = state with { SentAt = state.SentAt is null ? null : now };
        for (var step = 0; step < steps; step++)
        {
            // Mostly the next minutes, sometimes the next months.
            now = now.AddMinutes(random.Next(8) == 0 ? random.Next(60_000) : random.Next(600));
            var (command, caller) = Next(state, random, step);
            var decision = state.Decide(command, caller, now);
            if (decision.Refusal is null && !decision.WritesNothing)
            {
                state = state.After(decision, now);
                yield return (command, decision, state, now);
            }
        }
    }

    private static (Command, Caller) Next(ReferralState state, Random random, int step)
    {
        var self = state.Side == Side.Origin ? state.Origin : state.Recipient!.Value;
        var other = state.Side == Side.Origin ? state.Recipient ?? Some.Occitanie : state.Origin;
        var coordinator = Caller.Coordinator(self, "c");
        var status = Pick(Enum.GetValues<Status>(), random);
        var what = Pick(Enum.GetValues<SealKind>(), random);
        return random.Next(16) switch
        {
            0 => (new SendReferral(random.Next(2) == 0 ? null : Some.Occitanie), coordinator),
            1 or 2 or 3 or 4 => (Some.Move(status) with { On = status == Status.Scheduled ? DateOnly.FromDateTime(Some.Now.Date).AddDays(random.Next(500)) : null }, random.Next(9) == 0 ? Caller.Person : coordinator),
            5 or 6 or 7 => (new Hear(other, state.HeardUpTo + 1 + random.Next(3), Heard(state, random, status)), Caller.OtherHub(other)),
            8 => (new AnswerReferral(Some.Envelope(SealKind.Answer, 100 + step)), Caller.Person),
            9 => (new ChangeConsent(random.Next(2) == 0 ? Consent.Nobody : Some.AnyHub with { Until = Some.Now.AddDays(200 + random.Next(100)) }), Caller.Person),
            10 => (new StopDisclosure(other, what), Caller.Person),
            11 => (new OpenSealed(what, random.Next(3) == 0 ? DangerReason.DangerForThePerson : null), Caller.Coordinator(random.Next(2) == 0 ? self : other, "d")),
            12 when random.Next(8) == 0 => (new RerouteReferral(Some.ChildId, Some.ChildCode, Some.Bretagne, Some.Proposal), coordinator),
            13 => (new GiveOutcome(Pick(Enum.GetValues<Helped>(), random)), Caller.Person),
            14 when random.Next(12) == 0 => (new EraseReferral(), Caller.Person),
            _ => state.Deadlines().ToList() is { Count: > 0 } bells && Pick(bells, random) is { } bell && random.Next(3) == 0 ? (new Ring(bell.Name, bell.Due), Caller.Clock) : (new AlignReferral(), coordinator),
        };
    }

    private static Fact Heard(ReferralState state, Random random, Status status) => random.Next(6) switch
    {
        0 when state.IsOpenCall => new CallClaimAsked(Some.Id),
        1 => new ReferralHeard(state.Origin, 1, status, random.Next(2) == 0),
        2 => new ReferralEscalated(),
        3 => new ReferralAnswered(new SealRef(Some.Row(200 + random.Next(50)), SealKind.Answer)),
        4 => new ReferralDisclosed(Some.Occitanie, SealKind.Contact, DisclosurePurpose.AnswerTheRequest, Some.AnyHub.Until, "2026-11"),
        _ when state.IsOpenCall => new CallClaimAsked(Some.Id),
        _ => new ReferralMoved(status, Reasons.IsAsked(status) ? Reasons.For(status)[0] : null, status == Status.InfoRequested ? Question.Team : null),
    };

    public static T Pick<T>(IReadOnlyList<T> list, Random random) => list[random.Next(list.Count)];
}
