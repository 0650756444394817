using Federation.Domain.Grains;
using Federation.Domain.Privacy;

namespace Federation.Domain.Referrals;

/// <summary>Who may look at what was sealed, and until when. Default: nobody.</summary>
public static class ReferralPrivacy
{
    /// <summary>How long a look for danger lasts: long enough to call for help, and no more.</summary>
    public static readonly TimeSpan DangerLasts = TimeSpan.FromHours(24);

    public static Decision Change(ReferralState state, ChangeConsent change, Moment moment)
    {
        if (ReferralGrain.ActorOf(state, moment) != Actors.Person)
        {
            return Refusal.NotAllowed;
        }

        var consent = change.Consent;
        if (consent is null || !consent.IsSound(moment.Now) || (consent.Scope != ConsentScope.Nobody && (!state.HasContact || consent.Until <= moment.Now)))
        {
            return Refusal.InvalidField("consent");
        }

        if (state.Dossier.Consent == consent)
        {
            return Decision.Nothing;
        }

        // An agreement withdrawn or shortened reaches what was opened under the former one, at once.
        var decision = Decision.Tell(new ReferralConsentChanged(consent), Audience.Local);
        var withdrawn = state.Disclosures.Where(disclosure =>
            disclosure is { What: SealKind.Contact, Purpose: DisclosurePurpose.AnswerTheRequest } && disclosure.IsInForce(moment.Now)
            && (!consent.Covers(disclosure.To, moment.Now) || disclosure.Until > consent.Until)).ToList();
        decision = Stopped(decision, state, withdrawn);
        var now = state with
        {
            Dossier = state.Dossier with { Consent = consent },
            Disclosures = [.. state.Disclosures.Where(disclosure => !withdrawn.Contains(disclosure))],
        };
        var accepted = Transitions.IsAnswered(state.Status) && state.Status is not (Status.Waitlisted or Status.Declined);
        return accepted ? DiscloseIfAgreed(decision, now, moment) : decision;
    }

    /// <summary>The request is withdrawn, or should not have been: nobody needs any more what was opened to answer it. A look for danger runs to its end.</summary>
    public static Decision Close(Decision decision, ReferralState state, Moment moment) => state.Side == Side.Recipient ? decision : Stopped(
        decision, state, state.Disclosures.Where(disclosure => disclosure.Purpose != DisclosurePurpose.Danger && disclosure.IsInForce(moment.Now)));

    public static Decision Stop(ReferralState state, StopDisclosure stop, Moment moment)
    {
        if (ReferralGrain.ActorOf(state, moment) != Actors.Person)
        {
            return Refusal.NotAllowed;
        }

        if (!state.Disclosures.Any(disclosure => disclosure.To == stop.To && disclosure.What == stop.What && disclosure.StoppedAt is null))
        {
            return Decision.Nothing;
        }

        var decision = Decision.Tell(new ReferralDisclosureStopped(stop.To, stop.What), stop.To == state.Origin ? Audience.Local : Audience.To(stop.To));
        return state.Dossier.Consent.Scope == ConsentScope.Nobody ? decision : decision.And(new ReferralConsentChanged(Consent.Nobody), Audience.Local);
    }

