using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Referrals;

public sealed record FileReferralInput(
    string IdempotencyKey, Need Need, GrainId? Page = null, Contact? Contact = null, string? Story = null, ConsentScope Consent = ConsentScope.Nobody, GrainId? ConsentTo = null)
{
    public override string ToString() => "[scellé]";
}
