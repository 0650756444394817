using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs.Gate;
using Federation.Gateway.GraphQL.Errors;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Jobs;

public sealed record OwnOfferPayload(OwnOffer? Offer, string? Secret, ImmutableArray<GateFinding> Points, IReadOnlyList<UserError> Errors)
{
    public override string ToString() => "[scellé]";
}

public sealed record HubOfferPayload(HubOffer? Offer, ImmutableArray<GateFinding> Points, IReadOnlyList<UserError> Errors);

internal static class OfferErrors
{
    /// <summary>What an offer's commands name themselves; everything else that is refused stands in the posting.</summary>
    private static readonly string[] Own = ["contact", "days", "how", "why", "reasons", "remark", "to", "textId", "offer", "hub", "page", "secret", "idempotencyKey", "posting"];

    public static IReadOnlyList<UserError> List(Refusal? refusal, Proposed? proposed = null)
    {
        var field = refusal switch
        {
            null => null,
            { Code: "unlawful" } => proposed?.Findings.FirstOrDefault(finding => finding.IsUnlawful)?.Field is { } where ? $"posting.{where}" : "posting",
            { Detail: "form" } => "posting",
            { Kind: RefusalKind.Invalid, Detail: { } detail } when !Own.Contains(detail.Split('.', '[')[0]) => $"posting.{detail}",
            { Kind: RefusalKind.Invalid } => refusal.Detail,
            _ => null,
        };
        return refusal is null ? [] : [UserError.OfOffer(refusal, field)];
    }
}
