using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Node.Desk;
using Federation.Node.Tests.Engine;
using Federation.Testing;
using Federation.Testing.Domain;

namespace Federation.Node.Tests.Desk;

public sealed class WaitingCountsOnSqlite() : WaitingCounts(On.Sqlite);

public sealed class WaitingCountsOnPostgres() : WaitingCounts(On.Postgres);

/// <summary>What the menu says to do, against the lists that it leads to.</summary>
public abstract class WaitingCounts(On on) : OfferSuite(on)
{
    [Fact]
    public async Task A_count_is_what_its_list_holds_and_follows_each_change()
    {
        var work = new WaitingWork(Home.Store);
        var lists = new ReferralLists(Home.Store);
        Assert.Equal(new Waiting(0, 0, 0, 0, 0), await work.Of(Aura, None));

        var first = await Propose();
        await Propose();
        Assert.Equal(2, (await work.Of(Aura, None)).Offers);
        var read = (await State(first)).Words!.Id;
        Assert.True((await Desk.SendBack(At(first), [BackReason.PayMissing], null, read, Coordinator, Next(), None)).Accepted);
        Assert.Equal(1, (await work.Of(Aura, None)).Offers);

        // One that was sent to its own hub: it waits there, on a copy that is the origin's too.
        var own = Random.NextReferralId(Home.Now).At(Aura);
        Assert.True((await Ask(own, Samples.Referral(Random, Home.Now, send: true, to: Aura), Caller.Visitor)).Accepted);
        var draft = Random.NextReferralId(Home.Now).At(Aura);
        Assert.True((await Ask(draft, Samples.Referral(Random, Home.Now), Caller.Visitor)).Accepted);
        await Until(async () => (await work.Of(Aura, None)).Received == 1);
        var counts = await work.Of(Aura, None);
        Assert.Equal((await lists.Received(Aura, ListFilter.Active, null, 10, None)).Lines.Count, counts.Received);
        Assert.Equal((await lists.Sent(Aura, ListFilter.ToRoute, null, 10, None)).Lines.Count, counts.ToRoute);
        Assert.Equal(1, counts.ToRoute);
        Assert.Equal(new Waiting(0, 0, 0, 0, 0), await work.Of(Bretagne, None));
    }
}
