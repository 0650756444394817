using Federation.Domain.Grains;
using Federation.Domain.Referrals;

namespace Federation.Gateway.GraphQL.Referrals;

/// <summary>One hub's copy, loaded for somebody who acts for that hub and for nobody else.</summary>
public sealed record ReferralCopy(GrainId Grain, ReferralState State);

/// <summary>A request opened with the secret of its private link.</summary>
public sealed record Followed(GrainId Grain, ReferralState State);

/// <summary>A way that was proposed, with the need it is for: the sentence that says why speaks of both.</summary>
public sealed record RouteChoice(RouteOption Option, Need Need);

/// <summary>A question with the hub that keeps its words sealed.</summary>
public sealed record PutQuestion(HubId? Hub, Asked Asked);

/// <summary>What was opened, as it stands at this instant.</summary>
public sealed record Opening(Federation.Domain.Privacy.Disclosure Disclosure, bool InForce);
