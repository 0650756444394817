using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Hubs;

public sealed class PlatformTests
{
    private static readonly GrainId Self = GrainId.Platform(Some.Aura);

    private static readonly Caller Chief = Caller.Administrator(Some.Aura, "chief");

    [Fact]
    public void A_hub_described_twice_alike_is_described_once_and_its_settings_are_its_own()
    {
        var describe = new DescribePlatform(Cases.Platform.Profile, Cases.Platform.Settings);
        var decision = Decide(null, describe, Caller.Operator);
        Assert.Equal([Audience.Public, Audience.Local], decision.Facts.Select(told => told.Audience));
        var state = Fold(null, decision);
        Assert.True(Decide(state, describe, Caller.Operator) is { Refusal: null, WritesNothing: true });
        Assert.Equal([typeof(PlatformDescribed)], Decide(state, describe with { Profile = describe.Profile with { Carrier = "Autre" } }, Caller.Operator).Facts.Select(told => told.Fact.GetType()));
    }

    [Fact]
    public void A_platform_answers_under_its_own_name_only() =>
        Assert.Equal(Refusal.UnknownGrain, Grain.Decide(new GrainId(Some.Aura, GrainKind.Platform, "idf"), null, new DescribePlatform(Cases.Platform.Profile, HubSettings.Default), Caller.Operator, Some.Now).Refusal);

    [Theory]
    [InlineData(Capacity.Closed, null, false)]
    [InlineData(Capacity.Closed, "2026-11-16", false)]
    [InlineData(Capacity.Closed, "2026-11-17", true)]
    [InlineData(Capacity.Closed, "2028-11-16", true)]
    [InlineData(Capacity.Closed, "2028-11-17", false)]
    [InlineData(Capacity.Limited, "2026-11-17", false)]
    [InlineData(Capacity.Limited, null, true)]
    [InlineData((Capacity)9, null, false)]
    public void A_closing_says_its_end_and_nothing_else_has_one(Capacity capacity, string? until, bool taken)
    {
        var change = new ChangeCapacity(ServiceCode.Training, capacity, until is null ? null : DateOnly.ParseExact(until, "yyyy-MM-dd"));
        var decision = Decide(Cases.Platform, change, Chief);
        Assert.Equal(taken, decision.Refusal is null);
        if (taken)
        {
            Assert.True(Decide(Fold(Cases.Platform, decision), change, Chief) is { Refusal: null, WritesNothing: true });
        }
    }

    [Fact]
    public void A_service_that_a_hub_does_not_render_has_no_capacity()
    {
        Assert.Equal("invalid-field", Decide(Cases.Platform, new ChangeCapacity(ServiceCode.Events, Capacity.Limited, null), Chief).Refusal?.Code);
        Assert.Equal(Refusal.UnknownGrain, Decide(null, new ChangeCapacity(ServiceCode.Events, Capacity.Limited, null), Chief).Refusal);
    }

    [Theory]
    [InlineData(0, 10, 30, 5, 730)]
    [InlineData(61, 70, 30, 5, 730)]
    [InlineData(3, 2, 30, 5, 730)]
    [InlineData(3, 121, 30, 5, 730)]
    [InlineData(3, 10, 1, 5, 730)]
    [InlineData(3, 10, 366, 5, 730)]
    [InlineData(3, 10, 30, 0, 730)]
    [InlineData(3, 10, 30, 31, 730)]
    [InlineData(3, 10, 30, 5, 0)]
    [InlineData(3, 10, 30, 5, 3651)]
    [InlineData(int.MinValue, int.MaxValue, int.MaxValue, int.MinValue, -1)]
    public void Clocks_out_of_range_are_refused_wherever_they_come_from(int read, int answer, int expire, int lease, int forget)
    {
        var settings = new HubSettings(new Clocks(read, answer, expire, lease, forget), []);
        Assert.Equal("invalid-field", Decide(Cases.Platform, new ChangeSettings(settings), Chief).Refusal?.Code);
        Assert.Equal("invalid-field", Decide(null, new DescribePlatform(Cases.Platform.Profile, settings), Caller.Operator).Refusal?.Code);
        Assert.Equal("invalid-field", Grain.Decide(Some.Id.At(Some.Aura), null, Some.Filing() with { Clocks = settings.Clocks }, Caller.Visitor, Some.Now).Refusal?.Code);
        var heard = Grain.Decide(Some.Id.At(Some.Occitanie), null, new Hear(Some.Aura, 1, new ReferralSent(Some.Occitanie, Some.Letter()), settings.Clocks), Caller.OtherHub(Some.Aura), Some.Now);
        Assert.Equal(Clocks.Default, Assert.IsType<ReferralMirrored>(heard.Facts.Single().Fact).Clocks);
    }

    [Fact]
    public void The_default_clocks_are_those_of_the_domain() => Assert.Equal(new Clocks(3, 10, 30, 5, 730), Clocks.Default);

    [Fact]
    public void Settings_are_one_whatever_the_order_they_were_ticked_in()
    {
        var one = Fold(Cases.Platform, Decide(Cases.Platform, new ChangeSettings(new HubSettings(Clocks.Default, [ReferralKind.StudyOrPress, ReferralKind.FindTrainers, ReferralKind.StudyOrPress])), Chief));
        Assert.Equal([ReferralKind.FindTrainers, ReferralKind.StudyOrPress], one.Settings.StraightThrough);
        Assert.True(Decide(one, new ChangeSettings(new HubSettings(Clocks.Default, [ReferralKind.FindTrainers, ReferralKind.StudyOrPress])), Chief).WritesNothing);
    }

    [Fact]
    public void A_profile_names_each_departement_and_service_once_and_is_no_referent_at_home()
    {
        var good = Cases.Platform.Profile;
        HubProfile[] wrong =
        [
            good with { Departments = [.. good.Departments, good.Departments[0]] },
            good with { Departments = [default] },
            good with { Departments = default },
            good with { Referents = [good.Departments[0]] },
            good with { Referents = [DepartmentCode.Parse("13"), DepartmentCode.Parse("13")] },
            good with { Services = [.. good.Services, good.Services[0]] },
            good with { Services = [good.Services[0] with { Capacity = Capacity.Closed }] },
            good with { Services = [good.Services[0] with { ClosedUntil = new DateOnly(2027, 1, 1) }] },
            good with { Services = [null!] },
            good with { Region = default },
            good with { ShortName = " " },
            good with { FullName = new string('a', 201) },
            good with { Source = new string('a', 301) },
        ];
        Assert.All(wrong, profile => Assert.Equal("invalid-field", Decide(null, new DescribePlatform(profile, HubSettings.Default), Caller.Operator).Refusal?.Code));
        Assert.Null(Decide(null, new DescribePlatform(good with { Referents = [DepartmentCode.Parse("13")] }, HubSettings.Default), Caller.Operator).Refusal);
    }

    private static Decision Decide(PlatformState? state, Command command, Caller caller) => Grain.Decide(Self, state, command, caller, Some.Now);

    private static PlatformState Fold(PlatformState? state, Decision decision) => (PlatformState)Grain.Fold(Self, state, decision.Facts, Some.Now)!;
}
