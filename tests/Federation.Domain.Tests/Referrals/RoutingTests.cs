using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Domain.Tests.Examples;
using AllHubs = Federation.Domain.Tests.Examples.Hubs;

namespace Federation.Domain.Tests.Referrals;

public sealed class RoutingTests
{
    private static readonly DateOnly Today = new(2026, 11, 16);

    private static readonly Need Marseille = Some.Need("13");

    /// <summary>domain.md's order, in one case that has all of it. Bretagne and Île-de-France are both seven borders away from Toulouse, AURA three.</summary>
    [Fact]
    public void First_who_covers_then_who_is_remote_open_first_and_nearest_then_who_covers_without_the_service_and_the_call_last()
    {
        var need = Some.Need("31");
        HubCard[] hubs =
        [
            AllHubs.Occitanie,
            AllHubs.Aura.Remotely(ServiceCode.EmployerSupport, Capacity.Limited),
            AllHubs.Bretagne.Remotely(ServiceCode.EmployerSupport),
            AllHubs.Idf.Remotely(ServiceCode.EmployerSupport),
        ];
        Assert.Equal(["occitanie covers", "bretagne remote", "idf remote", "aura remote", "* open-call"], Words(Routing.Propose(need, hubs, Today)));
        hubs[0] = AllHubs.Occitanie.Without(ServiceCode.EmployerSupport);
        Assert.Equal(["bretagne remote", "idf remote", "aura remote", "occitanie covers-only", "* open-call"], Words(Routing.Propose(need, hubs, Today)));
    }

    [Fact]
    public void Where_no_hub_covers_the_referent_comes_first_and_where_one_does_there_is_no_referent()
    {
        var occitanie = AllHubs.Occitanie.Referent("13");
        var aura = AllHubs.Aura.Remotely(ServiceCode.EmployerSupport);
        Assert.Equal(["occitanie referent", "aura remote", "* open-call"], Words(Routing.Propose(Marseille, [aura, occitanie], Today)));

        // Two hubs describe themselves without asking each other: who covers is who answers, and the other stays what it is, a remote one.
        var mistaken = AllHubs.Bretagne.Referent("31").Remotely(ServiceCode.EmployerSupport);
        Assert.Equal(["occitanie covers", "bretagne remote", "* open-call"], Words(Routing.Propose(Some.Need("31"), [mistaken, AllHubs.Occitanie], Today)));
        Assert.Equal(["bretagne remote", "* open-call"], Words(Routing.Propose(Some.Need("31"), [mistaken, AllHubs.Occitanie], Today, [Some.Occitanie])));
    }

    [Fact]
    public void Marseille_is_covered_by_nobody_and_finds_a_remote_hub_or_an_open_call()
    {
        Assert.Equal(["* open-call"], Words(Routing.Propose(Marseille, AllHubs.All, Today)));
        Assert.Equal(
            ["occitanie remote", "aura remote", "* open-call"],
            Words(Routing.Propose(Marseille, [AllHubs.Aura.Remotely(ServiceCode.EmployerSupport, Capacity.Limited), AllHubs.Occitanie.Remotely(ServiceCode.EmployerSupport)], Today)));
    }

    [Fact]
    public void An_employer_of_Rennes_who_asks_on_the_page_of_AURA_is_sent_to_Bretagne()
    {
        var need = Some.Need("35") with { From = DepartmentCode.Parse("35") };
        Assert.Equal("bretagne covers", Words(Routing.Propose(need, AllHubs.All, Today))[0]);
        Assert.Equal(Some.Bretagne, Routing.Origin(need, AllHubs.All));
    }

    [Fact]
    public void Somebody_of_Grenoble_who_moves_to_Toulouse_is_filed_in_AURA_and_sent_to_Occitanie()
    {
        var need = Some.Need("31", ReferralKind.PeerMovesRegion, Way.InPerson);
        Assert.Equal(Some.Aura, Routing.Origin(need, AllHubs.All));
        Assert.Equal(["occitanie covers", "* open-call"], Words(Routing.Propose(need, AllHubs.All, Today)));
    }

    [Fact]
    public void The_nearest_of_equals_comes_first_by_borders_then_by_code()
    {
        var remote = AllHubs.All.Select(hub => hub.Remotely(ServiceCode.EmployerSupport)).ToArray();
        Assert.Equal(["occitanie remote", "aura remote", "idf remote", "bretagne remote", "* open-call"], Words(Routing.Propose(Marseille, remote, Today)));
        Assert.Equal([1, 2, 7, 8, null], Routing.Propose(Marseille, remote, Today).Select(option => option.Borders));

        // Seven borders from Toulouse to both: the code decides, so that every hub proposes the same.
        Assert.Equal(["aura remote", "bretagne remote", "idf remote", "* open-call"], Words(Routing.Propose(Some.Need("31"), [.. remote.Where(hub => hub.Id != Some.Occitanie)], Today)));
    }

    [Fact]
    public void Overseas_no_hub_is_near_and_the_order_is_still_one()
    {
        var remote = AllHubs.All.Select(hub => hub.Remotely(ServiceCode.EmployerSupport)).ToArray();
        var options = Routing.Propose(Some.Need("974"), remote, Today);
        Assert.Equal(["aura remote", "bretagne remote", "idf remote", "occitanie remote", "* open-call"], Words(options));
        Assert.All(options, option => Assert.Null(option.Borders));
        Assert.Equal(Some.Aura, Routing.Origin(Some.Need("974") with { From = null }, AllHubs.All));
        Assert.Null(Routing.Origin(Some.Need("974"), []));
    }

