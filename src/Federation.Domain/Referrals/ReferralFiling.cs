using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Time;

namespace Federation.Domain.Referrals;

/// <summary>How a request begins, leaves, and leaves again.</summary>
public static class ReferralFiling
{
    public static Decision File(ReferralState? state, FileReferral file, Moment moment)
    {
        var child = moment.Caller.Role == Role.Hub && moment.Caller.Hub == moment.Self.Hub && file.Dossier.Parent is not null;
        if (moment.Caller.Role is not (Role.Visitor or Role.Operator) && !child)
        {
            return Refusal.NotAllowed;
        }

        if (state is not null)
        {
            return Refusal.AlreadyExists;
        }

        if (Check(file, moment, child) is { } wrong)
        {
            return wrong;
        }

        var decision = Decision.Tell(new ReferralFiled(file.Dossier, file.Proposal, file.Clocks), Audience.Local) with { Seals = file.Envelopes };
        return file.Send ? Leave(decision, file.Dossier, file.Clocks, file.SendTo, file.Route, moment) : decision;
    }

    public static Decision Send(ReferralState state, SendReferral send, Moment moment)
    {
        if ((ReferralGrain.ActorOf(state, moment) & Actors.Origin) == 0)
        {
            return Refusal.NotAllowed;
        }

        if (!Transitions.Allows(state.Status, Status.Sent, Actors.Origin))
        {
            return Refusal.NoSuchTransition(Codes<Status>.Of(state.Status));
        }

        var proposed = state.Proposal.FirstOrDefault(option => option.Hub == send.To);
        return Leave(Decision.Nothing, state.Dossier, state.Clocks, send.To, proposed?.Reason ?? RouteReason.Chosen, moment);
    }

    /// <summary>The end of one attempt is the beginning of the next: same person, same need, same first instant, a new copy.</summary>
    public static Decision Reroute(ReferralState state, RerouteReferral reroute, Moment moment)
    {
        if ((ReferralGrain.ActorOf(state, moment) & Actors.Origin) == 0)
        {
            return Refusal.NotAllowed;
        }

        if (!Transitions.Allows(state.Status, Status.Rerouted, Actors.Origin))
        {
            return Refusal.NoSuchTransition(Codes<Status>.Of(state.Status));
        }

        if (reroute.To is { } to && Tried(state).Contains(to))
        {
            return Refusal.InvalidField("to");
        }

        var option = reroute.Proposal.FirstOrDefault(option => option.Hub == reroute.To);
        return Continue(Decision.Nothing, state, moment, reroute.Child, reroute.ShortCode, reroute.To, option?.Reason ?? RouteReason.Chosen, reroute.Proposal);
    }

    public static Decision Continue(
        Decision decision, ReferralState state, Moment moment, ReferralId child, ShortCode code, HubId? to, RouteReason route, System.Collections.Immutable.ImmutableArray<RouteOption> proposal)
    {
        var self = ReferralId.Parse(moment.Self.Key);
        var dossier = state.Dossier with { ShortCode = code, Parent = self, Tried = Tried(state) };
        return decision
            .And(new ReferralRerouted(child, code, to, route, dossier, proposal, state.Clocks), Audience.Local)
            .And(new ReferralMoved(Status.Rerouted), state.ToTheOther);
    }

    /// <summary>The entries with which a request leaves for a hub, or is called out to all of them.</summary>
    public static Decision Leave(Decision decision, Dossier dossier, Hubs.Clocks clocks, HubId? to, RouteReason route, Moment moment, DateTimeOffset? lease = null)
    {
        var letter = new Letter(
            moment.Self.Hub, ReferralId.Parse(moment.Self.Key), dossier.Need, dossier.ShortCode, dossier.FirstRequestedAt,
            dossier.Has(SealKind.Contact), dossier.Has(SealKind.Story), to is null ? RouteReason.OpenCall : route, lease, dossier.Source);

        if (to is not { } hub)
        {
            // An open call shows the need alone: not even that a text exists.
            return decision.And(new CallOpened(letter with { HasContact = false, HasStory = false }), Audience.Hubs);
        }

        var sent = decision.And(new ReferralSent(hub, letter), hub == moment.Self.Hub ? Audience.Local : Audience.To(hub));
        return hub == moment.Self.Hub ? sent.And(new ReferralMoved(Status.Received), Audience.Local) : sent;
    }

    private static System.Collections.Immutable.ImmutableArray<HubId> Tried(ReferralState state) =>
        state.Recipient is { } last && !state.Dossier.Tried.Contains(last) ? state.Dossier.Tried.Add(last) : state.Dossier.Tried;

    private static Refusal? Check(FileReferral file, Moment moment, bool child)
    {
        if (!ReferralId.TryParse(moment.Self.Key, out _))
        {
            return Refusal.InvalidField("id");
        }

        // A child keeps the day its parent was needed by, past or not.
        if (!child && file.Dossier.Need.Check(moment.Now) is { } wrong)
        {
            return wrong;
        }

        if (file.Dossier.ShortCode == default || file.Dossier.FirstRequestedAt > moment.Now)
        {
            return Refusal.InvalidField(file.Dossier.ShortCode == default ? "shortCode" : "firstRequestedAt");
        }

        // The edge stamps the form, the engine decides a little later; an older first request is an import's or a re-routing's alone.
        if (!child && moment.Caller.Role == Role.Visitor && moment.Now - file.Dossier.FirstRequestedAt > TimeSpan.FromMinutes(10))
        {
            return Refusal.InvalidField("firstRequestedAt");
        }

        if (file.Proposal.IsDefaultOrEmpty || file.Proposal.Length > 200 || file.Clocks.Check() is not null)
        {
            return Refusal.InvalidField("proposal");
        }

        var consent = file.Dossier.Consent;
        if (consent.Scope != ConsentScope.Nobody && (!file.Dossier.Has(SealKind.Contact) || consent.Until > moment.Now.AddDays(400)) || (consent.Scope == ConsentScope.ThatHub) != consent.Hub.HasValue)
        {
            return Refusal.InvalidField("consent");
        }

        return !child && !file.Envelopes.Select(envelope => new SealRef(envelope.Id, envelope.Kind)).SequenceEqual(file.Dossier.Seals)
            || file.Envelopes.Any(envelope => envelope.Ciphertext.Length > SealedEnvelope.Largest)
                ? Refusal.InvalidField("envelopes")
                : null;
    }
}
