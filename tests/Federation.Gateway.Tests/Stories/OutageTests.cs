using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Stories;

/// <summary>While the database is away everything is refused in the schema's words; when it is back, what was sent again is done once.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task An_outage_is_told_as_one_and_a_repeat_after_it_is_the_first_time()
    {
        using var cluster = PostgresCluster.StartNew();
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data"), await cluster.CreateDatabase()), folder.File("records"), "hubs.json");
        await using var server = await RunningServer.Start(place, "--Federation:GraphQL:Requests=100000");
        await server.Ready();
        using var coordinator = new Client(server, "198.51.100.1");
        var invited = await Commands.Run(["invite", "aura", "coordinator", .. place.Settings], "aura@example.invalid\n");
        Assert.True(invited.Code == 0, invited.ToString());
        await coordinator.SignIn(await Letters.Link(place, "aura@example.invalid"));
        using var visitor = new Client(server, "198.51.100.2");
        var input = Requests.Input("sent-during-an-outage", Requests.ForBretagne, Requests.Contact(), "Texte.");

        cluster.Stop();
        await server.NotReady();
        Assert.All((await visitor.TryDo("fileReferral", input)).Codes, code => Assert.Contains(code, new[] { "storage-unavailable", "outcome-unknown" }));
        var listed = await visitor.Post("{ structures { totalCount } }");
        Assert.Equal(["storage-unavailable"], listed.Codes);
        var asked = await coordinator.Post("{ viewer { account } }");
        Assert.Equal((503, "storage-unavailable"), (asked.Status, asked.Codes.Single()));

        cluster.Start();
        await server.Ready();
        var first = await visitor.Done("fileReferral", input);
        var second = await visitor.Done("fileReferral", input);
        Assert.Equal(first.Text("secret"), second.Text("secret"));
        Assert.Equal([1], await Sql.Rows<long>(place, "SELECT count(*) FROM referral"));
        Assert.NotNull((await coordinator.Ask("{ viewer { account } }")).Text("viewer", "account"));
    }
}