    [Fact]
    public void What_must_be_done_in_person_never_goes_to_a_distance()
    {
        var remote = AllHubs.All.Select(hub => hub.Remotely(ServiceCode.EmployerSupport)).ToArray();
        Assert.Equal(["* open-call"], Words(Routing.Propose(Marseille with { Way = Way.InPerson }, remote, Today)));
        Assert.Equal(5, Routing.Propose(Marseille with { Way = Way.Remote }, remote, Today).Length);
    }

    [Fact]
    public void A_service_at_a_distance_for_its_own_territory_is_not_one_for_others() =>
        Assert.Equal(["* open-call"], Words(Routing.Propose(Marseille, [AllHubs.Aura.With(ServiceCode.EmployerSupport, service => service with { Remote = true })], Today)));

    [Theory]
    [InlineData("2026-11-17", "* open-call")]
    [InlineData("2026-11-16", "aura remote")]
    [InlineData("2026-11-01", "aura remote")]
    public void A_closing_passes_by_itself_on_its_day(string until, string first)
    {
        var aura = AllHubs.Aura.Remotely(ServiceCode.EmployerSupport, Capacity.Closed, DateOnly.ParseExact(until, "yyyy-MM-dd"));
        Assert.Equal(first, Words(Routing.Propose(Marseille, [aura], Today))[0]);
    }

    [Fact]
    public void A_hub_that_covers_and_is_closed_comes_after_those_who_can_and_before_the_call()
    {
        var occitanie = AllHubs.Occitanie.With(ServiceCode.EmployerSupport, service => service with { Capacity = Capacity.Closed, ClosedUntil = Today.AddDays(1) });
        Assert.Equal(
            ["aura remote", "occitanie covers-only", "* open-call"],
            Words(Routing.Propose(Some.Need("31"), [occitanie, AllHubs.Aura.Remotely(ServiceCode.EmployerSupport, Capacity.WaitingList)], Today)));
    }

    /// <summary>Two services answer "prepare a team"; the closest is here in person only, the other also at a distance.</summary>
    [Fact]
    public void A_hub_is_proposed_by_whichever_of_its_services_can_answer()
    {
        var need = Some.Need("13", ReferralKind.PrepareATeam);
        var option = Routing.Propose(need, [AllHubs.Bretagne.Remotely(ServiceCode.TeamSupport)], Today)[0];
        Assert.Equal((Some.Bretagne, RouteReason.Remote, ServiceCode.TeamSupport), (option.Hub, option.Reason, option.Service));

        var half = AllHubs.Bretagne.With(ServiceCode.Awareness, service => service with { Capacity = Capacity.Closed, ClosedUntil = Today.AddDays(9) });
        var covering = Routing.Propose(need with { Department = DepartmentCode.Parse("35") }, [half], Today)[0];
        Assert.Equal((RouteReason.Covers, ServiceCode.TeamSupport, Capacity.Open), (covering.Reason, covering.Service, covering.Capacity));
    }

    [Fact]
    public void Proposals_have_no_duplicates_end_with_the_call_skip_who_was_tried_and_do_not_depend_on_the_order_of_hubs()
    {
        var random = new Random(20261116);
        for (var round = 0; round < 2000; round++)
        {
            var hubs = AllHubs.All.Select(hub => Spoiled(hub, random)).ToArray();
            var need = new Need(
                Pick(Enum.GetValues<ReferralKind>(), random), Pick(Departments.All, random).Code, Pick(Enum.GetValues<Way>(), random), null, "fr");
            HubId[] tried = [.. AllHubs.All.Select(hub => hub.Id).Where(_ => random.Next(4) == 0)];
            var options = Routing.Propose(need, hubs, Today, tried);

            Assert.Equal(new RouteOption(null, RouteReason.OpenCall), options[^1]);
            Assert.Equal(options.Length, options.Select(option => option.Hub).Distinct().Count());
            Assert.DoesNotContain(options, option => option.Hub is { } hub && tried.Contains(hub));
            Assert.True(options.Select(Rank).SequenceEqual(options.Select(Rank).Order()), "out of order");
            Assert.All(options, option => Assert.True(need.Way != Way.InPerson || option.Reason != RouteReason.Remote));
            random.Shuffle(hubs);
            Assert.Equal(options, Routing.Propose(need, hubs, Today, tried));
        }
    }

    private static HubCard Spoiled(HubCard hub, Random random) => (hub with
    {
        Profile = hub.Profile with
        {
            Services = [.. hub.Profile.Services.Select(service => random.Next(3) == 0 ? service with { Remote = true, Outside = true } : service).Select(service => random.Next(4) switch
            {
                0 => service with { Capacity = Capacity.Closed, ClosedUntil = Today.AddDays(random.Next(-1, 2)) },
                1 => service with { Capacity = Capacity.Limited },
                _ => service,
            })],
        },
    }).Referent("13", "974", "31");

    private static int Rank(RouteOption option) => option.Reason switch
    {
        RouteReason.Covers => 0, RouteReason.Referent => 1, RouteReason.Remote => 2 + (int)option.Capacity!.Value, RouteReason.CoversOnly => 8, _ => 9,
    };

    private static T Pick<T>(IReadOnlyList<T> list, Random random) => list[random.Next(list.Count)];

    private static string[] Words(IEnumerable<RouteOption> options) => [.. options.Select(option => $"{option.Hub?.ToString() ?? "*"} {Codes<RouteReason>.Of(option.Reason)}")];
}
