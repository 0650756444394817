using Federation.Running;

namespace Federation.Server.Tests.Issues;

/// <summary>The web server hangs the address of a request on every line logged meanwhile, and the log file kept it.</summary>
public sealed class A_private_link_stood_in_the_logs
{
    [Fact]
    public async Task No_part_of_an_address_is_kept()
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data")), folder.File("records"), "hubs.json");
        await using (var server = await RunningServer.Start(place))
        {
            using var visitor = new Visitor(server);
            await visitor.Get("/suivi/234A-CDEF/secretquepersonnenelit");
            await visitor.Get("/espace/lien/jetonquepersonnenelit");
            await visitor.Get("/demande?besoin=besoinquepersonnenelit");
            await visitor.Send(new HttpRequestMessage(HttpMethod.Put, "/suivi/234A-CDEF/secretquepersonnenelit"));
            await server.Process.Terminate();
            Assert.DoesNotContain("quepersonnenelit", server.Process.Words, StringComparison.Ordinal);
            Assert.Contains("suivi/{", server.Process.Words, StringComparison.Ordinal);
        }

        var logs = Directory.GetFiles(Path.Combine(place.Data, "logs"));
        Assert.NotEmpty(logs);
        Assert.All(logs, log => Assert.DoesNotContain("quepersonnenelit", File.ReadAllText(log), StringComparison.Ordinal));
    }
}
