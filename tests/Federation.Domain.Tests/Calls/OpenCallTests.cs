using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Calls;

/// <summary>"Who can take this?": one lease at a time, whoever asks, however often, in whatever order.</summary>
public sealed class OpenCallTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void However_many_hubs_claim_in_whatever_order_one_has_the_lease_and_the_others_hear_it(int seed)
    {
        for (var round = 0; round < 200; round++)
        {
            var town = new CallTown(seed * 1000 + round, hubs: 2 + round % 6);
            town.Do(Some.Aura, new SendReferral(null), Some.Grenoble);
            town.Everybody(hub => town.Claim(hub));
            town.Settle();

            var origin = (ReferralState)town.State(Some.Aura, town.Request)!;
            var granted = town.Claimants.Where(hub => town.Call(hub)?.Status == CallStatus.Granted).ToList();
            Assert.Equal([origin.Recipient!.Value], granted);
            Assert.All(town.Claimants.Except(granted), hub => Assert.Equal((CallStatus.Taken, (HubId?)granted[0]), (town.Call(hub)!.Status, town.Call(hub)!.By)));
            Assert.Equal(1, town.Facts<CallClaimed>());
            Assert.Equal([granted[0]], town.Claimants.Where(hub => town.State(hub, town.Request) is not null));
        }
    }

    [Fact]
    public void A_lease_that_ends_calls_again_with_the_first_instant_and_under_one_name_however_often_it_rings()
    {
        var town = new CallTown(7, hubs: 3);
        town.Do(Some.Aura, new SendReferral(null), Some.Grenoble);
        town.Settle();
        town.Claim(town.Claimants[0]);
        town.Settle();
        var origin = (ReferralState)town.State(Some.Aura, town.Request)!;
        town.Now = origin.LeaseUntil!.Value;
        town.Do(Some.Aura, new Ring(ReferralClock.Lease, town.Now), Caller.Clock);
        town.Do(Some.Aura, new Ring(ReferralClock.Lease, town.Now), Caller.Clock);
        town.Settle();

        var ended = (ReferralState)town.State(Some.Aura, town.Request)!;
        Assert.Equal(Status.Rerouted, ended.Status);
        var child = (ReferralState)town.State(Some.Aura, ended.Child!.Value)!;
        Assert.True(child.IsOpenCall);
        Assert.Equal((Some.Now, town.Request), (child.Dossier.FirstRequestedAt, child.Dossier.Parent!.Value));
        Assert.Equal([town.Claimants[0]], child.Dossier.Tried);
        Assert.Equal(2, child.Dossier.Seals.Length);
        Assert.Empty(ended.Dossier.Seals);
        Assert.All(town.Claimants, hub => Assert.Equal(CallStatus.Open, ((CallState)town.State(ended.Child.Value.CallAt(hub))!).Status));
        Assert.All(town.Claimants, hub => Assert.Equal(Some.Now, ((CallState)town.State(ended.Child.Value.CallAt(hub))!).Letter.FirstRequestedAt));
        Assert.Equal(Status.Rerouted, ((ReferralState)town.State(town.Claimants[0], town.Request)!).Status);
    }

    [Fact]
    public void A_yes_that_crosses_the_end_of_the_lease_converges_and_opens_nothing()
    {
        var town = new CallTown(8, hubs: 3);
        var late = town.Claimants[0];
        town.Do(Some.Aura, new SendReferral(null), Some.Grenoble);
        town.Settle();
        town.Claim(late);
        town.Settle();
        town.Now = ((ReferralState)town.State(Some.Aura, town.Request)!).LeaseUntil!.Value;
        town.Do(late, Some.Move(Status.Accepted), Caller.Coordinator(late, "x"));
        town.Do(Some.Aura, new Ring(ReferralClock.Lease, town.Now), Caller.Clock);
        town.Settle();
        var (origin, recipient) = ((ReferralState)town.State(Some.Aura, town.Request)!, (ReferralState)town.State(late, town.Request)!);
        Assert.Equal((Status.Rerouted, Status.Rerouted), (origin.Status, recipient.Status));
        Assert.Empty(origin.Disclosures);
    }

    [Fact]
    public void A_yes_within_the_lease_stays_whenever_the_bell_rings()
    {
        var town = new CallTown(9, hubs: 2);
        town.Do(Some.Aura, new SendReferral(null), Some.Grenoble);
        town.Settle();
        var hub = town.Claimants[0];
        town.Claim(hub);
        town.Settle();
        town.Do(hub, Some.Move(Status.Accepted), Caller.Coordinator(hub, "x"));
        town.Settle();
        town.Now = town.Now.AddDays(100);
        town.Do(Some.Aura, new Ring(ReferralClock.Lease, town.Now), Caller.Clock);
        Assert.Equal(Status.Accepted, ((ReferralState)town.State(Some.Aura, town.Request)!).Status);
    }

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("error")]
    [InlineData("erased")]
    [InlineData("expired")]
    public void A_call_closes_everywhere_when_its_request_ends_even_for_who_was_claiming(string how)
    {
        var town = new CallTown(10, hubs: 4);
        town.Do(Some.Aura, new SendReferral(null), Some.Grenoble);
        town.Settle();
        town.Now = how == "expired" ? town.Now.AddDays(30) : town.Now;
        town.Do(town.Claimants[0], town.Request.CallAt(town.Claimants[0]), new ClaimCall(), Caller.Coordinator(town.Claimants[0], "x"));
        var (command, caller) = how switch
        {
            "withdrawn" => (Some.Move(Status.Withdrawn), Caller.Person),
            "error" => (Some.Move(Status.EnteredInError), Some.Grenoble),
            "erased" => (new EraseReferral(), Caller.Person),
            _ => ((Command)new Ring(ReferralClock.Expire, town.Now), Caller.Clock),
        };
        town.Do(Some.Aura, command, caller);
        town.Settle();
        Assert.All(town.Claimants, hub => Assert.Equal(CallStatus.Closed, town.Call(hub)!.Status));
        Assert.Equal(0, town.Facts<CallClaimed>());
        Assert.Equal("call-taken", Grain.Decide(town.Request.CallAt(town.Claimants[1]), town.Call(town.Claimants[1]), new ClaimCall(), Caller.Coordinator(town.Claimants[1], "x"), town.Now).Refusal?.Code);
    }

    [Fact]
    public void A_call_says_the_need_and_nothing_of_who_asks()
    {
        var decision = Some.Origin(Status.Draft).Decide(new SendReferral(null), Some.Grenoble);
        var told = Assert.Single(decision.Facts);
        Assert.Equal(Audience.Hubs, told.Audience);
        var letter = Assert.IsType<CallOpened>(told.Fact).Letter;
        Assert.Equal((false, false, RouteReason.OpenCall), (letter.HasContact, letter.HasStory, letter.Route));
    }

    [Fact]
    public void A_hub_that_does_not_render_the_service_hears_no_call_and_claims_none()
    {
        var none = new PlatformState(Examples.Hubs.Bretagne.Profile with { Services = [] }, HubSettings.Default, Some.Now);
        var entry = new Entry(Some.Aura, 1, Some.Now, Some.Id.At(Some.Aura), 2, Audience.Hubs, new CallOpened(Some.Letter()));
        Assert.Null(Reactions.To(entry, Some.Bretagne, none));
        Assert.Null(Reactions.To(entry, Some.Bretagne, null));
        Assert.NotNull(Reactions.To(entry, Some.Bretagne, none with { Profile = Examples.Hubs.Bretagne.Profile }));
        Assert.Equal(Refusal.UnknownGrain, Grain.Decide(Some.Id.CallAt(Some.Bretagne), null, new ClaimCall(), Caller.Coordinator(Some.Bretagne, "x"), Some.Now).Refusal);
    }

    [Fact]
    public void A_call_is_told_by_its_own_hub_and_by_no_other()
    {
        var call = Some.Id.CallAt(Some.Bretagne);
        var open = new CallState(Some.Letter(), CallStatus.Open, null, Some.Now);
        Fact[] lies = [new CallClaimed(Some.Id, Some.Idf, Some.Now), new CallClosed(Some.Id), new CallOpened(Some.Letter())];
        Assert.All(lies, lie => Assert.True(Grain.Decide(call, open, new Hear(Some.Idf, 9, lie), Caller.OtherHub(Some.Idf), Some.Now) is { Refusal: null, WritesNothing: true }));
        Assert.True(Grain.Decide(call, null, new Hear(Some.Idf, 9, new CallOpened(Some.Letter())), Caller.OtherHub(Some.Idf), Some.Now).WritesNothing);
        Assert.Equal("invalid-field", Grain.Decide(Some.IdOf(5).CallAt(Some.Bretagne), null, new Hear(Some.Aura, 9, new CallOpened(Some.Letter())), Caller.OtherHub(Some.Aura), Some.Now).Refusal?.Code);
    }
}
