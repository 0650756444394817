using System.Text.Json;
using Federation.Gateway.Tests.Asking;
using Who = Federation.Gateway.Tests.Access.Asking;

namespace Federation.Gateway.Tests.Stories;

public sealed class TrainingStoryTests(Shared shared)
{
    private const string Pairs =
        "query($theme: TrainingTheme, $department: DepartmentCode, $from: Day, $to: Day, $way: TrainingWay, $language: LanguageCode) { trainerPairs(theme: $theme, department: $department, from: $from, to: $to, way: $way, "
        + "language: $language, first: 100) { totalCount edges { way distance themes freeDays { date parts } node { id members { role trainer { base } } } } } }";

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task A_pair_of_another_hub_is_found_by_theme_place_way_and_language_with_the_days_on_which_both_are_free(On on)
    {
        var scene = await shared.Scene(on);
        async Task<IEnumerable<JsonElement>> Find(object variables) =>
            (await scene[Who.CoordinatorElsewhere].Ask(Pairs, variables)).At("trainerPairs", "edges").EnumerateArray().Where(edge => edge.Text("node", "id") == (string)scene.Things["pair"]!);

        // Its professional is kept on the fortieth day by a booking; why is nobody's business.
        var (from, to) = (TrainingRequests.Day(39), TrainingRequests.Day(41));
        var found = Assert.Single(await Find(new { theme = "RECOVERY", department = "35", from, to, way = "IN_PERSON", language = "fr" }));
        Assert.Equal([from, to], found.At("freeDays").EnumerateArray().Select(day => day.Text("date")));
        Assert.Equal(["MORNING", "AFTERNOON"], found.At("freeDays")[0].At("parts").EnumerateArray().Select(part => part.GetString()));
        Assert.Equal(("IN_PERSON", true), (found.Text("way"), found.At("distance").GetInt32() > 0));
        Assert.Equal(0, Assert.Single(await Find(new { theme = "RECOVERY", department = "38", from, to })).At("distance").GetInt32());
        Assert.Equal("REMOTE", Assert.Single(await Find(new { department = "2A", from, to })).Text("way"));

        Assert.Empty(await Find(new { theme = "PREVENTION" }));
        Assert.Empty(await Find(new { theme = "RECOVERY", language = "de" }));
        Assert.Empty(await Find(new { theme = "RECOVERY", department = "2A", way = "IN_PERSON" }));
        Assert.Empty(await Find(new { theme = "RECOVERY", from = TrainingRequests.Day(40), to = TrainingRequests.Day(40) }));
        Assert.Equal(["invalid-field"], (await scene[Who.Coordinator].Post(Pairs, new { from = to, to = from })).Codes);
        Assert.Equal(["invalid-field"], (await scene[Who.Coordinator].Post(Pairs, new { from = TrainingRequests.Day(-9), to = TrainingRequests.Day(-5) })).Codes);
    }

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Several_themes_find_pairs_of_any_of_them_and_the_one_theme_asks_as_before(On on)
    {
        var scene = await shared.Scene(on);
        const string Document = "query($theme: TrainingTheme, $themes: [TrainingTheme!]) { trainerPairs(theme: $theme, themes: $themes, first: 100) { nodes { id } } }";
        async Task<bool> Has(object variables) => (await scene[Who.Coordinator].Ask(Document, variables)).At("trainerPairs", "nodes").EnumerateArray().Any(pair => pair.Text("id") == (string)scene.Things["pair"]!);

        Assert.True(await Has(new { themes = new[] { "PREVENTION", "RECOVERY" } }));
        Assert.True(await Has(new { theme = "RECOVERY", themes = new[] { "PREVENTION" } }));
        Assert.True(await Has(new { theme = "PREVENTION", themes = new[] { "RECOVERY", "RECOVERY" } }));
        Assert.True(await Has(new { themes = Array.Empty<string>() }));
        Assert.False(await Has(new { themes = new[] { "PREVENTION", "ADDICTIONS" } }));
        Assert.Equal(["invalid-field"], (await scene[Who.Coordinator].Post(Document, new { themes = Enumerable.Repeat("RECOVERY", 19) })).Codes);
    }

