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

        var decision = Decision.Tell(new ReferralConsentChanged(consent), Audience.Local);
        var accepted = Transitions.IsAnswered(state.Status) && state.Status is not (Status.Waitlisted or Status.Declined);
        return accepted ? DiscloseIfAgreed(decision, state with { Dossier = state.Dossier with { Consent = consent } }, moment) : decision;
    }

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

        var looked = new ReferralOpened(by, open.What, moment.Caller.Account);
        if (state.InForce(by, open.What, moment.Now) is not null)
        {
            return Decision.Tell(looked, Audience.Local);
        }

        if (open.Danger is { } danger)
        {
            return Decision.Tell(new ReferralDisclosed(by, open.What, DisclosurePurpose.Danger, moment.Now + DangerLasts, "danger", danger), by == moment.Self.Hub ? Audience.Local : Audience.To(by))
                .And(looked, Audience.Local);
        }

        if (open.What == SealKind.Contact || Transitions.IsEnded(state.Status))
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
            if (!Enum.IsDefined(danger))
            {
                return Refusal.InvalidField("danger");
            }

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

        foreach (var disclosure in state.Disclosures.Where(disclosure => disclosure.IsInForce(moment.Now)))
        {
            decision = decision.And(new ReferralDisclosureStopped(disclosure.To, disclosure.What), disclosure.To == state.Origin ? Audience.Local : Audience.To(disclosure.To));
        }

        var forgotten = Forget(state, true);
        return decision with { Facts = [.. decision.Facts, .. forgotten.Facts], Erasures = forgotten.Erasures };
    }

    /// <summary>The rows go; what stays is the coded need and its dates.</summary>
    public static Decision Forget(ReferralState state, bool wish) =>
        Decision.Tell(new ReferralForgotten(wish), Audience.Local) with { Erasures = [.. state.Dossier.Seals.Select(seal => seal.Id)] };
}
