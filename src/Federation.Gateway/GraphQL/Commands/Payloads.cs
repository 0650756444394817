using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Calls;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Referrals;
using Federation.Gateway.GraphQL.Structures;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Commands;

public sealed record ReferralPayload(ReferralCopy? Referral, IReadOnlyList<UserError> Errors);

public sealed record RerouteReferralPayload(ReferralCopy? Referral, ShortCode? ShortCode, IReadOnlyList<UserError> Errors);

public sealed record FollowedReferralPayload(Followed? Referral, IReadOnlyList<UserError> Errors);

public sealed record FileReferralPayload(Followed? Referral, ShortCode? ShortCode, string? Secret, IReadOnlyList<UserError> Errors)
{
    public override string ToString() => "[scellé]";
}

public sealed record OpenSealedPayload(Contact? Contact, string? Text, IReadOnlyList<UserError> Errors)
{
    public override string ToString() => "[scellé]";
}

public sealed record OpenCallPayload(HeardCall? Call, IReadOnlyList<UserError> Errors);

public sealed record HubPayload(HubView? Hub, IReadOnlyList<UserError> Errors);

public sealed record StructurePayload(StructureCard? Structure, IReadOnlyList<UserError> Errors);
