using Federation.Domain.Grains;
using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Feeds;

/// <summary>A follower whose connection is cut, or whose server is killed, reads on from its cursor as if nothing had been.</summary>
public sealed class ResumeTests
{
    private const string Document = $"subscription($hubs: [ID!], $after: FeedCursor) {{ feed(hubs: $hubs, after: $after) {{ {FeedLines.Selection} }} }}";

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task A_subscription_resumes_after_cuts_and_a_killed_server_without_loss_and_without_a_double(On on)
    {
        await using var all = await Federated.Start(on);
        var follower = await all.SignIn("AURA");
        var seen = new List<string>();
        var cursor = "MTo";

        // Beginning in the past, cut after some entries, again and again, while requests are filed.
        var writing = Write(all, "before", 24);
        foreach (var many in new[] { 1, 20, 3, 40, 10 })
        {
            cursor = await Follow(all, follower, cursor, seen, many);
        }

        await writing;
        cursor = await Follow(all, follower, cursor, seen, 5);

        // Killed while it is being listened to.
        using var dying = new CancellationTokenSource(Until.Patience);
        var last = Listen(all, follower, cursor, seen, int.MaxValue, dying.Token);
        await Write(all, "until", 6);
        await all.KillAndStart();
        cursor = await last;

        await Write(all, "after", 12);
        await Quiet.Settled(all.Place);
        var expected = await FeedLines.Expected(all.Place, HubId.Parse("aura"), "aura", "bretagne");
        var missing = expected.Sum(hub => hub.Count()) - seen.Count;
        Assert.True(missing > 0, "nothing was left to catch up with");
        await Follow(all, follower, cursor, seen, missing);
        FeedLines.Same(expected, seen);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task News_reach_a_follower_who_asked_for_what_comes_and_not_for_what_was(On on)
    {
        await using var all = await Federated.Start(on);
        var bretagne = await all.SignIn("Bretagne");
        using var enough = new CancellationTokenSource(Until.Patience);
        await using var news = bretagne.Follow(
            "subscription($hub: ID!) { referralInbox(hub: $hub) { cursor entry { kind } referral { id status shortCode } } }", new { hub = all.Hub("bretagne") }, enough.Token).GetAsyncEnumerator(enough.Token);
        var first = news.MoveNextAsync();

        // The stream is open once the server holds it; what is filed before that may or may not be news, so several are.
        var copies = new List<string>();
        while (!first.IsCompleted)
        {
            copies.Add((await all.Received($"news-{copies.Count}")).AtRecipient);
        }

        Assert.True(await first);
        var told = news.Current.At("data", "referralInbox");
        Assert.Contains(told.Text("referral", "id"), copies);
        Assert.Equal("REFERRAL_MIRRORED", told.Text("entry", "kind"));
        await bretagne.Done("readReferral", new { idempotencyKey = "read", referral = told.Text("referral", "id") });
        while (await news.MoveNextAsync() && news.Current.Text("data", "referralInbox", "entry", "kind") != "REFERRAL_MOVED")
        {
        }

        Assert.Equal("READ", news.Current.Text("data", "referralInbox", "referral", "status"));
        await enough.CancelAsync();
    }

    private static async Task<string> Follow(Federated all, Client follower, string cursor, List<string> seen, int many)
    {
        using var enough = new CancellationTokenSource(Until.Patience);
        var before = seen.Count;
        cursor = await Listen(all, follower, cursor, seen, many, enough.Token);
        Assert.Equal(many, seen.Count - before);
        return cursor;
    }

    private static async Task<string> Listen(Federated all, Client follower, string cursor, List<string> seen, int many, CancellationToken cancel)
    {
        var left = many;
        await foreach (var said in follower.Follow(Document, new { hubs = new[] { all.Hub("aura"), all.Hub("bretagne") }, after = cursor }, cancel))
        {
            var edge = said.At("data", "feed");
            seen.Add(FeedLines.Of(edge));
            cursor = edge.Text("cursor");
            if (--left == 0)
            {
                break;
            }
        }

        return cursor;
    }

    private static async Task Write(Federated all, string mark, int many)
    {
        for (var i = 0; i < many; i++)
        {
            await all.Visitor().File($"{mark}-{i:000}", Requests.ForBretagne);
        }
    }
}
