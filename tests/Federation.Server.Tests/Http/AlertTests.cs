using Federation.Running;

namespace Federation.Server.Tests.Http;

/// <summary>Alerts through the pages: who may do what, by which address, and what is told to nobody.</summary>
public sealed class AlertTests(DemonstrationServer demonstration) : IClassFixture<DemonstrationServer>
{
    private const string OneClick = "List-Unsubscribe=One-Click";

    private Place Place => demonstration.Place;

    [Fact]
    public async Task Opening_a_link_confirms_nothing_and_one_button_does()
    {
        using var visitor = demonstration.Visitor("203.0.113.1");
        var alert = await AlertRequest.ByLetter(Place, visitor, "mots=confirmation", "confirme@exemple.invalid");
        for (var times = 0; times < 3; times++)
        {
            // As programs that look into letters do.
            Assert.Contains("Oui, prévenez-moi", (await visitor.Get(alert.Path)).Text, StringComparison.Ordinal);
        }

        Assert.Equal(["asked"], await Sql.Rows<string>(Place, "SELECT status FROM subscription ORDER BY asked_at DESC LIMIT 1"));
        Assert.Equal(302, (await alert.Does(visitor, "Confirmer")).Code);
        Assert.DoesNotContain("Oui, prévenez-moi", (await visitor.Get(alert.Path)).Text, StringComparison.Ordinal);
    }

