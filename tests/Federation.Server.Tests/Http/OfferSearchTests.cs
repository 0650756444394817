using System.Diagnostics;
using Federation.Running;

namespace Federation.Server.Tests.Http;

/// <summary>From a click in a hub's space to what everybody finds, in every format, and back.</summary>
public sealed class OfferSearchTests(ITestOutputHelper output)
{
    private const string Words = "mots=Tisseuse+de+liens";

    /// <summary>A hundred milliseconds are aimed at, and measured by a benchmark; a machine that runs other tests is given more.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task What_a_hub_publishes_is_in_every_format_at_once_and_gone_when_withdrawn()
    {
        using var folder = new TempFolder();
        var place = new Place(folder.File("data"));
        var (server, links) = await RunningServer.Demonstration(place);
        await using var running = server;
        await Quiet.Settled(place);
        using var session = await new Visitor(server).SignIn(links[("AURA", "coordination")]);
        var before = await Formats(server, "none");
        Assert.All(before, pair => Assert.False(pair.Value.Has, pair.Key));

        var offer = await HubOffer.Publish(session, "aura", "Tisseuse de liens, pair·e", "Saint-Égrève");
        var watch = Stopwatch.StartNew();
        await Until.True("the offer in the list", async () => (await Formats(server, offer.Id))["/offres.json"].Has, Soon);
        output.WriteLine($"in the list {watch.ElapsedMilliseconds} ms after the answer to who published it");
        var there = await Mapped(server, offer.Id);
        Assert.All(there, pair => Assert.True(pair.Value.Has, $"{pair.Key} {pair.Value.Status}\n{pair.Value.Body}"));
        Assert.DoesNotContain("essais@exemple.invalid", string.Concat(there.Select(pair => pair.Value.Body)), StringComparison.Ordinal);

        // Another process at the same place has nothing but the tables to build from.
        await server.DisposeAsync();
        await using var again = await RunningServer.Start(place, "--Federation:Demonstration=true");
        await again.Ready();
        Assert.All(await Mapped(again, offer.Id), pair => Assert.Equal(Settled(there[pair.Key].Body), Settled(pair.Value.Body)));

        using var later = await SignInAgain(again, place);
        await offer.Withdraw(later);
        await Until.True("the offer gone from the list", async () => !(await Formats(again, offer.Id))["/offres.json"].Has, Soon);
        var gone = await Mapped(again, offer.Id, has: false);
        Assert.All(gone, pair => Assert.False(pair.Value.Has, $"{pair.Key}\n{pair.Value.Body}"));
        Assert.Equal(404, gone[$"/offres/{offer.Id}.jsonld"].Status);
    }

    [Fact]
    public async Task Once_it_is_ready_search_answers_without_the_database()
    {
        using var cluster = PostgresCluster.StartNew();
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data"), await cluster.CreateDatabase()), folder.File("records"));
        await using var server = await RunningServer.Start(place);
        await server.Ready();
        var before = await server.Http.GetStringAsync("/offres.atom");
        cluster.Stop();
        await server.NotReady();
        Assert.Equal(before, await server.Http.GetStringAsync("/offres.atom"));
        foreach (var path in new[] { "/offres.json?mots=pair", "/offres.csv?plateforme=aura", "/sitemap.xml", "/offres/suggestions?mots=media", "/robots.txt" })
        {
            using var answer = await server.Http.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, $"{path} {answer.StatusCode}");
        }

        await Until.True("the loss said", () => server.Process.Output.Any(line => line.Contains("Search cannot follow", StringComparison.Ordinal)));
        cluster.Start();
        await Until.True("the end of it said", () => server.Process.Output.Any(line => line.Contains("Search follows the feeds again", StringComparison.Ordinal)));
        Assert.Equal(1, server.Process.Output.Count(line => line.Contains("Search cannot follow", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("mots=m%C3%A9diateur+de+san", "médiateur de santé pair")]
    [InlineData("mots=", null)]
    [InlineData("", null)]
    [InlineData("mots=%00%FF%3Cscript", null)]
    public async Task Suggestions_have_the_form_that_browsers_know(string query, string? first)
    {
        using var folder = new TempFolder();
        await using var server = await RunningServer.Start(await Records.Import(new Place(folder.File("data")), folder.File("records")));
        await server.Ready();
        using var answer = await server.Http.GetAsync($"/offres/suggestions?{query}");
        Assert.Equal("application/x-suggestions+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=60", answer.Headers.CacheControl!.ToString());
        var list = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(2, list.GetArrayLength());
        Assert.Equal(first, list[1].EnumerateArray().Select(text => text.GetString()).FirstOrDefault());
    }

    private static async Task<Dictionary<string, (bool Has, int Status, string Body)>> Formats(RunningServer server, string id)
    {
        var found = new Dictionary<string, (bool, int, string)>();
        foreach (var (path, query, has) in new[]
        {
            ("/offres.atom", Words, $"urn:uuid:{id}"), ("/offres.json", Words, $"urn:uuid:{id}"), ("/offres.csv", Words, id), ($"/offres/{id}.jsonld", "", "Tisseuse de liens"),
            ("/sitemap.xml", "", $"/offres/{id}<"), ("/offres/suggestions", "mots=saint-%C3%A9g", "[\"Saint-Égrève\"]"),
        })
        {
            using var answer = await server.Http.GetAsync(query.Length == 0 ? path : $"{path}?{query}");
            var body = await answer.Content.ReadAsStringAsync();
            found[path] = (body.Contains(has, StringComparison.OrdinalIgnoreCase), (int)answer.StatusCode, path == "/sitemap.xml" ? "" : body);
        }

        return found;
    }

    /// <summary>A map that took long to make is kept a while.</summary>
    private static async Task<Dictionary<string, (bool Has, int Status, string Body)>> Mapped(RunningServer server, string id, bool has = true)
    {
        await Until.True("the map made anew", async () => (await Formats(server, id))["/sitemap.xml"].Has == has);
        return await Formats(server, id);
    }

    /// <summary>Without the place where a server listens.</summary>
    private static string Settled(string body) => System.Text.RegularExpressions.Regex.Replace(body, "127\\.0\\.0\\.1:\\d+", "");

    private static async Task<Visitor> SignInAgain(RunningServer server, Place place)
    {
        var ran = await Commands.Run(["invite", "aura", "coordinator", .. place.Settings], "encore@example.invalid\n");
        Assert.True(ran.Code == 0, ran.ToString());
        return await new Visitor(server).SignIn(await Letters.Link(place, "encore@example.invalid"));
    }
}
