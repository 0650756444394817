using Federation.Gateway.Tests.Asking;
using Federation.Gateway.Tests.Peers;

namespace Federation.Gateway.Tests.Jobs;

/// <summary>What the built server really serves, before public validators.</summary>
public sealed class RealListsTests(Shared shared)
{
    [Fact]
    public async Task Every_format_of_the_running_server_passes_its_public_validator()
    {
        var http = (await shared.Demonstration).Server.Http;
        foreach (var search in new[] { "", "?mots=pair&tri=date", "?departement=38&autour=1&contrat=cdi", "?mots=xylophone", "?plateforme=bretagne&depuis=365" })
        {
            Assert.Empty(Assert.Single(await NodePeer.Ask("atom.mjs", await http.GetStringAsync("/offres.atom" + search))).GetProperty("faults").Texts());
            Assert.Empty(Assert.Single(await NodePeer.Ask("json-feed.mjs", await http.GetStringAsync("/offres.json" + search))).GetProperty("faults").Texts());
            Assert.Equal(0, (await NodePeer.Ask("csv.mjs", await http.GetStringAsync("/offres.csv" + search)))[0].GetProperty("records").EnumerateArray().Count(row => row.GetRawText() == "[]"));
        }

        var map = Assert.Single(await NodePeer.Ask("sitemap.mjs", await http.GetStringAsync("/sitemap.xml")));
        Assert.Empty(map.GetProperty("faults").Texts());
        var feed = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync("/offres.json")).RootElement.GetProperty("items");
        Assert.Equal(feed.GetArrayLength() + 1, map.GetProperty("entries").GetArrayLength());
        foreach (var item in feed.EnumerateArray())
        {
            var posting = await http.GetStringAsync($"/offres/{item.GetProperty("id").GetString()!["urn:uuid:".Length..]}.jsonld");
            Assert.Empty(Assert.Single(await NodePeer.Ask("job-posting.mjs", posting)).GetProperty("faults").Texts());
        }
    }
}
