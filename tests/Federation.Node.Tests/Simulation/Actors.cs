using System.Collections.Immutable;
using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Time;

namespace Federation.Node.Tests.Simulation;

/// <summary>People: visitors, coordinators, persons. They choose from what they see, make mistakes, and send again what got no answer.</summary>
public sealed class Actors(World world)
{
    private readonly OfferActors _offers = new(world);
    private readonly AlertActors _alerts = new(world);
    private readonly TrainingActors _trainings = new(world);
    private int _keys;

    private Random Random => world.Random;

    public Func<Task> Act()
    {
        switch (Random.Next(100))
        {
            case < 5:
                return File;
            case < 7 when world.Auditor.Calls.Count > 0:
                var call = Any(world.Auditor.Calls);
                return () => Ask(call, new ClaimCall(), Coordinator(call.Hub));
            case < 11 when world.Auditor.Calls.Count > 0:
                // Several hubs at once: that is what a call is for.
                var open = world.Auditor.Calls[^1];
                return () => Ask(open, new ClaimCall(), Coordinator(open.Hub));
            case < 12:
                return Change;
            case < 14 when world.Ledger.Acknowledged.Count > 0:
                return Repeat;
            case < 15 when world.Ledger.Acknowledged.Count > 0:
                return Reuse;
            case < 27:
                return () => _alerts.Act(Ask);
            case < 44:
                return () => _offers.Act(Ask);
            case < 60:
                return () => _trainings.Act(Ask);
            default:
                return Work;
        }
    }

    public Task Align(GrainId grain) => Ask(grain, new AlignReferral(), Coordinator(grain.Hub));

    private async Task File()
    {
        var origin = Any(Places.Hubs);
        var platform = (PlatformState)world.Auditor.Folded(GrainId.Platform(origin))!;
        var need = new Need(
            (ReferralKind)Random.Next(Enum.GetValues<ReferralKind>().Length), Any(Places.Needed), (Way)Random.Next(3),
            Random.Next(3) == 0 ? ParisTime.DateOf(world.Now).AddDays(Random.Next(300)) : null, "fr");
        var envelopes = ImmutableArray<SealedEnvelope>.Empty;
        if (Random.Next(4) > 0)
        {
            envelopes = envelopes.Add(Seal(SealKind.Contact));
        }

        if (Random.Next(2) == 0)
        {
            envelopes = envelopes.Add(Seal(SealKind.Story));
        }

        var consent = envelopes.Any(envelope => envelope.Kind == SealKind.Contact) ? DrawConsent() : Consent.Nobody;
        var dossier = new Dossier(need, DrawCode(), PrivateLink.Hash("secret"), world.Now, consent, [.. envelopes.Select(envelope => new SealRef(envelope.Id, envelope.Kind))], []);
        var options = Propose(need, []);
        var best = options[0];
        var send = platform.Settings.GoesStraightThrough(need.Kind) || best.Hub == origin;
        await Ask(ReferralId.Of(NewGuid()).At(origin), new FileReferral(dossier, options, platform.Settings.Clocks, send, best.Hub, best.Reason, envelopes), Caller.Visitor);
    }

    private async Task Change()
    {
        var hub = Any(Places.Hubs);
        if (Random.Next(4) == 0)
        {
            await Ask(
                GrainId.Platform(hub), new ChangeDiffusion([new DiffusionRule(DiffusionField.Age, DiffusionOperator.AtMost, [$"{Random.Next(60)}"])]), Caller.Administrator(hub, "account"));
            return;
        }

        var service = Any(((PlatformState)world.Auditor.Folded(GrainId.Platform(hub))!).Profile.Services);
        var closed = Random.Next(3) == 0;
        await Ask(
            GrainId.Platform(hub),
            new ChangeCapacity(service.Code, closed ? Capacity.Closed : (Capacity)Random.Next(3), closed ? ParisTime.DateOf(world.Now).AddDays(Random.Next(1, 90)) : null),
            Coordinator(hub));
    }

