using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Testing;
using Federation.Testing.Domain;

namespace Federation.Storage.Tests.Feeds;

public sealed class FollowingOnSqlite() : Following(On.Sqlite);

public sealed class FollowingOnPostgres() : Following(On.Postgres);

public abstract class Following(On engine) : StoreSuite(engine)
{
    [Fact]
    public async Task A_feed_is_read_on_from_any_position()
    {
        for (var i = 1; i <= 5; i++)
        {
            await Describe($"s-{i}", "one");
        }

        Assert.Equal([3, 4], (await Store.Read(Aura, 2, 2, Cancel)).Select(entry => entry.Position));
        Assert.Empty(await Store.Read(Aura, 5, 10, Cancel));
    }

    [Fact]
    public async Task A_cursor_never_moves_backwards()
    {
        Assert.Equal(0, await Store.LoadCursor("inbox", Aura, Cancel));
        await Store.SaveCursor("inbox", Aura, 7, Cancel);
        await Store.SaveCursor("inbox", Aura, 5, Cancel);
        await Store.SaveCursor("inbox", Bretagne, 2, Cancel);
        Assert.Equal(7, await Store.LoadCursor("inbox", Aura, Cancel));
        Assert.Equal(2, await Store.LoadCursor("inbox", Bretagne, Cancel));

        await Task.WhenAll(Enumerable.Range(1, 40).Reverse().Select(position => Store.SaveCursor("race", Aura, position, Cancel)));
        Assert.Equal(40, await Store.LoadCursor("race", Aura, Cancel));
    }

    [Fact]
    public async Task Deadlines_come_due_the_most_late_first_and_only_for_the_hubs_asked()
    {
        var random = Seeds.Of(5);
        var filed = new List<DateTimeOffset>();
        foreach (var hours in (int[])[48, 0, 24])
        {
            var at = Now.AddHours(hours);
            filed.Add(at);
            await Store.Ask(random.NextReferralId(at).At(Aura), Samples.Referral(random, at), Caller.Visitor, at, Key($"file-{hours}"));
        }

        await Store.Ask(random.NextReferralId(Now).At(Bretagne), Samples.Referral(random, Now), Caller.Visitor, Now, Key("elsewhere"));

        var due = await Store.Due([Aura], Now.AddYears(1), 10, Cancel);
        Assert.Equal(3, due.Count);
        Assert.Equal(due.OrderBy(deadline => deadline.Due), due);
        Assert.All(due, deadline => Assert.Equal(ReferralClock.Confirm, deadline.Name));
        Assert.Equal(due[0].Due, await Store.NextDue([Aura], Cancel));
        Assert.Equal(due.Take(2), await Store.Due([Aura], Now.AddYears(1), 2, Cancel));
        Assert.Equal(4, (await Store.Due([Aura, Bretagne], Now.AddYears(1), 10, Cancel)).Count);
        Assert.Empty(await Store.Due([Aura], due[0].Due.AddMilliseconds(-1), 10, Cancel));
        Assert.Single(await Store.Due([Aura], due[0].Due, 10, Cancel));
        Assert.Empty(await Store.Due([], Now.AddYears(1), 10, Cancel));
        Assert.Null(await Store.NextDue([], Cancel));

        await Store.Ask(due[0].Grain, new MoveReferral(Status.Withdrawn, Reason.ChangedMind), Caller.Person, Now, Key("withdraw"));
        Assert.DoesNotContain(await Store.Due([Aura], Now.AddDays(60), 10, Cancel), deadline => deadline.Grain == due[0].Grain);
    }

    [Fact]
    public async Task Grains_are_listed_by_key_page_by_page()
    {
        foreach (var key in (string[])["b", "a-2", "a", "c"])
        {
            await Describe(key, "one");
        }

        var page = await Store.Grains(Aura, GrainKind.Structure, "", 2, Cancel);
        Assert.Equal(["a", "a-2"], page.Select(one => one.Grain.Key));
        Assert.Equal(["b", "c"], (await Store.Grains(Aura, GrainKind.Structure, "a-2", 10, Cancel)).Select(one => one.Grain.Key));
        await Store.Ping(Cancel);
    }
}
