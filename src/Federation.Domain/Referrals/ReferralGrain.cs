using Federation.Domain.Grains;
using Federation.Domain.Privacy;

namespace Federation.Domain.Referrals;

/// <summary>A request that looks for its hub. One grain at each of the two hubs; <see cref="Mirror"/> says how they stay one story.</summary>
public static class ReferralGrain
{
    public static Decision Decide(ReferralState? state, Command command, Moment moment) => (state, command) switch
    {
        (_, FileReferral file) => ReferralFiling.File(state, file, moment),
        (_, Hear hear) => ReferralHearing.Hear(state, hear, moment),
        (null, _) => Refusal.UnknownGrain,
        // Erased already: the erasure of one attempt comes back from the others, and people click twice.
        ({ Forgotten: true } known, EraseReferral) => ActorOf(known, moment) == Actors.Person ? Decision.Nothing : Refusal.NotAllowed,
        // A difference can be settled after the person had everything erased: statuses are no personal detail.
        ({ Forgotten: true }, not (Ring or AlignReferral)) => new Refusal("forgotten", RefusalKind.Gone),
        ({ } known, SendReferral send) => ReferralFiling.Send(known, send, moment),
        ({ } known, MoveReferral move) => Move(known, move, moment),
        ({ } known, RerouteReferral reroute) => ReferralFiling.Reroute(known, reroute, moment),
        ({ } known, AnswerReferral answer) => Answer(known, answer, moment),
        ({ } known, GiveOutcome outcome) => Outcome(known, outcome, moment),
        ({ } known, AlignReferral) => Align(known, moment),
        ({ } known, ChangeConsent change) => ReferralPrivacy.Change(known, change, moment),
        ({ } known, StopDisclosure stop) => ReferralPrivacy.Stop(known, stop, moment),
        ({ } known, OpenSealed open) => ReferralPrivacy.Open(known, open, moment),
        ({ } known, EraseReferral) => ReferralPrivacy.Erase(known, moment),
        ({ } known, Ring ring) => ReferralRinging.Ring(known, ring, moment),
        _ => Refusal.UnknownCommand,
    };

    /// <summary>What this caller is to this copy; none means no.</summary>
    public static Actors ActorOf(ReferralState state, Moment moment) => moment.Caller.Role switch
    {
        Role.Person when state.Side == Side.Origin => Actors.Person,
        Role.Coordinator or Role.Administrator when moment.Caller.ActsFor(moment.Self.Hub) =>
            (state.Side == Side.Origin ? Actors.Origin : Actors.None) | (state.HoldsTheAnswer ? Actors.Recipient : Actors.None),
        _ => Actors.None,
    };

    private static Decision Move(ReferralState state, MoveReferral move, Moment moment)
    {
        var actor = ActorOf(state, moment);
        if (actor == Actors.None)
        {
            return Refusal.NotAllowed;
        }

        if (state.Status == move.To && move.To != Status.InfoRequested)
        {
            return Decision.Nothing;
        }

        // Sending, re-routing and expiring carry more than a status: they have their own commands and deadlines.
        if (move.To is Status.Sent or Status.Rerouted or Status.Expired || Transitions.Path(state.Status, move.To, actor) is not { } path)
        {
            return Refusal.NoSuchTransition(Codes<Status>.Of(state.Status));
        }

        if (Check(move, moment) is { } wrong)
        {
            return wrong;
        }

        if (state is { Status: Status.InfoRequested, Asked: { Answered: false, Note: null } asked } && move.Question == asked.Question && move.Note is null)
        {
            return Decision.Nothing;
        }

        var decision = Decision.Nothing;
        foreach (var step in path.SkipLast(1))
        {
            decision = decision.And(new ReferralMoved(step), state.ToTheOther);
        }

        var note = move.Note is { } envelope ? new SealRef(envelope.Id, envelope.Kind) : null;
        decision = decision.And(new ReferralMoved(move.To, move.Reason, move.Question, note, move.On), state.ToTheOther);
        if (move.Note is { } sealedNote)
        {
            decision = decision with { Seals = [sealedNote] };
        }

        if (state.IsOpenCall && Transitions.IsEnded(move.To))
        {
            decision = decision.And(new CallClosed(ReferralId.Parse(moment.Self.Key)), Audience.Hubs);
        }

        return move.To switch
        {
            // Where one hub is both ends, its own acceptance opens what the person agreed to open.
            Status.Accepted when state.IsWithinOneHub => ReferralPrivacy.DiscloseIfAgreed(decision, state, moment),
            Status.Withdrawn or Status.EnteredInError => ReferralPrivacy.Close(decision, state, moment),
            _ => decision,
        };
    }

    private static Refusal? Check(MoveReferral move, Moment moment)
    {
        if (Reasons.IsAsked(move.To) ? move.Reason is not { } reason || !Reasons.For(move.To).Contains(reason) : move.Reason is not null)
        {
            return Refusal.InvalidField("reason");
        }

        if ((move.To == Status.InfoRequested) != move.Question.HasValue || (move.Question is { } question && !Enum.IsDefined(question)))
        {
            return Refusal.InvalidField("question");
        }

        if (move.Note is { } note && (move.To != Status.InfoRequested || !note.IsSound(SealKind.Question)))
        {
            return Refusal.InvalidField("note");
        }

        var today = Time.ParisTime.DateOf(moment.Now);
        return (move.To == Status.Scheduled) != move.On.HasValue || (move.On is { } on && (on < today || on > today.AddYears(2)))
            ? Refusal.InvalidField("on")
            : null;
    }

    private static Decision Answer(ReferralState state, AnswerReferral answer, Moment moment)
    {
        if (ActorOf(state, moment) != Actors.Person)
        {
            return Refusal.NotAllowed;
        }

        if (state.Status != Status.InfoRequested || state.Asked is not { Answered: false })
        {
            return Refusal.NoSuchTransition(Codes<Status>.Of(state.Status));
        }

        if (answer.Answer is null || !answer.Answer.IsSound(SealKind.Answer))
        {
            return Refusal.InvalidField("answer");
        }

        var decision = Decision.Tell(new ReferralAnswered(new SealRef(answer.Answer.Id, SealKind.Answer)), state.ToTheOther) with { Seals = [answer.Answer] };
        return state.IsWithinOneHub ? decision.And(new ReferralMoved(Status.InReview), Audience.Local) : decision;
    }

    private static Decision Outcome(ReferralState state, GiveOutcome outcome, Moment moment) =>
        ActorOf(state, moment) != Actors.Person ? Refusal.NotAllowed
        : !Enum.IsDefined(outcome.Helped) ? Refusal.InvalidField("helped")
        : !Transitions.IsAnswered(state.Status) ? Refusal.NoSuchTransition(Codes<Status>.Of(state.Status))
        : state.Helped == outcome.Helped ? Decision.Nothing
        : Decision.Tell(new ReferralOutcomeGiven(outcome.Helped), state.ToTheOther);

    private static Decision Align(ReferralState state, Moment moment) =>
        (ActorOf(state, moment) & Actors.Origin) == 0 ? Refusal.NotAllowed
        : !state.Differs ? Decision.Nothing
        : Decision.Tell(new ReferralAligned(state.OtherHolds!.Value), state.ToTheOther);
}
