using System.Diagnostics;
using Federation.Domain.Grains;
using Federation.Running;
using Federation.Storage;
using Federation.Testing.Domain;

namespace Federation.Orleans.Tests.Processes;

/// <summary>The program itself: silo, gateway and pages in one process.</summary>
public sealed class SiloProgramTests(ITestOutputHelper output)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Federation.Silo.dll");

    [Fact]
    public async Task Two_silos_serve_one_federation_and_one_goes_on_when_the_other_is_told_to_stop()
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data"), await PostgresCluster.Shared.CreateDatabase()), folder.File("records"), "hubs.json");
        await using var south = await Start(place, "84", "--Federation:Hubs:0=aura");
        await using var north = await Start(place, "53", "--Federation:Hubs:0=bretagne");
        using var session = await new Visitor(south).SignIn(await Invited(place, "aura", "coordinator"));
        using var elsewhere = await new Visitor(north).SignIn(await Invited(place, "bretagne", "coordinator"));
        Assert.Equal(200, (await session.Get("/")).Code);

        // Sent by a click in one silo; its grains live in both; seen by a click in the other.
        var id = await Filed(place);
        var path = $"/espace/aura/envoyees/{id}";
        var send = Visitor.Forms(await session.Get(path)).Single(form => form.Action.Contains("handler=send", StringComparison.Ordinal));
        var clock = Stopwatch.StartNew();
        Assert.Equal(302, (await session.Submit(path, send, ("Sending.To", "bretagne"))).Code);
        await Until.True("the request in the other silo's inbox", async () => (await elsewhere.Get($"/espace/bretagne/recues/{id}")).Code == 200, TimeSpan.FromSeconds(10));
        output.WriteLine($"seen in the other silo after {clock.ElapsedMilliseconds} ms");

        Assert.Equal(0, await north.Process.Terminate());
        var next = await Filed(place);
        var again = $"/espace/aura/envoyees/{next}";
        send = Visitor.Forms(await session.Get(again)).Single(form => form.Action.Contains("handler=send", StringComparison.Ordinal));
        Assert.Equal(302, (await session.Submit(again, send, ("Sending.To", "bretagne"))).Code);
        Assert.Equal(200, await south.Health());
        Assert.DoesNotContain(south.Process.Output.Concat(south.Process.Errors), line => line.Contains(" ERR ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_dashboard_is_closed_until_it_is_opened_and_then_to_administrators_alone()
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data"), await PostgresCluster.Shared.CreateDatabase()), folder.File("records"), "hubs.json");
        await using (var closed = await Start(place, "84"))
        {
            using var administrator = await new Visitor(closed).SignIn(await Invited(place, "aura", "administrator"));
            Assert.Equal(404, (await administrator.Get("/silos/")).Code);
            await closed.Process.Terminate();
        }

        await using var open = await Start(place, "84", "--Federation:Silo:Dashboard=true");
        foreach (var path in new[] { "/silos/", "/silos/DashboardCounters", "/silos/index.min.js" })
        {
            using var visitor = new Visitor(open);
            Assert.StartsWith("/espace/connexion", (await visitor.Get(path)).Location, StringComparison.Ordinal);
            using var coordinator = await new Visitor(open).SignIn(await Invited(place, "aura", "coordinator"));
            Assert.StartsWith("/erreur/403", (await coordinator.Get(path)).Location, StringComparison.Ordinal);
            using var administrator = await new Visitor(open).SignIn(await Invited(place, "aura", "administrator"));
            Assert.Equal(200, (await administrator.Get(path)).Code);
        }
    }

    [Theory]
    [InlineData("postgresql", "--Federation:Storage:Engine=sqlite")]
    [InlineData("Federation:Silo:Port", "--Federation:Silo:Port=70000")]
    [InlineData("Federation:Silo:Regions", "--Federation:Silo:Regions:0=99")]
    [InlineData("Federation:Silo:Address", "--Federation:Silo:Address=here")]
    public async Task A_setting_that_cannot_be_meant_is_said_in_one_sentence(string named, string setting)
    {
        using var folder = new TempFolder();
        var place = new Place(folder.File("data"), "Host=/nowhere;Database=x;Username=y");
        using var process = ChildProcess.Start(["dotnet", Program, "serve", .. place.Settings, setting]);
        Assert.Equal(2, await process.Ended());
        Assert.Contains(named, Assert.Single(process.Errors), StringComparison.Ordinal);
    }

    private static Task<RunningServer> Start(Place place, string region, params string[] settings) =>
        RunningServer.StartProgram(Program, place, [$"--Federation:Silo:Port={Silos.FreePort()}", $"--Federation:Silo:Regions:0={region}", .. settings]);

    private static async Task<string> Filed(Place place)
    {
        await using var database = Database.Open(place.Database!);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var random = Seeds.Of((int)(now.ToUnixTimeMilliseconds() & 0xffffff));
        var id = random.NextReferralId(now);
        await database.Hubs.Ask(id.At(HubId.Parse("aura")), Samples.Referral(random, now), Caller.Operator, now, IdempotencyKey.Parse("filed"));
        return id.ToString();
    }

    private static async Task<string> Invited(Place place, string hub, string role)
    {
        var address = $"{role}-{hub}@example.invalid";
        var ran = await Commands.Run(["invite", hub, role, .. place.Settings], $"{address}\n");
        return ran.Code == 0 ? await Letters.Link(place, address) : throw new InvalidOperationException(ran.ToString());
    }
}
