using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Gateway.Training;
using Federation.Node.Exchange.Records;
using Federation.Running;

namespace Federation.Server.Tests.Http;

/// <summary>What the public documents say of courses and collectives is what the pages say.</summary>
public sealed class TrainingPagesTests(DemonstrationServer demonstration) : IClassFixture<DemonstrationServer>
{
    [Fact]
    public async Task Every_course_is_listed_and_its_page_says_what_its_source_says()
    {
        using var visitor = demonstration.Visitor();
        var lists = (await visitor.Get("/formations")).Text + (await visitor.Get("/formations?page=2")).Text;
        foreach (var course in Facts(RecordSet.Courses))
        {
            var page = await visitor.Get($"/formations/{course.GetProperty("hub")}/{course.GetProperty("id")}");
            Assert.True(page.Code == 200, $"{course}: {page}");
            Assert.Contains(course.GetProperty("title").GetString()!, lists, StringComparison.Ordinal);
            Says(page, course, "title", "commune", "admission", "note", "follow_up", "trainers_note", "certification_note");
            Assert.All(Lines(course, "contents"), line => Assert.Contains(line, page.Text, StringComparison.Ordinal));
            Says(page, course.TryGetProperty("length", out var length) ? length : default, "text");
            Says(page, course.TryGetProperty("price", out var price) ? price : default, "text");
        }
    }

    /// <summary>The page once moved while feeds and buttons still named its former place.</summary>
    [Fact]
    public async Task What_feeds_and_buttons_name_is_where_the_pages_are()
    {
        using var visitor = demonstration.Visitor();
        foreach (var grain in (string[])["occitanie/course/irts-montpellier-poa", "occitanie/session/irts-montpellier-poa-2025", "aura/collective/aura-collectif-pairs"])
        {
            var id = GrainId.Parse(grain);
            var path = id.Kind switch { GrainKind.Course => TrainingPaths.Course(id), GrainKind.Session => TrainingPaths.Session(id), _ => TrainingPaths.Collective(id) };
            Assert.Equal(200, (await visitor.Get(path)).Code);
        }
    }

    [Fact]
    public async Task Every_day_of_every_session_stands_in_the_calendar_of_its_month()
    {
        using var visitor = demonstration.Visitor();
        var days = 0;
        foreach (var session in Facts(RecordSet.Courses).SelectMany(course => course.TryGetProperty("sessions", out var sessions) ? sessions.EnumerateArray() : Enumerable.Empty<JsonElement>()))
        {
            foreach (var day in session.GetProperty("days").EnumerateArray())
            {
                var date = DateOnly.Parse(day.GetProperty("date").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
                var list = await visitor.Get($"/formations/calendrier?mois={date:yyyy-MM}&vue=liste");
                Assert.Contains($"id=\"jour-{date:yyyy-MM-dd}\"", list.Body, StringComparison.Ordinal);
                Assert.Contains($"{int.Parse(day.GetProperty("from").GetString()![..2], System.Globalization.CultureInfo.InvariantCulture)} h", list.Text, StringComparison.Ordinal);
                Assert.Contains($">{date.Day}<", (await visitor.Get($"/formations/calendrier?mois={date:yyyy-MM}")).Body, StringComparison.Ordinal);
                days++;
            }
        }

        Assert.True(days > 10, $"{days} days");
    }

    [Fact]
    public async Task A_month_without_dates_leads_to_the_nearest_that_has_some_and_to_an_alert()
    {
        using var visitor = demonstration.Visitor();
        var before = await visitor.Get("/formations/calendrier?mois=2024-01");
        Assert.Contains("Aller à la prochaine date", before.Text, StringComparison.Ordinal);
        Assert.Contains("class=\"full\"", (await visitor.Get(Link(before, "Aller à la prochaine date"))).Body, StringComparison.Ordinal);

        var after = await visitor.Get("/formations/calendrier?mois=2028-06&quoi=sessions");
        Assert.Contains("class=\"full\"", (await visitor.Get(Link(after, "Revoir la dernière date"))).Body, StringComparison.Ordinal);
        Assert.Equal(200, (await visitor.Get(Link(after, "Me prévenir"))).Code);
        Assert.Equal("/alertes/nouvelle?sujet=meetings&region=84", Link(await visitor.Get("/formations/calendrier?mois=2028-06&quoi=rencontres&region=84"), "Me prévenir"));

        static string Link(Answer page, string text) =>
            System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(page.Body, $"href=\"([^\"]*)\"[^>]*>{text}").Groups[1].Value);
    }

    [Fact]
    public async Task What_is_read_has_the_spaces_of_print_and_what_is_typed_stays_as_it_was()
    {
        using var visitor = demonstration.Visitor();
        Assert.Contains("Où\u00a0?</label>", (await visitor.Get("/formations")).Body, StringComparison.Ordinal);
        Assert.Contains("value=\"un mot ? « deux »\"", (await visitor.Get("/formations?mots=" + Uri.EscapeDataString("un mot ? « deux »"))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_collective_is_listed_with_its_rhythm_and_says_when_it_is_for_peers_alone()
    {
        using var visitor = demonstration.Visitor();
        var list = await visitor.Get("/collectifs");
        foreach (var collective in Facts(RecordSet.Collectives))
        {
            var page = await visitor.Get($"/collectifs/{collective.GetProperty("hub")}/{collective.GetProperty("id")}");
            Assert.True(page.Code == 200, $"{collective}: {page}");
            Says(page, collective, "name", "purpose", "note", "commune");
            Says(list, collective, "name", "rhythm");
            var alone = collective.TryGetProperty("audience", out var audience) && audience.GetString() == "peers-only";
            Assert.Equal(alone, page.Text.Contains("Un groupe entre pair·es", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("/formations?mots=%F0%9F%8C%B1&public=tout&prix=&region=999&page=-3")]
    [InlineData("/formations?page=2147483648")]
    [InlineData("/formations/calendrier?mois=9999-99&vue=rien&quoi=rien&region=999&plateforme=personne")]
    [InlineData("/formations/calendrier?mois=2100-12")]
    [InlineData("/formations/calendrier?mois=2000-01&vue=carte")]
    [InlineData("/collectifs?mots=%00&region=x&public=y")]
    public async Task An_address_that_nobody_means_is_a_page_all_the_same(string path)
    {
        using var visitor = demonstration.Visitor();
        var answer = await visitor.Get(path);
        DemonstrationServer.Check(answer);
        Assert.True(answer.Code is 200, answer.ToString());
    }

    private static IEnumerable<JsonElement> Facts(string file) => JsonDocument.Parse(RecordSet.Demonstration().Files[file]).RootElement.EnumerateArray();

    private static IEnumerable<string> Lines(JsonElement of, string name) => of.TryGetProperty(name, out var lines) ? lines.EnumerateArray().Select(line => line.GetString()!) : [];

    private static void Says(Answer page, JsonElement of, params string[] names)
    {
        foreach (var name in names)
        {
            if (of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value))
            {
                Assert.Contains(value.GetString()!, page.Text, StringComparison.OrdinalIgnoreCase);
            }
        }
    }
}
