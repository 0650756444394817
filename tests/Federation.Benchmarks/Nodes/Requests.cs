using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;

namespace Federation.Benchmarks.Nodes;

/// <summary>Requests as the form files them: a need, two proposed routes, a sealed contact. Each its own grain.</summary>
internal sealed class Requests(int seed)
{
    private readonly Random _random = new(seed);

    /// <param name="to">Sent straight there; null: it waits at the origin.</param>
    public (ReferralId Id, FileReferral File) Next(HubId? to)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var secret = new byte[16];
        var ciphertext = new byte[200];
        _random.NextBytes(secret);
        _random.NextBytes(ciphertext);
        var contact = new SealedEnvelope(Guid.CreateVersion7(now), SealKind.Contact, ciphertext);
        var dossier = new Dossier(
            new Need(ReferralKind.RecruitAPeer, DepartmentCode.Parse("35"), Way.Either, null, "fr", DepartmentCode.Parse("69")), ShortCode.Draw(_random.Next),
            PrivateLink.Hash(Convert.ToBase64String(secret)), now, new Consent(ConsentScope.AnyAcceptingHub, null, now.AddDays(180), "2026-11"), [new SealRef(contact.Id, contact.Kind)], []);
        var file = new FileReferral(
            dossier, [new RouteOption(BenchNode.Bretagne, RouteReason.Covers, ServiceCode.EmployerSupport, Capacity.Open), new RouteOption(null, RouteReason.OpenCall)],
            Clocks.Default, to is not null, to, RouteReason.Covers, [contact]);
        return (ReferralId.Of(Guid.CreateVersion7(now)), file);
    }
}
