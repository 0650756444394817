using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;

namespace Federation.Domain.Referrals;

/// <summary>A first request, or the child of a re-routed one. Route and settings were read by the edge and are given.</summary>
/// <param name="SendTo">With <paramref name="Send"/>: the hub to send to at once, null for an open call.</param>
/// <param name="Send">The kind goes straight through, or the origin already chose.</param>
public sealed record FileReferral(Dossier Dossier, ImmutableArray<RouteOption> Proposal, Clocks Clocks, bool Send, HubId? SendTo, RouteReason Route, ImmutableArray<SealedEnvelope> Envelopes) : Command;

/// <param name="To">Null: an open call.</param>
public sealed record SendReferral(HubId? To) : Command;

/// <summary>A line of the transition table, asked by a coordinator or by the person.</summary>
public sealed record MoveReferral(Status To, Reason? Reason = null, Question? Question = null, SealedEnvelope? Note = null, DateOnly? On = null) : Command;

/// <param name="To">Null: an open call.</param>
public sealed record RerouteReferral(ReferralId Child, ShortCode ShortCode, HubId? To, ImmutableArray<RouteOption> Proposal) : Command;

public sealed record AnswerReferral(SealedEnvelope Answer) : Command;

public sealed record ChangeConsent(Consent Consent) : Command;

/// <summary>Effective at once: the next look is refused.</summary>
public sealed record StopDisclosure(HubId To, SealKind What) : Command;

/// <summary>A hub asks to read a sealed row; the answer is written before the row is shown.</summary>
/// <param name="Danger">Without the person's agreement, because somebody is in danger: possible, written down, shown to the person.</param>
public sealed record OpenSealed(SealKind What, DangerReason? Danger = null) : Command;

public sealed record GiveOutcome(Helped Helped) : Command;

public sealed record AlignReferral : Command;

/// <summary>The person has everything about them erased now.</summary>
public sealed record EraseReferral : Command;

public sealed record ClaimCall : Command;