    private async Task Repeat()
    {
        var (grain, key, command, reply) = Any(world.Ledger.Acknowledged);
        var caller = command is FileReferral ? Caller.Visitor : Coordinator(grain.Hub);
        if (await Try(grain, command, caller, key) is { } again && IsTold(again))
        {
            world.Ledger.HeardAgain(grain, key, reply, again);
        }
    }

    private async Task Reuse()
    {
        var (grain, key, command, _) = Any(world.Ledger.Acknowledged);
        Command other = command is GiveOutcome ? new ClaimCall() : new GiveOutcome(Helped.Yes);
        if (await Try(grain, other, Caller.Person, key) is { } reply && IsTold(reply) && reply.Refusal != Refusal.ReusedKey)
        {
            world.Break($"P1: {key} at {grain} was for another command and was answered {reply}");
        }
    }

    private async Task Work()
    {
        if (world.Auditor.Referrals.Count == 0)
        {
            await File();
            return;
        }

        // Of three requests, the one with most left to do: people look at what is alive.
        var grain = Enumerable.Range(0, 3).Select(_ => Any(world.Auditor.Referrals)).MinBy(candidate => Transitions.IsEnded(world.Auditor.Referral(candidate)!.Status) ? 1 : 0);
        var state = world.Auditor.Referral(grain)!;
        if (Random.Next(3) == 0)
        {
            if (state.Side == Side.Origin && AsPerson(state) is { } wish)
            {
                await Ask(grain, wish, Caller.Person);
            }
            else if (state.Recipient is { } hub)
            {
                var danger = Random.Next(10) == 0 ? DangerReason.DangerForThePerson : (DangerReason?)null;
                await Ask(grain with { Hub = state.Origin }, new OpenSealed(Random.Next(2) == 0 ? SealKind.Contact : SealKind.Story, danger), Coordinator(hub));
            }
        }
        else if (AsCoordinator(state) is { } command)
        {
            await Ask(grain, command, Coordinator(Random.Next(40) == 0 ? Any(Places.Hubs) : grain.Hub));
        }
    }

    private Command? AsPerson(ReferralState state)
    {
        if (state.Status == Status.InfoRequested && Random.Next(3) > 0)
        {
            return new AnswerReferral(Seal(SealKind.Answer));
        }

        return Random.Next(12) switch
        {
            0 or 1 => new MoveReferral(Status.Withdrawn, Any(Reasons.For(Status.Withdrawn))),
            < 6 => new ChangeConsent(DrawConsent()),
            < 8 when state.Disclosures.Length > 0 => new StopDisclosure(Any(state.Disclosures).To, Any(state.Disclosures).What),
            < 10 => new GiveOutcome((Helped)Random.Next(3)),
            10 => new EraseReferral(),
            _ => null,
        };
    }

    private Command? AsCoordinator(ReferralState state)
    {
        if (Random.Next(40) == 0)
        {
            return Move(Status.EnteredInError);
        }

        if (state.Side == Side.Origin)
        {
            switch (state.Status)
            {
                case Status.Draft when Random.Next(2) == 0:
                    return new SendReferral(Random.Next(2) == 0 ? state.Proposal[0].Hub : Random.Next(3) == 0 ? null : Any(Places.Hubs));
                case Status.Declined or Status.Expired:
                    var options = Propose(state.Dossier.Need, state.Recipient is { } last ? state.Dossier.Tried.Add(last) : state.Dossier.Tried);
                    return new RerouteReferral(ReferralId.Of(NewGuid()), DrawCode(), Random.Next(3) > 0 ? options[0].Hub : null, options);
            }

            if (state.Differs)
            {
                return new AlignReferral();
            }
        }

        return state.HoldsTheAnswer && Next(state.Status) is { } to ? Move(to) : null;
    }

