using System.Net;
using System.Text.Json;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.Tests.Alerts;
using Federation.Gateway.Tests.Peers;
using Federation.Gateway.Training.Calendars;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Training;

public sealed class TrainingFeedsTests
{
    private static readonly string[] Public =
    [
        "/plateformes/aura.ics", "/formations/aura/posture.ics", "/formations/aura/sessions/posture-1.ics", "/collectifs/aura/pairs.ics", "/plateformes/aura/lheo.xml", "/formations/aura/posture.jsonld",
        "/formations/aura/sessions/posture-1.jsonld", "/sitemap-formations.xml",
    ];

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task Each_address_serves_its_format_and_a_reader_that_has_it_gets_no_second_copy(On on)
    {
        await using var server = await SheetServer.Start(on);
        await server.Plan();
        foreach (var path in Public)
        {
            using var first = await server.Get(path);
            Assert.Equal((path, HttpStatusCode.OK), (path, first.StatusCode));
            Assert.True(first.Headers.CacheControl!.Public);
            using var again = await server.Get(path, first.Headers.ETag!.ToString());
            Assert.Equal((path, HttpStatusCode.NotModified), (path, again.StatusCode));
        }

        Assert.Empty((await NodePeer.Ask("lheo.mjs", await server.Http.GetStringAsync("/plateformes/aura/lheo.xml")))[0].GetProperty("faults").Texts());
        Assert.Empty((await NodePeer.Ask("sitemap.mjs", await server.Http.GetStringAsync("/sitemap-formations.xml")))[0].GetProperty("faults").Texts());
        string[] linked = [await server.Http.GetStringAsync("/formations/aura/posture.jsonld"), await server.Http.GetStringAsync("/formations/aura/sessions/posture-1.jsonld")];
        Assert.All(await NodePeer.Ask("training.mjs", [.. linked.Select(text => new { Text = text, Graph = false })]), answer => Assert.Empty(answer.GetProperty("faults").Texts()));
        Assert.Contains("Association exemple", linked[0]);
        Assert.Equal((2, 2, 4), ((await Events(server, "/formations/aura/posture.ics")).Count, (await Events(server, "/collectifs/aura/pairs.ics")).Count, (await Events(server, "/plateformes/aura.ics")).Count));
    }

    [Fact]
    public async Task What_changes_is_a_new_copy_and_software_that_had_the_former_strikes_it_out()
    {
        await using var server = await SheetServer.Start(On.Sqlite);
        var plan = await server.Plan();
        var tags = await Tags(server);
        var session = Sheets.Key(GrainKind.Session, "posture-1");
        await server.Ask(session, new PlanSession(plan with { Days = [.. plan.Days.Select(day => day with { Date = day.Date.AddDays(7) })] }));
        await server.Ask(Sheets.Key(GrainKind.Collective, "pairs"), new CancelMeeting("m-1"));
        var moved = await Tags(server);
        Assert.All(Public.Where(path => !path.StartsWith("/sitemap", StringComparison.Ordinal)), path => Assert.NotEqual(tags[path], moved[path]));
        Assert.All(await Events(server, "/formations/aura/posture.ics"), one => Assert.Equal(("TENTATIVE", 1), (Text(one, "status"), one.GetProperty("sequence").GetInt32())));
        Assert.All(await Events(server, "/collectifs/aura/pairs.ics"), one => Assert.Equal("CANCELLED", Text(one, "status")));
        await server.Ask(session, new CancelSession(SessionEndedWhy.NoTrainer));
        Assert.All(await Events(server, "/formations/aura/posture.ics"), one => Assert.Equal(("CANCELLED", 2), (Text(one, "status"), one.GetProperty("sequence").GetInt32())));
        Assert.DoesNotContain("posture-1", await server.Http.GetStringAsync("/plateformes/aura/lheo.xml"));
    }

    [Fact]
    public async Task Words_come_to_who_asks_for_them_alone()
    {
        await using var server = await SheetServer.Start(On.Sqlite);
        await server.Plan();
        var neutral = await server.Http.GetStringAsync("/plateformes/aura.ics");
        Assert.DoesNotContain("Posture", neutral);
        Assert.DoesNotContain("Collectif", neutral);
        Assert.Contains("Posture", await server.Http.GetStringAsync("/plateformes/aura.ics?titres=1"));
    }