    /// <summary>What was read is given back with what is written over it; asked for once or twice, on both engines.</summary>
    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Who_writes_over_what_somebody_else_changed_meanwhile_is_told_so(On on)
    {
        await using var all = await Federated.Start(on);
        var (aura, hub) = (await all.SignIn("AURA"), all.Hub("aura"));
        var course = await aura.Course(hub, "lue");
        await aura.Session(course, "lue-1", TrainingRequests.Plan(40));
        var collective = (await aura.Done("describeCollective", new { idempotencyKey = "c", hub, key = "lu", profile = TrainingRequests.Collective() })).Text("collective", "id");
        await aura.Done("planMeeting", new { idempotencyKey = "m", collective, meeting = TrainingRequests.Meeting("lue", 9) });
        var (trainer, secret) = await aura.AddTrainer(hub, "lu", "PEER");

        await Race("describeCourse", word => new() { ["hub"] = hub, ["key"] = "lue", ["profile"] = TrainingRequests.Course(word) },
            async () => (await aura.Ask("query($course: ID!) { course(id: $course) { textId } }", new { course })).Text("course", "textId"));
        await Race("planSession", word => new() { ["course"] = course, ["key"] = "lue-1", ["plan"] = TrainingRequests.Plan(40, word.Length) },
            async () => (await aura.Ask("query($course: ID!) { sessions(filter: { course: $course }) { nodes { textId } } }", new { course })).At("sessions", "nodes")[0].Text("textId"));
        await Race("describeCollective", word => new() { ["hub"] = hub, ["key"] = "lu", ["profile"] = TrainingRequests.Collective(word) },
            async () => (await aura.Ask("query($collective: ID!) { collective(id: $collective) { textId } }", new { collective })).Text("collective", "textId"));
        await Race("planMeeting", word => new() { ["collective"] = collective, ["meeting"] = TrainingRequests.Meeting("lue", word.Length) },
            async () => (await aura.Ask("query($collective: ID!) { collective(id: $collective) { meetings { textId } } }", new { collective })).At("collective", "meetings")[0].Text("textId"));
        await Race("describeTrainer", word => new() { ["trainer"] = trainer, ["profile"] = TrainingRequests.Trainer("PEER"), ["contact"] = new { name = word, phone = "06 00 00 00 03" } }, () => Own("textId"));
        await Race("setCalendar", word => new() { ["trainer"] = trainer, ["calendar"] = Closed(word.Length) }, () => Own("calendarId"), "calendarId");
        await Race("setOwnCalendar", word => new() { ["secret"] = secret, ["trainer"] = trainer, ["calendar"] = Closed(word.Length + 20) }, () => Own("calendarId"), "calendarId");

        async Task<string> Own(string field) =>
            (await aura.Ask($"query($hub: ID!) {{ hubTrainers(hub: $hub, first: 100) {{ nodes {{ trainerId {field} }} }} }}", new { hub })).At("hubTrainers", "nodes").EnumerateArray()
                .Single(one => one.Text("trainerId") == trainer).Text(field);

        static object Closed(int day) => new { windows = Array.Empty<object>(), closings = new[] { new { from = TrainingRequests.Day(day), to = TrainingRequests.Day(day) } } };

        async Task Race(string mutation, Func<string, Dictionary<string, object?>> input, Func<Task<string>> mark, string named = "textId")
        {
            var read = await mark();
            async Task<JsonElement> Do(string key, string? from, string word) => (await aura.Do(mutation, new Dictionary<string, object?>(input(word)) { ["idempotencyKey"] = key, [named] = from })).At("errors");

            Assert.Empty((await Do("one", read, "Première")).EnumerateArray());
            for (var twice = 0; twice < 2; twice++)
            {
                var refused = (await Do("two", read, "La seconde"))[0];
                Assert.Equal(("Conflict", "text-replaced"), (refused.Text("__typename"), refused.Text("code")));
                Assert.Empty((await Do("one", read, "Première")).EnumerateArray());
            }

            Assert.NotEqual(read, await mark());
            Assert.Empty((await Do("two", await mark(), "La seconde")).EnumerateArray());
            Assert.Empty((await Do("three", null, "La troisième")).EnumerateArray());
        }
    }

