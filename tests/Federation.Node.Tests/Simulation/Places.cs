using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;

namespace Federation.Node.Tests.Simulation;

/// <summary>The four hubs, with services and clocks drawn anew for each seed.</summary>
public static class Places
{
    private static readonly (HubId Hub, RegionCode Region, ImmutableArray<DepartmentCode> Departments)[] Regional =
    [
        Region("aura", "84"),
        Region("bretagne", "53"),
        Region("ile-de-france", "11"),
        Region("occitanie", "76"),
    ];

    public static IReadOnlyList<HubId> Hubs { get; } = [.. Regional.Select(region => region.Hub)];

    /// <summary>Mostly where there is a hub, but most of France has none.</summary>
    public static IReadOnlyList<DepartmentCode> Needed { get; } =
        [.. new[] { "69", "38", "35", "29", "75", "93", "34", "31", "13", "59", "971" }.Select(DepartmentCode.Parse)];

    public static IEnumerable<(HubId Hub, HubProfile Profile, HubSettings Settings)> Draw(Random random)
    {
        foreach (var (hub, region, departments) in Regional)
        {
            var services = ImmutableArray.CreateBuilder<Service>();
            foreach (var code in Enum.GetValues<ServiceCode>())
            {
                if (random.Next(3) > 0)
                {
                    services.Add(new Service(code, random.Next(2) == 0, random.Next(2) == 0, (Capacity)random.Next(3)));
                }
            }

            var clocks = random.Next(2) == 0
                ? Clocks.Default
                : new Clocks(random.Next(1, 5), random.Next(5, 15), random.Next(5, 31), random.Next(1, 8), random.Next(30, 731));
            ImmutableArray<ReferralKind> straight = [.. Enum.GetValues<ReferralKind>().Where(_ => random.Next(3) == 0)];
            yield return (hub, new HubProfile(hub.ToString(), hub.ToString(), "association", region, departments, [], services.ToImmutable()), new HubSettings(clocks, straight));
        }
    }

    private static (HubId, RegionCode, ImmutableArray<DepartmentCode>) Region(string hub, string code) =>
        (HubId.Parse(hub), RegionCode.Parse(code), [.. Departments.OfRegion(RegionCode.Parse(code)).Select(department => department.Code)]);
}