    private Status? Next(Status from) => from switch
    {
        Status.Received => Any<Status>([Status.Read, Status.InReview, Status.Accepted, Status.Accepted, Status.Declined, Status.Waitlisted, Status.InfoRequested]),
        Status.Read => Any<Status>([Status.InReview, Status.Accepted, Status.Declined, Status.Waitlisted, Status.InfoRequested]),
        Status.InReview => Any<Status>([Status.Accepted, Status.Declined, Status.Waitlisted, Status.InfoRequested]),
        Status.InfoRequested => Any<Status>([Status.InReview, Status.Accepted, Status.InfoRequested]),
        Status.Waitlisted => Any<Status>([Status.Accepted, Status.Declined]),
        Status.Accepted => Status.Scheduled,
        Status.Scheduled => Any<Status>([Status.InProgress, Status.NoShow, Status.Completed]),
        Status.NoShow => Any<Status>([Status.Scheduled, Status.Completed]),
        Status.InProgress => Status.Completed,
        _ => null,
    };

    private MoveReferral Move(Status to) => new(
        to,
        Reasons.IsAsked(to) ? Any(Reasons.For(to)) : null,
        to == Status.InfoRequested ? (Question)Random.Next(7) : null,
        to == Status.InfoRequested && Random.Next(2) == 0 ? Seal(SealKind.Question) : null,
        to == Status.Scheduled ? ParisTime.DateOf(world.Now).AddDays(Random.Next(60)) : null);

    /// <summary>Sends until there is an answer, with one key; or gives up, as people do.</summary>
    private async Task Ask(GrainId grain, Command command, Caller caller)
    {
        var key = IdempotencyKey.Parse($"c{++_keys}");
        Reply? first = null;
        for (var attempt = 0; attempt < 6; attempt++)
        {
            var reply = await Try(grain, command, caller, key);
            if (reply is null || !IsTold(reply))
            {
                if (Random.Next(5) == 0)
                {
                    return;
                }

                continue;
            }

            if (first is not null)
            {
                world.Ledger.HeardAgain(grain, key, first, reply);
                return;
            }

            world.Trace?.Invoke($"{caller.Role} {key} {command.GetType().Name} at {grain.Hub} {grain.Key[^4..]}: {reply.Refusal?.Code ?? "yes"} #{reply.Position}");
            world.Ledger.Heard(grain, key, command, reply);
            first = reply;
            if (Random.Next(8) > 0)
            {
                return;
            }
        }
    }

    /// <summary>An answer, rather than "ask again".</summary>
    private static bool IsTold(Reply reply) => reply.Refusal is not { Kind: RefusalKind.Unavailable or RefusalKind.Busy };

    /// <summary>Null when the process died: it may have been done, or not.</summary>
    private async Task<Reply?> Try(GrainId grain, Command command, Caller caller, IdempotencyKey key)
    {
        try
        {
            return await world.NodeOf(grain.Hub).Engine.Ask(grain, command, caller, key, CancellationToken.None);
        }
        catch (SimulatedCrash)
        {
            await world.Turns.Yield();
            return null;
        }
    }

    private ImmutableArray<RouteOption> Propose(Need need, ImmutableArray<HubId> tried) => Routing.Propose(
        need, [.. Places.Hubs.Select(hub => new HubCard(hub, ((PlatformState)world.Auditor.Folded(GrainId.Platform(hub))!).Profile))], ParisTime.DateOf(world.Now), tried);

    private Consent DrawConsent() => Random.Next(4) switch
    {
        0 => Consent.Nobody,
        1 => new Consent(ConsentScope.ThatHub, Any(Places.Hubs), world.Now.AddDays(Random.Next(1, 300)), "2026-11"),
        _ => new Consent(ConsentScope.AnyAcceptingHub, null, world.Now.AddDays(Random.Next(1, 300)), "2026-11"),
    };

    private ShortCode DrawCode() => ShortCode.Draw(Random.Next);

    private SealedEnvelope Seal(SealKind kind) => new(NewGuid(), kind, [1, 2, 3]);

    private Guid NewGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static Caller Coordinator(HubId hub) => Caller.Coordinator(hub, "account");

    private T Any<T>(IReadOnlyList<T> of) => of[Random.Next(of.Count)];

    private T Any<T>(ImmutableArray<T> of) => of[Random.Next(of.Length)];
}
