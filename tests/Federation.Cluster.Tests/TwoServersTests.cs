using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Running;
using Federation.Storage;
using Federation.Testing.Domain;

namespace Federation.Cluster.Tests;

/// <summary>Whole servers, pages and all, that know of each other only what one database tells them.</summary>
public sealed class TwoServersTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task What_one_server_does_the_other_hears_and_answers()
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data"), await PostgresCluster.Shared.CreateDatabase()), folder.File("records"), "hubs.json");
        await using var south = await RunningServer.Start(place, "--Federation:Hubs:0=aura", "--Federation:Hubs:1=occitanie");
        await using var north = await RunningServer.Start(place, "--Federation:Hubs:0=bretagne", "--Federation:Hubs:1=idf");
        var session = await new Visitor(south).SignIn(await Invited(place, "aura"));
        using var elsewhere = await new Visitor(north).SignIn(await Invited(place, "bretagne"));

        await using var database = Database.Open(place.Database!);
        var random = Seeds.Of(3);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var id = random.NextReferralId(now);
        await database.Hubs.Ask(id.At(HubId.Parse("aura")), Samples.Referral(random, now), Caller.Operator, now, IdempotencyKey.Parse("filed"));

        // Sent by a click on one server; received by the other one's followers; seen by a click there.
        var path = $"/espace/aura/envoyees/{id}";
        var send = Visitor.Forms(await session.Get(path)).Single(form => form.Action.Contains("handler=send", StringComparison.Ordinal));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var sent = await session.Submit(path, send, ("Sending.To", "bretagne"));
        Assert.True(sent.Code == 302, sent.ToString());
        await Until.True("the request in the other server's inbox", async () => (await elsewhere.Get($"/espace/bretagne/recues/{id}")).Code == 200, Soon);
        output.WriteLine($"seen on the other server after {clock.ElapsedMilliseconds} ms");

        // And back: the answer there changes the copy here.
        var there = $"/espace/bretagne/recues/{id}";
        var accept = Visitor.Forms(await elsewhere.Get(there)).First(form => form.Fields.Contains(("Move.To", "accepted")));
        clock.Restart();
        Assert.Equal(302, (await elsewhere.Submit(there, accept)).Code);
        await Until.True("the answer at the origin", async () => await StatusOf(database, id.At(HubId.Parse("aura"))) == Status.Accepted, Soon);
        output.WriteLine($"answered on the first server after {clock.ElapsedMilliseconds} ms");
        session.Dispose();
    }

    [Fact]
    public async Task What_one_server_publishes_the_other_finds()
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data"), await PostgresCluster.Shared.CreateDatabase()), folder.File("records"), "hubs.json");
        await using var south = await RunningServer.Start(place, "--Federation:Hubs:0=aura");
        await using var north = await RunningServer.Start(place, "--Federation:Hubs:0=bretagne");
        using var session = await new Visitor(south).SignIn(await Invited(place, "aura"));
        await north.Ready();

        var offer = await HubOffer.Publish(session, "aura", "Pair·e de deux serveurs");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await Until.True("the offer on the other server", () => Finds(north, offer), Soon);
        output.WriteLine($"found on the other server after {clock.ElapsedMilliseconds} ms");
        await Until.True("the offer on its own server", () => Finds(south, offer), Soon);

        clock.Restart();
        await offer.Withdraw(session);
        await Until.True("the offer gone from the other server", async () => !await Finds(north, offer), Soon);
        output.WriteLine($"gone from the other server after {clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task Deadlines_ring_once_though_both_servers_ring_them()
    {
        const int count = 120;
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data"), await PostgresCluster.Shared.CreateDatabase()), folder.File("records"), "hubs.json");
        await using var database = Database.Open(place.Database!);
        var random = Seeds.Of(4);

        // Filed twenty days ago and left lying: due are the reminder, and then the sending without the coordinator.
        var then = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().AddDays(-20).ToUnixTimeMilliseconds());
        for (var i = 0; i < count; i++)
        {
            var id = random.NextReferralId(then);
            await database.Hubs.Ask(id.At(HubId.Parse("aura")), Samples.Referral(random, then), Caller.Operator, then, IdempotencyKey.Parse("filed"));
        }

        var both = await Task.WhenAll(RunningServer.Start(place), RunningServer.Start(place));
        await Until.True("no deadline is due any more", async () => (await Sql.Rows<long>(place, $"SELECT count(*) FROM deadline WHERE due < {TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}"))[0] == 0);
        await Quiet.Settled(place);
        foreach (var (kind, hub) in new[] { ("referral.reminded", "aura"), ("referral.sent", "aura"), ("referral.mirrored", "bretagne") })
        {
            var rung = await Sql.Rows<long>(place, $"SELECT count(*) FROM entry WHERE kind = '{kind}' AND hub = '{hub}' GROUP BY subject_key");
            Assert.Equal(count, rung.Count);
            Assert.All(rung, times => Assert.Equal(1, times));
        }

        foreach (var server in both)
        {
            await server.DisposeAsync();
        }

        var verify = await Commands.Run(place, "verify");
        Assert.True(verify.Code == 0, verify.ToString());
    }

    private static async Task<Status?> StatusOf(Database database, GrainId grain) =>
        ((await database.Hubs.Load(grain, CancellationToken.None)).State as ReferralState)?.Status;

    private static async Task<bool> Finds(RunningServer server, HubOffer offer) =>
        (await server.Http.GetStringAsync("/offres.json?mots=serveurs")).Contains(offer.Id, StringComparison.Ordinal);

    private static async Task<string> Invited(Place place, string hub)
    {
        var ran = await Commands.Run(["invite", hub, "coordinator", .. place.Settings], $"{hub}@example.invalid\n");
        return ran.Code == 0 ? await Letters.Link(place, $"{hub}@example.invalid") : throw new InvalidOperationException(ran.ToString());
    }
}
