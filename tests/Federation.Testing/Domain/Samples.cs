using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Structures;
using Federation.Domain.Territories;

namespace Federation.Testing.Domain;

/// <summary>Plausible commands, all invented.</summary>
public static class Samples
{
    public static readonly HubId Aura = HubId.Parse("aura");

    public static readonly HubId Bretagne = HubId.Parse("bretagne");

    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static GrainId StructureAt(HubId hub, string key) => new(hub, GrainKind.Structure, key);

    public static DescribePlatform Platform(string shortName = "AURA") => new(
        new HubProfile(
            shortName, $"Plateforme {shortName}", "Association exemple", RegionCode.Parse("84"),
            [DepartmentCode.Parse("69"), DepartmentCode.Parse("38")], [],
            [new Service(ServiceCode.EmployerSupport, true, true, Capacity.Open), new Service(ServiceCode.Training, false, false, Capacity.Limited)]),
        HubSettings.Default);

    public static DescribeStructure Structure(string name) => new(new StructureProfile(
        name, "Établissement public de santé", null, "Lyon", DepartmentCode.Parse("69"), RegionCode.Parse("84"), ["adultes"], ["employer"], true));

    /// <param name="to">Null: an open call, when <paramref name="send"/>.</param>
    public static FileReferral Referral(Random random, DateTimeOffset now, bool send = false, HubId? to = null, params ReadOnlySpan<SealedEnvelope> envelopes)
    {
        var consent = envelopes.Length > 0 && envelopes[0].Kind == SealKind.Contact
            ? new Consent(ConsentScope.AnyAcceptingHub, null, now.AddDays(180), "2026-01")
            : Consent.Nobody;
        ImmutableArray<SealedEnvelope> sealedRows = [.. envelopes];
        var dossier = new Dossier(
            new Need(random.Pick(Enum.GetValues<ReferralKind>()), DepartmentCode.Parse(random.Pick(["69", "38", "35", "75"])), Way.Either, null, "fr"),
            random.NextShortCode(), PrivateLink.Hash($"secret-{random.Next()}"), now, consent,
            [.. sealedRows.Select(envelope => new SealRef(envelope.Id, envelope.Kind))], []);
        return new FileReferral(dossier, [new RouteOption(Bretagne, RouteReason.Remote), new RouteOption(null, RouteReason.OpenCall)], Clocks.Default, send, to, RouteReason.Remote, sealedRows);
    }

    public static SealedEnvelope Envelope(Random random, DateTimeOffset now, SealKind kind, int size = 120)
    {
        var bytes = new byte[size];
        random.NextBytes(bytes);
        return new SealedEnvelope(random.NextGuid(now), kind, bytes);
    }
}
