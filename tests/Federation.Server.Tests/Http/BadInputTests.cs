using System.Net.Http.Headers;
using System.Text;
using Federation.Running;

namespace Federation.Server.Tests.Http;

/// <summary>What no browser sends: refused with a code of the fours, told without machinery, and nothing is stored.</summary>
public sealed class BadInputTests(DemonstrationServer demonstration) : IClassFixture<DemonstrationServer>
{
    private const string Door = "/espace/connexion";

    public static TheoryData<string> Needs =>
    [
        "besoin=tout&departement=35&comment=remote",
        "besoin=0&departement=35&comment=remote",
        "besoin=RecruitAPeer&departement=35&comment=remote",
        "besoin=prepare-a-team&departement=99&comment=remote",
        "besoin=prepare-a-team&departement=2a&comment=remote",
        "besoin=prepare-a-team&departement=35&comment=telepathy",
        "besoin=prepare-a-team&departement=35&langue=fr-FR",
        "besoin=prepare-a-team&departement=35&avant=2020-01-01",
        "besoin=prepare-a-team&departement=35&avant=9999-12-31",
        "besoin=prepare-a-team&departement=35&depuis=%00",
        "besoin=prepare-a-team%00&departement=35",
        "besoin=%FF%FE&departement=35",
        "departement=35",
        "",
    ];

    [Theory, MemberData(nameof(Needs))]
    public async Task A_need_that_is_none_files_nothing(string query)
    {
        await Unchanged(async visitor =>
        {
            var good = Request.Deposit(await visitor.Get(Request.Need));
            var answer = await visitor.Post($"/demande/depot?{query}", [.. good.Fields.Where(field => !field.Name.StartsWith("Form.Joindre", StringComparison.Ordinal)), ("Form.Joindre", "non")]);
            DemonstrationServer.Check(answer);
            Assert.True(answer.Code is >= 400 and < 500 || (answer.Code == 302 && answer.Location.StartsWith("/demande?", StringComparison.Ordinal)), answer.ToString());
            DemonstrationServer.Check(await visitor.Get($"/demande/depot?{query}"));
            DemonstrationServer.Check(await visitor.Get($"/demande?{query}&verifier=true"));
        });
    }

    [Theory]
    [InlineData("Form.Ticket", "inventé", 422)]
    [InlineData("Form.Ticket", "", 422)]
    [InlineData("Form.Vu", "aura>idf!", 409)]
    [InlineData("Form.Joindre", "peut-être", 422)]
    [InlineData("Form.Accord", "tout-le-monde", 422)]
    [InlineData("Form.Courriel", "pas une adresse", 422)]
    [InlineData("Form.Telephone", "appelez", 422)]
    [InlineData("Form.Nom", "", 422)]
    [InlineData("jeton", "inventé", 400)]
    [InlineData("jeton", "", 400)]
    public async Task One_wrong_answer_is_refused_and_files_nothing(string field, string value, int code)
    {
        await Unchanged(async visitor =>
        {
            var form = Request.Deposit(await visitor.Get(Request.Need));
            var right = new[] { ("Form.Texte", "Bonjour"), ("Form.Joindre", "oui"), ("Form.Nom", "Une personne"), ("Form.Courriel", "a@example.invalid"), ("Form.Accord", "toutes") };
            var answer = await visitor.Submit(Request.Need, form, [.. right.Where(one => one.Item1 != field), (field, value)]);
            DemonstrationServer.Check(answer);
            Assert.True(answer.Code == code, answer.ToString());
        });
    }

    /// <summary>One letter changed anywhere, or another form's ticket: never a request with a code of one's choice.</summary>
    [Fact]
    public async Task A_forged_ticket_files_nothing()
    {
        await Unchanged(async visitor =>
        {
            var form = Request.Deposit(await visitor.Get(Request.Need));
            var ticket = form.Fields.Single(field => field.Name == "Form.Ticket").Value;
            foreach (var at in new[] { 0, ticket.Length / 3, ticket.Length / 2, ticket.Length - 2 })
            {
                var forged = ticket[..at] + (ticket[at] == 'A' ? 'B' : 'A') + ticket[(at + 1)..];
                var answer = await visitor.Submit(Request.Need, form, ("Form.Joindre", "non"), ("Form.Ticket", forged));
                DemonstrationServer.Check(answer);
                Assert.True(answer.Code == 422, answer.ToString());
            }
        });
    }

