using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Time;

namespace Federation.Domain.Referrals;

/// <summary>How a request begins, leaves, and leaves again.</summary>
public static class ReferralFiling
{
    public static Decision File(ReferralState? state, FileReferral file, Moment moment)
    {
        var continues = file.Dossier is { Parent: not null };
        var child = moment.Caller.Role == Role.Hub && moment.Caller.Hub == moment.Self.Hub && continues;
        if (moment.Caller.Role switch { Role.Visitor => continues, Role.Operator => false, _ => !child })
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

        if (send.To == default(HubId))
        {
            return Refusal.InvalidField("to");
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

        if (reroute.To is { } to && (to == default || Tried(state).Contains(to)))
        {
            return Refusal.InvalidField("to");
        }

        // The child is filed by a later entry's reaction: what would be refused there would lose the request, so it is refused here.
        if (!ReferralId.TryParse(reroute.Child.ToString(), out var child) || child.ToString() == moment.Self.Key || child == state.Dossier.Parent || reroute.ShortCode == default)
        {
            return Refusal.InvalidField("child");
        }

        if (!IsSound(reroute.Proposal))
        {
            return Refusal.InvalidField("proposal");
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
            // An open call shows the need alone: not where who asks is, not even that a text exists.
            return decision.And(new CallOpened(letter with { HasContact = false, HasStory = false, Need = letter.Need with { From = null } }), Audience.Hubs);
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

        if (file.Dossier is not { Need: { } need, Consent: { } consent, Seals.IsDefault: false, Tried.IsDefault: false } dossier || !IsSound(dossier, moment))
        {
            return Refusal.InvalidField("dossier");
        }

        // A child keeps the day its parent was needed by, past or not.
        if ((child ? need.CheckCodes() : need.Check(moment.Now)) is { } wrong)
        {
            return wrong;
        }

        // A child was filed first by another clock than the one that re-routes it, perhaps ahead of this one.
        if (dossier.ShortCode == default || (!child && dossier.FirstRequestedAt > moment.Now))
        {
            return Refusal.InvalidField(dossier.ShortCode == default ? "shortCode" : "firstRequestedAt");
        }

        // The edge stamps the form, the engine decides a little later; an older first request is an import's or a re-routing's alone.
        if (!child && moment.Caller.Role == Role.Visitor && moment.Now - file.Dossier.FirstRequestedAt > TimeSpan.FromMinutes(10))
        {
            return Refusal.InvalidField("firstRequestedAt");
        }

        if (!IsSound(file.Proposal) || !Enum.IsDefined(file.Route) || file.SendTo == default(HubId) || file.Clocks?.Check() is not null || file.Clocks is null)
        {
            return Refusal.InvalidField("proposal");
        }

        if (!consent.IsSound(moment.Now) || (consent.Scope != ConsentScope.Nobody && !dossier.Has(SealKind.Contact)))
        {
            return Refusal.InvalidField("consent");
        }

        // A child inherits the rows its parent points to, and brings none.
        return file.Envelopes.IsDefault || file.Envelopes.Any(envelope => envelope is null || !envelope.IsSound(envelope.Kind) || !Enum.IsDefined(envelope.Kind))
            || !file.Envelopes.Select(envelope => new SealRef(envelope.Id, envelope.Kind)).SequenceEqual(child ? [] : dossier.Seals)
                ? Refusal.InvalidField("envelopes")
                : null;
    }

    /// <summary>What a visitor may not say: which hubs it has been to, or that it is an example. And no text where a code is due.</summary>
    private static bool IsSound(Dossier dossier, Moment moment) =>
        (moment.Caller.Role != Role.Visitor || dossier is { Source: null, Tried.Length: 0 })
        && dossier.Source is null or { Length: <= Hearsay.LongestSource }
        && dossier.SecretHash is { Length: 0 or 64 } && dossier.SecretHash.All(char.IsAsciiHexDigitLower)
        && dossier.Seals.All(seal => seal is not null && Enum.IsDefined(seal.Kind)) && dossier.Tried.All(hub => hub != default);

    private static bool IsSound(System.Collections.Immutable.ImmutableArray<RouteOption> proposal) =>
        !proposal.IsDefaultOrEmpty && proposal.Length <= 200 && proposal.All(option =>
            option is not null && option.Hub != default(HubId) && Enum.IsDefined(option.Reason)
            && (option.Service is not { } service || Enum.IsDefined(service)) && (option.Capacity is not { } capacity || Enum.IsDefined(capacity)));
}