    [Fact]
    public async Task A_course_a_session_and_a_collective_say_where_people_read_them()
    {
        var scene = await shared.Scene(On.Sqlite);
        var read = await scene[Who.Visitor].Ask(
            "query($course: ID!, $session: ID!, $collective: ID!) { course(id: $course) { key page hub { code } } session(id: $session) { key page hub { code } } collective(id: $collective) { key page hub { code } } }",
            new { course = scene.Things["course"], session = scene.Things["session"], collective = scene.Things["collective"] });
        foreach (var (noun, path) in new[] { ("course", "/formations/{0}/{1}"), ("session", "/formations/{0}/sessions/{1}"), ("collective", "/collectifs/{0}/{1}") })
        {
            var page = new Uri(read.Text(noun, "page"));
            Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, read.Text(noun, "hub", "code"), read.Text(noun, "key")), page.AbsolutePath);
        }
    }

    [Fact]
    public async Task Sessions_are_found_by_days_place_course_and_whether_a_place_is_left()
    {
        var scene = await shared.Scene(On.Sqlite);
        async Task<bool> Has(object filter, int from = 39, int to = 41) => (await scene[Who.Visitor].Ask(
                "query($from: Day, $to: Day, $filter: SessionFilter) { sessions(from: $from, to: $to, filter: $filter, first: 100) { nodes { id free isFull atRisk } } }",
                new { from = TrainingRequests.Day(from), to = TrainingRequests.Day(to), filter }))
            .At("sessions", "nodes").EnumerateArray().Any(session => session.Text("id") == (string)scene.Things["session"]!);

        Assert.True(await Has(new { }));
        Assert.False(await Has(new { }, 41, 60));
        Assert.True(await Has(new { regions = new[] { "84" }, way = "IN_PERSON", open = true, course = scene.Things["course"], themes = new[] { "POSTURE_AND_LIMITS" } }));
        Assert.True(await Has(new { departments = new[] { "38", "69" }, statuses = new[] { "PLANNED" } }));
        Assert.False(await Has(new { statuses = new[] { "AT_RISK" } }));
        Assert.False(await Has(new { departments = new[] { "69" } }));
        Assert.False(await Has(new { themes = new[] { "ADDICTIONS" } }));
        Assert.False(await Has(new { withPlace = true }));
    }

    [Fact]
    public async Task Courses_are_found_in_any_spelling_and_lists_are_read_page_by_page_without_a_gap()
    {
        var scene = await shared.Scene(On.Sqlite);
        var found = await scene[Who.Visitor].Ask("{ courses(filter: { words: \"limite et postures\", themes: [POSTURE_AND_LIMITS] }, first: 5) { nodes { id } } none: courses(filter: { words: \"xyzzyx\" }) { totalCount } }");
        Assert.Contains((string)scene.Things["course"]!, found.At("courses", "nodes").EnumerateArray().Select(course => course.Text("id")));
        Assert.Equal(0, found.At("none", "totalCount").GetInt32());

        foreach (var list in new[] { "courses", "collectives" })
        {
            var seen = new List<string>();
            string? after = null;
            int total;
            bool more;
            do
            {
                var page = (await scene[Who.Visitor].Ask($"query($after: String) {{ {list}(first: 7, after: $after) {{ totalCount pageInfo {{ hasNextPage endCursor }} nodes {{ id hub {{ code }} }} }} }}", new { after })).At(list);
                seen.AddRange(page.At("nodes").EnumerateArray().Select(node => node.Text("id")));
                (total, more, after) = (page.At("totalCount").GetInt32(), page.At("pageInfo", "hasNextPage").GetBoolean(), page.Text("pageInfo", "endCursor"));
            }
            while (more && seen.Count < 500);
            Assert.InRange(total, 20, 200);
            Assert.Equal(total, seen.Distinct().Count());
        }
    }

    [Fact]
    public async Task What_is_announced_stands_in_the_feed_with_its_type_for_everybody()
    {
        var scene = await shared.Scene(On.Sqlite);
        const string Feed =
            "query($hub: ID!) { feed(hubs: [$hub], kinds: [SESSION_PLANNED, SESSION_PLACES, COLLECTIVE_MEETING_PLANNED], first: 100) { nodes { kind change { version free waiting meetingKey } "
            + "subject { __typename ... on Session { title } ... on Collective { profile { name } } } } } }";
        var entries = (await scene[Who.Visitor].Ask(Feed, new { hub = scene.Things["hub"] })).At("feed", "nodes").EnumerateArray().ToList();
        var places = entries.Last(entry => entry.Text("kind") == "SESSION_PLACES");
        Assert.Equal((0, "Session", "Posture et limites"), (places.At("change", "free").GetInt32(), places.Text("subject", "__typename"), places.Text("subject", "title")));
        Assert.Contains(entries, entry => entry.Text("kind") == "COLLECTIVE_MEETING_PLANNED" && entry.Text("change", "meetingKey") == "scene" && entry.Text("subject", "__typename") == "Collective");
    }
}