    /// <summary>From a session that was told to a narrower alert, with its effect shown before; the way back changes nothing.</summary>
    [Fact]
    public async Task A_session_that_is_not_for_one_narrows_the_alert_and_another_link_opens_none_of_it()
    {
        using var visitor = demonstration.Visitor("203.0.113.9");
        var alert = await AlertRequest.Live(visitor, "sujet=sessions&region=84", ("aussi", "live"));
        var aura = await demonstration.SignIn("AURA");
        var course = System.Text.RegularExpressions.Regex.Match((await aura.Get("/espace/aura/formations")).Body, "/espace/aura/formations/ecrire/([a-z0-9-]+)\"").Groups[1].Value;
        foreach (var department in new[] { "38", "69" })
        {
            var path = $"/espace/aura/sessions/planifier?formation={course}";
            var form = Visitor.Forms(await aura.Get(path)).Single(form => form.Fields.Any(field => field.Name == "Form.Promotion"));
            var day = Domain.Time.ParisTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(40);
            Assert.Equal(302, (await aura.Submit(path, form, ("Form.Jours[0]", $"{day:yyyy-MM-dd}"), ("Form.De[0]", "09:00"), ("Form.A[0]", "17:00"), ("Form.Departement", department))).Code);
        }

        Answer page = null!;
        await Until.True("both are told", async () => System.Text.RegularExpressions.Regex.Count((page = await visitor.Get(alert.Path)).Body, "/pas-pour-moi/") == 2);
        var links = System.Text.RegularExpressions.Regex.Matches(page.Body, $"{alert.Path}(/pas-pour-moi/[^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        var narrowing = (Page: await visitor.Get(alert.Path + links[0]), Path: alert.Path + links[0]);
        DemonstrationServer.Check(narrowing.Page);
        Assert.Contains("2 sessions répondent", narrowing.Page.Text.Replace('\u202f', ' ').Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Il en resterait une", narrowing.Page.Text, StringComparison.Ordinal);
        Assert.Contains("Sans le département", narrowing.Page.Text, StringComparison.Ordinal);
        var choice = Visitor.Forms(narrowing.Page).Single(form => form.Fields.Any(field => field.Name == "Geste"));
        var elsewhere = System.Text.RegularExpressions.Regex.Match(narrowing.Page.Body, "name=\"Choix\" value=\"(departement=[^\"]*)\"").Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal);
        Assert.Equal(422, (await visitor.Submit(narrowing.Path, choice, ("Choix", "region=11"))).Code);
        Assert.Equal(302, (await visitor.Submit(narrowing.Path, choice, ("Choix", elsewhere))).Code);
        Assert.Equal(302, (await visitor.Submit(narrowing.Path, choice, ("Choix", elsewhere))).Code);
        Assert.Matches("Drôme|Savoie|Loire", (await visitor.Get(alert.Path)).Text);
        Assert.Contains("Votre recherche d’avant", (await visitor.Get(alert.Path)).Text, StringComparison.Ordinal);

        var other = await AlertRequest.Live(visitor, "sujet=meetings", ("aussi", "live"));
        Assert.Equal(404, (await visitor.Get(other.Path + links[0])).Code);
        Assert.Equal(404, (await visitor.Get($"/alertes/AAAAAAAAAAAAAAAAAAAAAA{links[0]}")).Code);
        Assert.Equal(404, (await visitor.Get(alert.Path + links[0].Replace("session.", "collective.", StringComparison.Ordinal))).Code);
        Assert.Contains("n’est plus annoncée", (await visitor.Get(alert.Path + links[0] + "x")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_click_ends_letters_by_a_post_alone_and_tells_nobody_what_a_link_opens()
    {
        using var visitor = demonstration.Visitor("203.0.113.2");
        var alert = await AlertRequest.ByLetter(Place, visitor, "mots=desabonner", "arret@exemple.invalid");
        Assert.Equal(302, (await alert.Does(visitor, "Confirmer")).Code);
        using var machine = demonstration.Visitor("203.0.113.3");
        Assert.Equal(200, (await machine.Get($"{alert.Path}/desabonner")).Code);
        Assert.Equal(400, (await machine.Post($"{alert.Path}/desabonner", [("List-Unsubscribe", "Yes")])).Code);
        Assert.Equal(400, (await machine.Post($"{alert.Path}/desabonner?{OneClick}", [])).Code);
        Assert.Contains("par courriel", (await visitor.Get(alert.Path)).Text, StringComparison.Ordinal);

        var known = await machine.Post($"{alert.Path}/desabonner", [("List-Unsubscribe", "One-Click")]);
        Assert.Equal(200, known.Code);
        Assert.Empty(machine.Cookies);
        var again = await machine.Post($"{alert.Path}/desabonner", [("List-Unsubscribe", "One-Click")]);
        var nobody = await machine.Post("/alertes/AAAAAAAAAAAAAAAAAAAAAA/desabonner", [("List-Unsubscribe", "One-Click")]);
        Assert.Equal(known.Text.Replace(alert.Key, ""), again.Text.Replace(alert.Key, ""));
        Assert.Equal(known.Text.Replace(alert.Key, ""), nobody.Text.Replace("AAAAAAAAAAAAAAAAAAAAAA", ""));

        // The channel of the page stays; the address is gone.
        Assert.DoesNotContain("par courriel", (await visitor.Get(alert.Path)).Text, StringComparison.Ordinal);
        Assert.Contains("sur ce site", (await visitor.Get(alert.Path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_asks_for_one_alert()
    {
        using var visitor = demonstration.Visitor("203.0.113.4");
        var form = Visitor.Forms(await visitor.Get("/alertes/nouvelle?mots=deux-fois")).Single(form => form.Fields.Any(field => field.Name == "Ticket"));
        var (first, second) = (await visitor.Submit("", form with { Action = "/alertes/nouvelle" }), await visitor.Submit("", form with { Action = "/alertes/nouvelle" }));
        Assert.Equal(302, first.Code);
        Assert.Equal(first.Location, second.Location);
    }

    [Theory]
    [InlineData("email-at-once", "", "Écrivez votre adresse")]
    [InlineData("email-daily", "camille", "n’en est pas une")]
    [InlineData("email-daily", "a@b\r\nBcc: c@d.fr", "n’en est pas une")]
    public async Task What_is_missing_is_said_and_what_was_chosen_stays(string letters, string email, string said)
    {
        using var visitor = demonstration.Visitor("203.0.113.5");
        var answer = await AlertRequest.Ask(visitor, "mots=oubli&contrat=cdi", ("courriels", letters), ("Courriel", email));
        Assert.Equal(422, answer.Code);
        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        Assert.Contains("« oubli »", answer.Text, StringComparison.Ordinal);
        Assert.Contains(("courriels", letters), Visitor.Forms(answer).Single(form => form.Fields.Any(field => field.Name == "Ticket")).Fields);
    }

    [Fact]
    public async Task Nobody_manages_with_the_address_of_a_feed_and_a_feed_ends_with_its_channel()
    {
        using var visitor = demonstration.Visitor("203.0.113.6");
        var alert = await AlertRequest.Live(visitor, "mots=flux", ("aussi", "live"), ("aussi", "atom"), ("aussi", "calendar"));
        var page = await visitor.Get(alert.Path);
        var feeds = System.Text.RegularExpressions.Regex.Matches(page.Body, "/alertes/flux/[^<\\s]+").Select(match => match.Value).ToList();
        Assert.Equal(2, feeds.Count);
        foreach (var feed in feeds)
        {
            var answer = await visitor.Get(feed);
            Assert.Equal(200, answer.Code);
            Assert.True(answer.Message.Headers.CacheControl?.Private, "shared caches keep a private feed");
            Assert.DoesNotContain(alert.Key, answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("mots", answer.Body, StringComparison.Ordinal);
            var key = feed.Split('/')[^1].Split('.')[0];
            Assert.Equal(404, (await visitor.Get($"/alertes/{key}")).Code);
            Assert.Equal(404, (await visitor.Get(feed.Replace(key, new string('A', 22)))).Code);
        }

        Assert.Equal(302, (await alert.Does(visitor, "Canaux", ("aussi", "atom"))).Code);
        Assert.Equal(404, (await visitor.Get(feeds.Single(feed => feed.EndsWith(".ics", StringComparison.Ordinal)))).Code);
        Assert.Equal(302, (await alert.Does(visitor, "Supprimer", ("compris", "true"))).Code);
        Assert.All(await Task.WhenAll(feeds.Select(visitor.Get)), gone => Assert.Equal(404, gone.Code));
        Assert.Equal(404, (await visitor.Get(alert.Path)).Code);
    }

    [Fact]
    public async Task Feeds_tell_what_the_alert_told_and_a_calendar_strikes_out_what_was_withdrawn()
    {
        using var visitor = demonstration.Visitor("203.0.113.8");
        var alert = await AlertRequest.Live(visitor, "departement=07", ("aussi", "atom"), ("aussi", "calendar"));
        var feeds = System.Text.RegularExpressions.Regex.Matches((await visitor.Get(alert.Path)).Body, "/alertes/flux/[^<\\s]+").Select(match => match.Value).ToList();
        var aura = await demonstration.SignIn("AURA");
        var offer = await HubOffer.Publish(aura, "aura", "Paire aidante à Privas", "Privas", "07");
        await Until.True("the offer in the calendar", async () => (await visitor.Get(feeds[1])).Body.Contains($"UID:fin-{offer.Id}", StringComparison.Ordinal));
        Assert.Contains("Paire aidante à Privas", (await visitor.Get(feeds[0])).Body, StringComparison.Ordinal);
        var calendar = await visitor.Get(feeds[1]);
        Assert.Equal("text/calendar", calendar.Type);
        Assert.DoesNotContain("Privas", calendar.Body, StringComparison.Ordinal);
        var before = Sequence(calendar);
        await offer.Withdraw(aura);
        await Until.True("the offer struck out", async () => (await visitor.Get(feeds[1])).Body.Contains("STATUS:CANCELLED", StringComparison.Ordinal));
        Assert.True(Sequence(await visitor.Get(feeds[1])) > before);
        await Until.True("the offer is over on the page", async () => (await visitor.Get(alert.Path)).Text.Contains("n’est plus en ligne", StringComparison.Ordinal));
    }

    private static int Sequence(Answer calendar) => int.Parse(System.Text.RegularExpressions.Regex.Match(calendar.Body, "SEQUENCE:(\\d+)").Groups[1].Value);

    [Fact]
    public async Task Neither_address_nor_words_nor_link_stand_in_logs_or_in_the_database()
    {
        const string email = "canari-alerte@exemple.invalid", word = "canarialertemot";
        using var visitor = demonstration.Visitor("203.0.113.7");
        var alert = await AlertRequest.ByLetter(Place, visitor, $"mots={word}", email);
        Assert.Equal(302, (await alert.Does(visitor, "Confirmer")).Code);
        await visitor.Get(alert.Path);
        await visitor.Post($"{alert.Path}/desabonner", [("List-Unsubscribe", "no")]);
        await Quiet.Settled(Place);
        string[] canaries = [email, word, alert.Key];
        foreach (var file in Directory.EnumerateFiles(Place.Data, "*", SearchOption.AllDirectories).Where(file => !file.Contains("courriels", StringComparison.Ordinal)))
        {
            var bytes = await ReadShared(file);
            Assert.All(canaries, canary => Assert.True(bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(canary)) < 0, $"{canary} in {Path.GetFileName(file)}"));
        }

        Assert.All(demonstration.Server.Process.Output, line => Assert.All(canaries, canary => Assert.DoesNotContain(canary, line, StringComparison.Ordinal)));
        foreach (var letter in await Letters.To(Place, email))
        {
            Assert.DoesNotContain(word, Letters.Body(letter), StringComparison.Ordinal);
            Assert.DoesNotContain(word, letter, StringComparison.Ordinal);
        }

        Assert.Equal(302, (await alert.Does(visitor, "Supprimer", ("compris", "true"))).Code);
        Assert.Equal(404, (await visitor.Get(alert.Path)).Code);
    }

    private static async Task<byte[]> ReadShared(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