    /// <summary>
    /// Asked at the copy that keeps the row, by a coordinator of either hub. Every look is an entry: the person reads it. The contact needs the
    /// person's agreement; the story and the answers belong to the request and open to the hub that holds it, while it works on it.
    /// </summary>
    public static Decision Open(ReferralState state, OpenSealed open, Moment moment)
    {
        if (moment.Caller.Role is not (Role.Coordinator or Role.Administrator) || state.Side != Side.Origin)
        {
            return Refusal.NotAllowed;
        }

        var by = moment.Caller.Hub;
        var concerned = by == state.Recipient || (by == state.Origin && (open.Danger is not null || open.What != SealKind.Contact));
        if (!concerned)
        {
            return Refusal.NotAllowed;
        }

        if (!state.Dossier.Has(open.What))
        {
            return new Refusal("nothing-sealed", RefusalKind.Gone);
        }

        // A story belongs to the work on the request: it shuts with it, even for who had opened it before.
        var over = open.What != SealKind.Contact && (by == state.Origin ? Transitions.IsTerminal(state.Status) : Transitions.IsEnded(state.Status));
        var looked = new ReferralOpened(by, open.What, moment.Caller.Account);
        if (state.Disclosures.Any(disclosure =>
            disclosure.To == by && disclosure.What == open.What && disclosure.IsInForce(moment.Now) && (!over || disclosure.Purpose == DisclosurePurpose.Danger)))
        {
            return Decision.Tell(looked, Audience.Local);
        }

        if (open.Danger is { } danger)
        {
            if (!Enum.IsDefined(danger))
            {
                return Refusal.InvalidField("danger");
            }

            return Decision.Tell(new ReferralDisclosed(by, open.What, DisclosurePurpose.Danger, moment.Now + DangerLasts, "danger", danger), by == moment.Self.Hub ? Audience.Local : Audience.To(by))
                .And(looked, Audience.Local);
        }

        // What the person stopped does not open itself again at the next click: it takes a new agreement.
        var stopped = state.Disclosures.Any(disclosure => disclosure.To == by && disclosure.What == open.What && disclosure.StoppedAt is not null)
            && !state.Dossier.Consent.Covers(by, moment.Now);
        if (open.What == SealKind.Contact || over || stopped)
        {
            return new Refusal("not-disclosed", RefusalKind.Forbidden);
        }

        return Decision.Tell(
                new ReferralDisclosed(by, open.What, DisclosurePurpose.AnswerTheRequest, moment.Now.AddDays(state.Clocks.ExpireAfter), "request"),
                by == moment.Self.Hub ? Audience.Local : Audience.To(by))
            .And(looked, Audience.Local);
    }

    public static Decision DiscloseIfAgreed(Decision decision, ReferralState state, Moment moment)
    {
        var consent = state.Dossier.Consent;
        return state.Recipient is { } hub && state.Dossier.Has(SealKind.Contact) && consent.Covers(hub, moment.Now) && state.InForce(hub, SealKind.Contact, moment.Now) is null
            ? decision.And(new ReferralDisclosed(hub, SealKind.Contact, DisclosurePurpose.AnswerTheRequest, consent.Until, consent.TextVersion), hub == moment.Self.Hub ? Audience.Local : Audience.To(hub))
            : decision;
    }

    public static Decision Erase(ReferralState state, Moment moment)
    {
        if (ReferralGrain.ActorOf(state, moment) != Actors.Person)
        {
            return Refusal.NotAllowed;
        }

        var decision = Decision.Nothing;
        if (!Transitions.IsTerminal(state.Status))
        {
            decision = decision.And(new ReferralMoved(Status.Withdrawn, Reason.PersonOther), state.ToTheOther);
            if (state.IsOpenCall)
            {
                decision = decision.And(new CallClosed(ReferralId.Parse(moment.Self.Key)), Audience.Hubs);
            }
        }

        decision = Stopped(decision, state, state.Disclosures.Where(disclosure => disclosure.IsInForce(moment.Now)));
        var forgotten = Forget(state, true);
        decision = decision with { Facts = [.. decision.Facts, .. forgotten.Facts], Erasures = forgotten.Erasures };

        // One request may have gone through several attempts: whichever page the person holds, all of them go.
        foreach (var other in new[] { state.Dossier.Parent, state.Child }.OfType<ReferralId>())
        {
            decision = decision.And(new ReferralErasurePassedOn(other), Audience.Local);
        }

        return decision;
    }

    /// <summary>
    /// The rows go; what stays is the coded need and its dates. A person's wish is told to the other hub, which sealed its own questions;
    /// a retention period is each hub's own.
    /// </summary>
    public static Decision Forget(ReferralState state, bool wish) =>
        Decision.Tell(new ReferralForgotten(wish), wish && state.Side == Side.Origin ? state.ToTheOther : Audience.Local) with { Erasures = [.. state.Dossier.Seals.Select(seal => seal.Id)] };

    private static Decision Stopped(Decision decision, ReferralState state, IEnumerable<Disclosure> disclosures) =>
        disclosures.Select(disclosure => (disclosure.To, disclosure.What)).Distinct().Aggregate(decision, (soFar, pair) =>
            soFar.And(new ReferralDisclosureStopped(pair.To, pair.What), pair.To == state.Origin ? Audience.Local : Audience.To(pair.To)));
}
