using Federation.Domain.Time;
using Federation.Running;

namespace Federation.Server.Tests.Http;

/// <summary>Trainers, pairs and bookings through the pages: who sees whose name, who may answer, and what is told to nobody.</summary>
public sealed class TrainerTests(DemonstrationServer demonstration) : IClassFixture<DemonstrationServer>
{
    private static readonly DateOnly Today = ParisTime.DateOf(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task From_two_trainers_of_two_hubs_to_a_booking_that_one_cancels_and_another_repairs()
    {
        var (aura, bretagne) = (await demonstration.SignIn("AURA"), await demonstration.SignIn("Bretagne"));
        using var visitor = demonstration.Visitor("203.0.113.71");
        var peer = await HubTrainer.Add(aura, "aura", "Canari Essai", "peer");
        var professional = await HubTrainer.Add(bretagne, "bretagne", "Canari Autre", "professional", "35");
        var second = await HubTrainer.Add(aura, "aura", "Canari Second", "peer", "69");
        foreach (var trainer in new[] { peer, professional, second })
        {
            await trainer.Opens(visitor, Today);
        }

        Answer page = null!;
        await Until.True("the other hub's trainer is known", async () =>
            (page = await aura.Get($"/espace/aura/paires?avec={peer.Id}")).Body.Contains("handler=Propose", StringComparison.Ordinal));
        Assert.Contains("professionnel·le", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Canari Autre", page.Text, StringComparison.Ordinal);
        var form = Visitor.Forms(page).First(form => form.Fields.Any(field => field.Value.EndsWith(professional.Id, StringComparison.Ordinal)));
        Assert.Equal(302, (await aura.Submit("", form)).Code);
        Assert.Equal(302, (await aura.Submit("", form)).Code);
        await peer.Agrees(visitor, "paire");
        await professional.Agrees(visitor, "paire");

        var search = $"/espace/aura/chercher-une-paire?theme=recovery&departement=38&du={Today.AddDays(20):yyyy-MM-dd}";
        await Until.True("the pair is found", async () => (page = await aura.Get(search)).Text.Contains("Canari Essai et un·e professionnel·le", StringComparison.Ordinal));
        var asking = Visitor.Forms(page).First(form => form.Fields.Any(field => field.Name == "Booking"));
        Assert.Equal(422, (await aura.Submit("", asking)).Code);
        var booked = await aura.Submit("", asking, ("Slots", $"{Today.AddDays(20):yyyy-MM-dd}:morning"), ("Slots", $"{Today.AddDays(20):yyyy-MM-dd}:afternoon"));
        Assert.Equal(302, booked.Code);
        var booking = booked.Location.Split('#')[0];
        await Until.True("the dates are kept", async () => (await aura.Get(booking)).Text.Split("dates gardées, réponse attendue").Length == 3);
        Assert.Equal(404, (await bretagne.Get(booking.Replace("/aura/", "/bretagne/", StringComparison.Ordinal))).Code);
        await peer.Agrees(visitor, "repondre");
        await professional.Agrees(visitor, "repondre");
        await Until.True("it is confirmed", async () => (await aura.Get(booking)).Text.Contains("Confirmée", StringComparison.Ordinal));
        Assert.Contains("réservé", (await aura.Get($"/espace/aura/planning?semaine={Today.AddDays(20):yyyy-MM-dd}")).Text, StringComparison.Ordinal);
        var theirs = await bretagne.Get($"/espace/bretagne/planning?semaine={Today.AddDays(20):yyyy-MM-dd}");
        Assert.Contains("Canari Autre", theirs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Canari Essai", theirs.Text, StringComparison.Ordinal);

        Assert.Equal(422, (await peer.Does(visitor, "annuler")).Code);
        Assert.Equal(302, (await peer.Does(visitor, "annuler", ("Form.Compris", "true"))).Code);
        await Until.True("it is at risk", async () => (page = await aura.Get(booking)).Text.Contains("Qui peut remplacer", StringComparison.Ordinal));
        Assert.Contains("Canari Second", page.Text, StringComparison.Ordinal);
        Assert.Contains("comme la personne à remplacer", page.Text, StringComparison.Ordinal);
        Assert.Equal(302, (await aura.Submit("", Visitor.Forms(page).First(form => form.Action.Contains("handler=Replace", StringComparison.Ordinal)))).Code);
        await second.Agrees(visitor, "repondre");
        await Until.True("it is confirmed again", async () => (await aura.Get(booking)).Text.Contains("Confirmée", StringComparison.Ordinal));

        var (log, tables) = (string.Join('\n', demonstration.Server.Process.Output), await Tables());
        foreach (var canary in new[] { "Canari", "essai@exemple", peer.Link.Split('/')[^1], second.Link.Split('/')[^1] })
        {
            Assert.DoesNotContain(canary, log, StringComparison.Ordinal);
            Assert.DoesNotContain(canary, tables, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_that_adds_somebody_twice_adds_one_and_what_is_missing_is_said()
    {
        var session = await demonstration.SignIn("Occitanie");
        const string Path = "/espace/occitanie/intervenants";
        var form = HubTrainer.AddForm(await session.Get(Path));
        var wrong = await session.Submit(Path, form, [.. HubTrainer.Answers("", "peer", "38").Where(field => field.Name != "Form.Themes"), ("Form.Zone", "38 abc")]);
        Assert.Equal(422, wrong.Code);
        Assert.Contains("Choisissez au moins un thème", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("numéros de départements", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("38 abc", wrong.Body, StringComparison.Ordinal);
        foreach (var _ in new[] { 1, 2 })
        {
            Assert.Equal(200, (await session.Submit(Path, form, HubTrainer.Answers("Deux Fois", "peer", "34"))).Code);
        }

        Assert.Single(await Sql.Rows<string>(demonstration.Place, "SELECT key FROM trainer WHERE hub = 'occitanie'"));
    }

    [Fact]
    public async Task A_link_opens_one_calendar_and_a_new_one_closes_the_former()
    {
        using var visitor = demonstration.Visitor("203.0.113.72");
        var session = await demonstration.SignIn("Île-de-France");
        var trainer = await HubTrainer.Add(session, "idf", "Canari Lien", "professional", "75");
        Assert.Contains("Canari Lien", (await visitor.Get(trainer.Link)).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await visitor.Get("/intervenant/AAAAAAAAAAAAAAAAAAAAAA")).Code);
        Assert.Equal(422, (await trainer.Does(visitor, "ouvrir")).Code);
        await trainer.Opens(visitor, Today);
        var day = Today.AddDays(3);
        var month = await visitor.Get($"{trainer.Link}?mois={day:yyyy-MM}");
        var press = Visitor.Forms(month).First(form => form.Action.Contains("handler=jour", StringComparison.Ordinal));
        Assert.Equal(302, (await visitor.Submit("", press, ("Form.Jour", $"{day:yyyy-MM-dd}"), ("Form.Oui", "false"))).Code);
        Assert.Contains("Sauf", (await visitor.Get(trainer.Link)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{day:yyyy-MM-dd}&Form.Oui=false", System.Net.WebUtility.HtmlDecode((await visitor.Get($"{trainer.Link}?mois={day:yyyy-MM}")).Body), StringComparison.Ordinal);

        var path = $"/espace/idf/intervenants/{trainer.Id}";
        var page = await session.Get(path);
        Assert.DoesNotContain(trainer.Link, page.Body, StringComparison.Ordinal);
        var renewed = await session.Submit(path, Visitor.Forms(page).Single(form => form.Action.Contains("handler=Link", StringComparison.Ordinal)));
        Assert.Equal(200, renewed.Code);
        Assert.Equal(404, (await visitor.Get(trainer.Link)).Code);
        var link = System.Text.RegularExpressions.Regex.Match(renewed.Text, "/intervenant/[A-Za-z0-9_-]{22}").Value;
        var other = trainer with { Link = link };
        Assert.Equal(302, (await other.Does(visitor, "ouvrir", ("Form.Jours", "monday"), ("Form.Moments", "morning"), ("Form.Du", $"{Today:yyyy-MM-dd}"), ("Form.Au", $"{Today.AddDays(9):yyyy-MM-dd}"))).Code);
        var left = await visitor.Submit(link, Visitor.Forms(await visitor.Get(link)).Single(form => form.Action.EndsWith("handler=quitter", StringComparison.Ordinal)), ("Form.Compris", "true"));
        Assert.Equal(302, left.Code);
        Assert.Equal(404, (await visitor.Get(link)).Code);
        Assert.Equal(404, (await session.Get(path)).Code);
    }

    private async Task<string> Tables()
    {
        var all = new System.Text.StringBuilder();
        foreach (var table in new[] { "entry", "grain", "trainer", "trainer_hold", "pair", "pair_member", "booking", "booking_member", "reply" })
        {
            foreach (IDictionary<string, object> row in await Sql.Rows<dynamic>(demonstration.Place, $"SELECT * FROM {table}"))
            {
                all.AppendJoin('\n', row.Values);
            }
        }

        return all.ToString();
    }
}
