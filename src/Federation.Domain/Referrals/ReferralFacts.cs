using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;

namespace Federation.Domain.Referrals;

/// <summary>What is kept of a request from its first minute: it follows the request through every re-routing.</summary>
/// <param name="FirstRequestedAt">The instant of the first request: it orders every waiting list and never changes.</param>
/// <param name="SecretHash">Of the private link; see <see cref="PrivateLink"/>.</param>
/// <param name="Tried">Hubs that declined or let the request expire before.</param>
/// <param name="Source">Where an example comes from; null for a real request.</param>
public sealed record Dossier(
    Need Need, ShortCode ShortCode, string SecretHash, DateTimeOffset FirstRequestedAt, Consent Consent,
    ImmutableArray<SealRef> Seals, ImmutableArray<HubId> Tried, ReferralId? Parent = null, string? Source = null)
{
    public bool Has(SealKind kind) => Seals.Any(seal => seal.Kind == kind);

    public bool Equals(Dossier? other) =>
        other is not null
        && (Need, ShortCode, SecretHash, FirstRequestedAt, Consent, Parent, Source) == (other.Need, other.ShortCode, other.SecretHash, other.FirstRequestedAt, other.Consent, other.Parent, other.Source)
        && Lists.Same(Seals, other.Seals) && Lists.Same(Tried, other.Tried);

    public override int GetHashCode() => HashCode.Combine(Need, ShortCode);
}

/// <summary>What the receiving hub is told: the need, and that there is somebody, not who.</summary>
public sealed record Letter(
    HubId Origin, ReferralId Id, Need Need, ShortCode ShortCode, DateTimeOffset FirstRequestedAt, bool HasContact, bool HasStory, RouteReason Route, DateTimeOffset? LeaseUntil, string? Source);

public sealed record ReferralFiled(Dossier Dossier, ImmutableArray<RouteOption> Proposal, Clocks Clocks) : Fact;

public sealed record ReferralSent(HubId To, Letter Letter) : Fact;

/// <summary>The recipient opened its own copy: "received".</summary>
public sealed record ReferralMirrored(Letter Letter, Clocks Clocks) : Fact;

public sealed record ReferralMoved(Status To, Reason? Reason = null, Question? Question = null, SealRef? Note = null, DateOnly? On = null) : Fact;

/// <param name="Told">The status the other hub told.</param>
/// <param name="Adopted">This copy holds it from now on, by the rule of <see cref="Mirror"/>, or held it already.</param>
public sealed record ReferralHeard(HubId From, long Position, Status Told, bool Adopted, Reason? Reason = null, Question? Question = null, SealRef? Note = null, DateOnly? On = null) : Fact;

public sealed record ReferralDisclosed(HubId To, SealKind What, DisclosurePurpose Purpose, DateTimeOffset Until, string TextVersion, DangerReason? Danger = null) : Fact;

public sealed record ReferralDisclosureStopped(HubId To, SealKind What) : Fact;

/// <param name="Account">Opaque id of the account that looked.</param>
public sealed record ReferralOpened(HubId By, SealKind What, string Account) : Fact;

public sealed record ReferralConsentChanged(Consent Consent) : Fact;

public sealed record ReferralAnswered(SealRef Answer) : Fact;

public sealed record ReferralReminded(string Deadline) : Fact;

/// <summary>The recipient did not answer in time and says so to the origin.</summary>
public sealed record ReferralEscalated : Fact;

public sealed record ReferralEscalationHeard(HubId From, long Position) : Fact;

public sealed record ReferralOutcomeGiven(Helped Helped) : Fact;

/// <summary>The origin's coordinator took over the status that the other hub holds, where both were final and differed.</summary>
public sealed record ReferralAligned(Status Status) : Fact;

/// <param name="To">Null: an open call.</param>
public sealed record ReferralRerouted(ReferralId Child, ShortCode ShortCode, HubId? To, RouteReason Route, Dossier Dossier, ImmutableArray<RouteOption> Proposal, Clocks Clocks) : Fact;

public sealed record ReferralForgotten(bool AtThePersonsWish) : Fact;

/// <summary>The person had this attempt erased: the attempt before it, or after it, goes too.</summary>
public sealed record ReferralErasurePassedOn(ReferralId Other) : Fact;

/// <summary>The need alone, to every hub: who can take this?</summary>
public sealed record CallOpened(Letter Letter) : Fact;

/// <summary>One hub took it; for the others it is withdrawn.</summary>
public sealed record CallClaimed(ReferralId Id, HubId By, DateTimeOffset LeaseUntil) : Fact;

public sealed record CallClosed(ReferralId Id) : Fact;