    /// <summary>Each part leads to the next, all parts together are all there is, and none is in two of them.</summary>
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task What_has_no_room_in_one_answer_is_in_the_next_that_the_answer_names(On on)
    {
        await using var server = await SheetServer.Start(on, most: 40);
        var plan = await server.Plan();
        for (var number = 2; number <= 112; number++)
        {
            var days = Enumerable.Range(0, 10).Select(day => new SessionDay(server.Today.AddDays(number + (day * 4)), new TimeOnly(9, 0), new TimeOnly(17, 0)));
            await server.Ask(Sheets.Key(GrainKind.Session, $"posture-{number}"), new PlanSession(plan with { Days = [.. days] }));
        }

        var files = new List<string>();
        await foreach (var part in Parts(server, "/plateformes/aura/lheo.xml"))
        {
            Assert.Empty((await NodePeer.Ask("lheo.mjs", part))[0].GetProperty("faults").Texts());
            files.Add(part);
        }

        Assert.Equal(3, files.Count);
        foreach (var number in Enumerable.Range(1, 112))
        {
            Assert.Single(files, file => file.Contains($"/sessions/posture-{number}<", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_calendar_and_linked_data_of_more_than_they_hold_go_on_at_an_address_that_they_name()
    {
        await using var server = await SheetServer.Start(On.Sqlite);
        var plan = await server.Plan();
        for (var number = 2; number <= 112; number++)
        {
            var days = Enumerable.Range(0, 10).Select(day => new SessionDay(server.Today.AddDays(number + (day * 4)), new TimeOnly(9, 0), new TimeOnly(17, 0)));
            await server.Ask(Sheets.Key(GrainKind.Session, $"posture-{number}"), new PlanSession(plan with { Days = [.. days] }));
        }

        foreach (var (path, events) in new[] { ("/plateformes/aura.ics", 1114), ("/formations/aura/posture.ics?titres=1", 1112) })
        {
            var calendars = new List<string>();
            await foreach (var part in Parts(server, path))
            {
                calendars.Add(part);
            }

            Assert.Equal(2, calendars.Count);
            var read = (await NodePeer.Ask("calendar.mjs", [.. calendars])).SelectMany(answer => answer.GetProperty("events").EnumerateArray()).ToList();
            Assert.Equal((events, events), (read.Count, read.Select(one => Text(one, "uid")).Distinct().Count()));
            Assert.Equal([true, false], calendars.Select(calendar => calendar.Contains("La suite", StringComparison.Ordinal)));
            Assert.Equal(path.EndsWith("=1", StringComparison.Ordinal), calendars[1].Contains("Posture", StringComparison.Ordinal));
        }

        var linked = new List<string>();
        await foreach (var part in Parts(server, "/formations/aura/posture.jsonld"))
        {
            linked.Add(part);
        }

        Assert.Equal([50, 50, 12], linked.Select(text => JsonDocument.Parse(text).RootElement.GetProperty("hasCourseInstance").GetArrayLength()));
        foreach (var path in new[] { "/plateformes/aura.ics?partie=3", "/plateformes/aura.ics?partie=0", "/plateformes/aura.ics?partie=x", "/formations/aura/posture.jsonld?partie=99999999999", "/plateformes/aura/lheo.xml?apres=x", "/plateformes/aura/lheo.xml?apres=4102444800000.z" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await server.Get(path)).StatusCode));
        }
    }

    /// <summary>A month with more days than a page holds shows the first ones to the end of a day, and says so; software is told rather than given a list without its end.</summary>
    [Fact]
    public async Task People_and_software_are_told_of_a_list_that_is_cut()
    {
        await using var server = await SheetServer.Start(On.Sqlite, most: 100);
        var plan = await server.Plan();
        var first = new DateOnly(2027, 3, 1);
        for (var number = 2; number <= 80; number++)
        {
            var days = Enumerable.Range(0, 31).Select(day => new SessionDay(first.AddDays(day), new TimeOnly(9, 0), new TimeOnly(17, 0)));
            await server.Ask(Sheets.Key(GrainKind.Session, $"posture-{number}"), new PlanSession(plan with { Days = [.. days] }));
        }

        async Task<(int, DateOnly?)> Shown(string month)
        {
            var page = new Web.Pages.Formations.CalendrierModel(server.Get<Node.Desk.SessionDesk>(), server.Get<Node.Desk.CollectiveDesk>(), server.Get<Node.Desk.HubDirectory>(), server.Clock) { Month = month };
            await page.OnGet(CancellationToken.None);
            return (page.Days.Count, page.CutAfter);
        }

        Assert.Equal((79 * 25, new DateOnly(2027, 3, 25)), await Shown("2027-03"));
        Assert.Equal((2, null), await Shown("2026-12"));

        for (var number = 81; number <= 102; number++)
        {
            await server.Ask(Sheets.Key(GrainKind.Session, $"posture-{number}"), new PlanSession(plan));
        }

        var found = await server.Get<Node.Desk.SessionDesk>().Between(new Storage.Training.SessionFilter(server.Clock.GetUtcNow(), server.Clock.GetUtcNow().AddDays(400)), CancellationToken.None);
        var fault = Assert.Throws<Federation.GraphQL.Execution.GraphQLFault>(() => Gateway.GraphQL.Training.Stretch.Whole(found));
        Assert.Equal("too-many", fault.Code);
        Assert.Contains("More than 100 ", fault.Message, StringComparison.Ordinal);
    }

    private static async IAsyncEnumerable<string> Parts(SheetServer server, string path)
    {
        for (var next = (string?)path; next is not null;)
        {
            using var answer = await server.Get(next);
            Assert.Equal((next, HttpStatusCode.OK), (next, answer.StatusCode));
            yield return await answer.Content.ReadAsStringAsync();
            next = answer.Headers.TryGetValues("Link", out var links)
                ? System.Text.RegularExpressions.Regex.Match(links.Single(), "^<https://pairs\\.example(/[^>]*)>; rel=\"next\"$").Groups[1].Value
                : null;
        }
    }

    [Theory]
    [InlineData("/plateformes/rien.ics")]
    [InlineData("/plateformes/bretagne/lheo.xml")]
    [InlineData("/formations/aura/rien.ics")]
    [InlineData("/formations/aura/RIEN.jsonld")]
    [InlineData("/formations/aura/sessions/rien.jsonld")]
    [InlineData("/collectifs/rien/pairs.ics")]
    [InlineData("/formation/agenda/aura/01900000-0000-7000-8000-000000000000/x.ics")]
    public async Task What_leads_nowhere_is_not_found(string path)
    {
        await using var server = await SheetServer.Start(On.Sqlite);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Get(path)).StatusCode);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task A_trainer_reads_bookings_by_an_address_that_changes_nothing_and_ends_with_the_link(On on)
    {
        await using var server = await SheetServer.Start(on);
        var (trainer, secret) = await server.Trainer();
        async Task<string> Path() => TrainerFeedKey.Path(trainer, (TrainerState)(await server.Get<Storage.Feeds.IHubStore>().Load(trainer, CancellationToken.None)).State!)!;
        var path = await Path();
        Assert.DoesNotContain(secret, path);
        Assert.Empty(await Events(server, path));

        var hold = new HoldRef(BookingId.Of(Seeds.Of(8).NextGuid(server.Clock.GetUtcNow())).At(Samples.Bretagne), 1);
        Slot[] slots = [new(server.Today.AddDays(40), DayPart.Morning), new(server.Today.AddDays(40), DayPart.Afternoon)];
        Task<Reply> Hear(Fact fact) => server.Ask(trainer, new Hear(Samples.Bretagne, 7, fact), Caller.OtherHub(Samples.Bretagne));
        await Hear(new HoldAsked(hold, trainer, TrainerRole.Peer, [.. slots], server.Clock.GetUtcNow().AddDays(5)));
        Assert.Equal(("TENTATIVE", 0), await Only(server, path));
        await server.Ask(trainer, new AnswerHold(hold, true));
        await Hear(new HoldConfirmed(hold, trainer));
        Assert.Equal(("CONFIRMED", 2), await Only(server, path));
        await server.Ask(trainer, new CancelHold(hold));
        Assert.Equal(("CANCELLED", 3), await Only(server, path));

        // What was called off is nobody's memory once its day is over.
        server.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Empty(await Events(server, path));
        using var answer = await server.Get(path);
        Assert.True(answer.Headers.CacheControl!.Private);
        Assert.Equal("noindex", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")));
        var state = (TrainerState)(await server.Get<Storage.Feeds.IHubStore>().Load(trainer, CancellationToken.None)).State!;
        await server.Ask(trainer, new DescribeTrainer(state.Profile, null, Domain.Referrals.PrivateLink.Hash("autre-lien")));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Get(await Path())).StatusCode);
    }

    private static async Task<Dictionary<string, string>> Tags(SheetServer server)
    {
        var tags = new Dictionary<string, string>();
        foreach (var path in Public)
        {
            using var answer = await server.Get(path);
            tags[path] = answer.Headers.ETag!.ToString();
        }

        return tags;
    }

    private static async Task<(string Status, int Sequence)> Only(SheetServer server, string path)
    {
        var one = Assert.Single(await Events(server, path));
        Assert.Equal("Réservé", Text(one, "summary"));
        return (Text(one, "status"), one.GetProperty("sequence").GetInt32());
    }

    private static async Task<IReadOnlyList<JsonElement>> Events(SheetServer server, string path)
    {
        var read = (await NodePeer.Ask("calendar.mjs", await server.Http.GetStringAsync(path)))[0];
        Assert.Empty(read.GetProperty("faults").Texts());
        return [.. read.GetProperty("events").EnumerateArray()];
    }

    private static string Text(JsonElement one, string name) => one.GetProperty(name).GetString()!;
}