    [Fact]
    public async Task The_same_form_sent_six_times_at_once_files_one_request()
    {
        using var visitor = demonstration.Visitor("203.0.113.7");
        var form = Request.Deposit(await visitor.Get(Request.Need));
        var before = (await Sql.Rows<long>(demonstration.Place, "SELECT count(*) FROM referral WHERE side = 'origin'"))[0];
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => visitor.Submit(Request.Need, form, ("Form.Joindre", "non"))));
        Assert.All(answers, answer => Assert.True(answer.Code == 302, answer.ToString()));
        Assert.Single(answers.Select(answer => answer.Location).Distinct());
        Assert.Equal(before + 1, (await Sql.Rows<long>(demonstration.Place, "SELECT count(*) FROM referral WHERE side = 'origin'"))[0]);
        await Quiet.Settled(demonstration.Place);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/demande")]
    [InlineData("/suivi")]
    [InlineData("/espace/connexion")]
    [InlineData("/plateformes")]
    public async Task An_address_of_ten_thousand_letters_is_refused(string path)
    {
        using var visitor = demonstration.Visitor();
        var answer = await visitor.Get($"{path}?besoin={new string('a', 10_000)}");
        Assert.True(answer.Code is 414 or 400 or 431, answer.ToString());
        CommandLine.Plain.Check(answer.Body);
    }

    [Theory]
    [InlineData(70_000)]
    [InlineData(3_000_000)]
    public async Task A_body_too_large_is_refused(int size)
    {
        await Unchanged(async visitor =>
        {
            foreach (var path in new[] { Door, Request.Need, "/suivi" })
            {
                var token = Visitor.Forms(await visitor.Get(path)).SelectMany(form => form.Fields).First(field => field.Name == "jeton");
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent($"jeton={token.Value}&Email={new string('a', size)}", Encoding.UTF8, "application/x-www-form-urlencoded") };
                request.Headers.ExpectContinue = true;
                var answer = await visitor.Send(request);
                DemonstrationServer.Check(answer);
                Assert.True(answer.Code == 413, answer.ToString());
            }
        });
    }

    [Theory]
    [InlineData("application/json", "{\"Email\":\"a@example.invalid\"}")]
    [InlineData("text/plain", "Email=a@example.invalid")]
    [InlineData("multipart/form-data", "ceci n’a pas de frontière")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"Email\"\r\n\r\nsans fin")]
    [InlineData("application/x-www-form-urlencoded", "%%%=%zz&&&===")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "Email=+ADw-")]
    public async Task A_malformed_form_is_refused(string type, string body)
    {
        await Unchanged(async visitor =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Door) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            var answer = await visitor.Send(request);
            DemonstrationServer.Check(answer);
            Assert.True(answer.Code is >= 400 and < 500, answer.ToString());
        });
    }

    [Fact]
    public async Task A_form_of_too_many_fields_is_refused()
    {
        await Unchanged(async visitor =>
        {
            var answer = await visitor.Post(Door, Enumerable.Range(0, 3000).Select(i => ($"f{i}", "x")));
            DemonstrationServer.Check(answer);
            Assert.True(answer.Code is >= 400 and < 500, answer.ToString());
        });
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("TRACE")]
    [InlineData("PROPFIND")]
    public async Task Another_method_is_refused(string method)
    {
        await Unchanged(async visitor =>
        {
            foreach (var path in new[] { "/", "/demande", Door, "/suivi", "/health/ready", "/espace/aura/recues" })
            {
                var answer = await visitor.Send(new HttpRequestMessage(new HttpMethod(method), path));
                DemonstrationServer.Check(answer);
                Assert.True(answer.Code is >= 400 and < 500 or 302, $"{path}: {answer}");
            }
        });
    }

    [Theory]
    [InlineData("Move.To", "anything")]
    [InlineData("Move.To", "4")]
    [InlineData("Move.To", "Accepted")]
    [InlineData("Move.Key", "")]
    [InlineData("Move.Key", "une clé")]
    public async Task An_unknown_code_in_an_action_changes_nothing(string field, string value)
    {
        var session = await demonstration.SignIn("Occitanie");
        var before = await Quiet.Everything(demonstration.Place);
        var id = (await Sql.Rows<string>(demonstration.Place, "SELECT key FROM referral WHERE hub = 'occitanie' AND side = 'recipient'"))[0];
        var page = $"/espace/occitanie/recues/{id}";
        var token = Visitor.Forms(await session.Get(page)).SelectMany(form => form.Fields).First(one => one.Name == "jeton");
        var right = new[] { ("Move.To", "in-review"), ("Move.Key", "bonne") };
        var answer = await session.Post($"{page}?handler=move", [token, .. right.Where(one => one.Item1 != field), (field, value)]);
        DemonstrationServer.Check(answer);
        Assert.True(answer.Code is >= 400 and < 500, answer.ToString());
        Assert.Equal(before, await Quiet.Everything(demonstration.Place));
    }

    [Fact]
    public async Task Too_many_forms_are_refused_for_a_while_in_french_and_reading_goes_on()
    {
        using var visitor = demonstration.Visitor("203.0.113.99");
        Answer last;
        var sent = 0;
        do
        {
            last = await visitor.Post("/suivi", [("Numero", "x")]);
            sent++;
        }
        while (last.Code != 429 && sent < 500);

        DemonstrationServer.Check(last);
        Assert.Equal(429, last.Code);
        Assert.Contains("Trop de demandes", last.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await visitor.Get("/suivi")).Code);
        using var other = demonstration.Visitor("203.0.113.98");
        Assert.NotEqual(429, (await other.Post("/suivi", [("Numero", "x")])).Code);
    }

    private async Task Unchanged(Func<Visitor, Task> attempt, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        // Each test comes from its own address, so that the limit of one is not met by another.
        using var visitor = demonstration.Visitor($"192.0.2.{(uint)name.GetHashCode(StringComparison.Ordinal) % 250}");
        await Quiet.Settled(demonstration.Place);
        var before = await Quiet.Everything(demonstration.Place);
        await attempt(visitor);
        await Quiet.Settled(demonstration.Place);
        Assert.Equal(before, await Quiet.Everything(demonstration.Place));
    }
}
