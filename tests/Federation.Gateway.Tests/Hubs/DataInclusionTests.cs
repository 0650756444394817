using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Territories;
using Federation.Gateway.Hubs;
using Federation.Gateway.Tests.Jobs;
using Federation.Gateway.Tests.Peers;
using Federation.Node.Desk;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Hubs;

public sealed class DataInclusionTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public async Task Hubs_and_what_they_render_to_people_are_structures_and_services()
    {
        IReadOnlyList<HubView> hubs = [Hub("aura", "Plateforme AURA."), Hub("bretagne", "X")];
        var (structures, services) = (DataInclusion.Structures(hubs, Offers.Site), DataInclusion.Services(hubs, Offers.Site, Today));
        Assert.All(await Judge(("structure", structures), ("service", services)), Assert.Empty);

        var structure = Read(structures)[0];
        Assert.Equal(("federation-travail-pair--aura", "Plateforme AURA", "2026-03-02"), (Text(structure, "id"), Text(structure, "nom"), Text(structure, "date_maj")));
        Assert.Equal("Plateforme bretagne", Text(Read(structures)[1], "nom"));

        var relay = Read(services).Single(service => Text(service, "id") == "federation-travail-pair--aura-job-offers-relay");
        Assert.Equal(("federation-travail-pair--aura", "https://pairs.example/offres"), (Text(relay, "structure_id"), Text(relay, "lien_mobilisation")));
        Assert.Equal(["trouver-un-emploi--repondre-a-des-offres-demploi"], relay.GetProperty("thematiques").Texts());
        Assert.Equal(["france"], relay.GetProperty("zone_eligibilite").Texts());
        var support = Read(services).First(service => Text(service, "id").EndsWith("-peer-support", StringComparison.Ordinal));
        Assert.Equal(["38", "69"], support.GetProperty("zone_eligibilite").Texts());
        Assert.Equal("https://pairs.example/demande?plateforme=aura", Text(support, "lien_mobilisation"));
    }

    [Fact]
    public void What_is_for_teams_or_closed_today_or_of_the_demonstration_is_not_listed()
    {
        var closed = Hub("aura", "AURA", new Service(ServiceCode.PeerSupport, true, true, Capacity.Closed, Today.AddDays(1)), new Service(ServiceCode.Awareness, true, true, Capacity.Open));
        Assert.Empty(Read(DataInclusion.Services([closed], Offers.Site, Today)));
        Assert.Single(Read(DataInclusion.Services([closed], Offers.Site, Today.AddDays(1))));
        var shown = Hub("aura", "AURA");
        var example = shown with { Profile = shown.Profile with { Source = "document public" } };
        Assert.Empty(Read(DataInclusion.Structures([example], Offers.Site)));
        Assert.Empty(Read(DataInclusion.Services([example], Offers.Site, Today)));
    }

    [Fact]
    public async Task Whatever_a_hub_calls_itself_the_lists_are_well_formed()
    {
        var hubs = Enumerable.Range(0, 300).Select(seed => Hub("aura", HostileTexts.Text(Seeds.Of(seed)))).ToList();
        Assert.All(await Judge(("structure", DataInclusion.Structures(hubs, Offers.Site)), ("service", DataInclusion.Services(hubs, Offers.Site, Today))), Assert.Empty);
    }

    [Fact]
    public async Task The_validator_finds_what_is_wrong()
    {
        var good = Encoding.UTF8.GetString(DataInclusion.Services([Hub("aura", "AURA")], Offers.Site, Today).Span);
        string[] spoiled =
        [
            good.Replace("\"information\"", "\"emploi\""), good.Replace("\"nom\"", "\"titre\""), good.Replace("https://pairs", "ftp://pairs"), good.Replace("2026-03-02", "hier"),
            good.Replace("\"france\"", "\"France entière\""),
        ];
        Assert.All(spoiled, text => Assert.NotEqual(good, text));
        Assert.All(await Judge([.. spoiled.Select(text => ("service", (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text)))]), Assert.NotEmpty);
    }

    [Fact]
    public async Task They_are_served_to_everybody()
    {
        await using var server = await FeedServer.Start([], hubs: [Hub("aura", "AURA")]);
        foreach (var path in new[] { HubExports.Structures, HubExports.Services })
        {
            using var answer = await server.Ask(path);
            Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
            Assert.NotEmpty(Read(await answer.Content.ReadAsByteArrayAsync()));
            using var again = await server.Ask(path, headers: ("If-None-Match", answer.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }
    }

    private static HubView Hub(string code, string name, params ImmutableArray<Service> services) => new(
        HubId.Parse(code),
        new HubProfile(
            code, name, name, RegionCode.Parse("84"), [DepartmentCode.Parse("69"), DepartmentCode.Parse("38")], [],
            services.Length > 0 ? services : [.. Enum.GetValues<ServiceCode>().Select((service, i) => new Service(service, i % 2 == 0, false, Capacity.Open))]),
        Samples.Monday, null);

    private static async Task<IEnumerable<IReadOnlyList<string>>> Judge(params (string Kind, ReadOnlyMemory<byte> List)[] lists) =>
        (await NodePeer.Ask("data-inclusion.mjs", [.. lists.Select(list => new { list.Kind, Text = Encoding.UTF8.GetString(list.List.Span) })])).Select(answer => answer.GetProperty("faults").Texts());

    private static IReadOnlyList<JsonElement> Read(ReadOnlyMemory<byte> list) => [.. JsonDocument.Parse(list).RootElement.EnumerateArray()];

    private static string Text(JsonElement record, string field) => record.GetProperty(field).GetString()!;
}
