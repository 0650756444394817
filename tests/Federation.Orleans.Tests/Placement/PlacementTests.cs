using System.Net;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Orleans.Placement;
using Federation.Orleans.Tests.Clusters;
using Federation.Testing.Domain;

namespace Federation.Orleans.Tests.Placement;

public sealed class PlacementTests
{
    private static readonly HubId Aura = HubId.Parse("aura");
    private static readonly HubId Bretagne = HubId.Parse("bretagne");
    private static readonly HubId Occitanie = HubId.Parse("occitanie");

    [Fact]
    public async Task A_hub_lives_in_its_region_while_silos_join_and_leave_and_elsewhere_when_they_are_gone()
    {
        await using var home = await Home.Open(("aura", "84"), ("bretagne", "53"), ("occitanie", "76"));
        await using var silos = await TestSilos.Start(home.Place, home.Data, ["84", "53", ""]);

        // Each in its region; the one whose region no silo names, all in one place.
        Assert.Equal([silos.At("84")], await Asked(silos, Aura, "first"));
        Assert.Equal([silos.At("53")], await Asked(silos, Bretagne, "first"));
        Assert.Single(await Asked(silos, Occitanie, "first"));

        // Its silo stops, and Bretagne is answered all the same, by one of the others.
        await silos.Leave("53", killed: false);
        Assert.Contains(Assert.Single(await Asked(silos, Bretagne, "second")), silos.All.Select(silo => silo.SiloAddress));

        // One dies without a word: what it held is answered by the last.
        await silos.Leave("84", killed: true);
        var last = Assert.Single(silos.All).SiloAddress;
        Assert.Equal([last], await Asked(silos, Aura, "second"));
        Assert.Equal([last], await Asked(silos, Bretagne, "third"));

        // A silo of the region comes back: grains that wake go there; those awake stay where they are until they fall idle.
        await silos.Join("53");
        Assert.Equal([silos.At("53")], await Asked(silos, Bretagne, "fourth"));
        Assert.Equal(last, await silos.Holder(Samples.StructureAt(Bretagne, "third-0")));

        // One whose region has none still lives in one place, whichever of the two it is.
        Assert.Single(await Asked(silos, Aura, "third"));

        var feed = await home.Store.Read(Bretagne, 0, 5000, CancellationToken.None);
        Assert.Equal(1 + (4 * 6), feed.Count);
    }

    [Fact]
    public void Without_a_silo_of_its_region_a_hub_chooses_one_of_all_and_moves_only_when_it_must()
    {
        var silos = Enumerable.Range(1, 7).Select(port => SiloAddress.New(IPAddress.Loopback, port, 1)).ToList();
        var hubs = Enumerable.Range(0, 500).Select(i => HubId.Parse($"hub-{i}")).ToList();
        var before = hubs.ToDictionary(hub => hub, hub => Choose(silos, hub));
        Assert.Equal(silos.Count, before.Values.Distinct().Count());
        Assert.All(before.Values.CountBy(silo => silo), share => Assert.InRange(share.Value, 35, 115));

        foreach (var gone in silos)
        {
            var after = silos.Where(silo => silo != gone).ToList();
            Assert.All(hubs.Where(hub => before[hub] != gone), hub => Assert.Equal(before[hub], Choose(after, hub)));
        }

        // Started again at its address, a silo has its hubs again.
        var again = silos.Select(silo => SiloAddress.New(silo.Endpoint, 2)).ToList();
        Assert.All(hubs, hub => Assert.Equal(before[hub].Endpoint, Choose(again, hub).Endpoint));
    }

    [Fact]
    public void A_silo_that_names_the_region_is_preferred_to_every_other()
    {
        var silos = Enumerable.Range(1, 5).Select(port => SiloAddress.New(IPAddress.Loopback, port, 1)).ToList();
        string? RegionsOf(SiloAddress silo) => silo.Endpoint.Port switch { 2 => "84,53", 4 => "76, 84", 5 => null, _ => "" };
        foreach (var hub in Enumerable.Range(0, 50).Select(i => HubId.Parse($"hub-{i}")))
        {
            Assert.True(HubDirector.Choose(silos, RegionsOf, hub, RegionCode.Parse("84")).Endpoint.Port is 2 or 4);
            Assert.Equal(2, HubDirector.Choose(silos, RegionsOf, hub, RegionCode.Parse("53")).Endpoint.Port);
        }
    }

    private static SiloAddress Choose(IReadOnlyCollection<SiloAddress> silos, HubId hub) => HubDirector.Choose(silos, _ => null, hub, RegionCode.Parse("84"));

    /// <summary>Six new grains of a hub, asked through every silo in turn; where they are.</summary>
    private static async Task<IReadOnlyList<SiloAddress?>> Asked(TestSilos silos, HubId hub, string name)
    {
        var grains = Enumerable.Range(0, 6).Select(i => Samples.StructureAt(hub, $"{name}-{i}")).ToList();
        var replies = await Task.WhenAll(grains.Select((grain, i) => silos.Ask(i % silos.All.Count, grain, Samples.Structure("A"), Caller.Operator, "k")));
        Assert.All(replies, reply => Assert.True(reply.Accepted, $"{reply}"));
        var holders = new HashSet<SiloAddress?>();
        foreach (var grain in grains)
        {
            holders.Add(await silos.Holder(grain));
        }

        return [.. holders];
    }
}
