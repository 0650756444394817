using Federation.Running;
using Federation.Web.Pages.Espace;

namespace Federation.Server.Tests.Http;

public sealed class SignInTests(DemonstrationServer demonstration) : IClassFixture<DemonstrationServer>
{
    private const string Door = "/espace/connexion";

    [Fact]
    public async Task A_link_opens_once_and_only_by_its_button()
    {
        var (email, _) = await Invite("idf", "coordinator");
        var link = await Link(email);
        using var visitor = demonstration.Visitor();
        var looked = await visitor.Get(link);
        Assert.Equal(200, looked.Code);
        Assert.DoesNotContain(visitor.Cookies, cookie => cookie.Name == "session");
        var form = Visitor.Forms(looked).Single(form => form.Markup.Contains("Entrer", StringComparison.Ordinal));
        Assert.Equal(302, (await visitor.Submit(link, form)).Code);
        Assert.Equal(200, (await visitor.Follow(await visitor.Get("/espace"))).Code);

        using var other = demonstration.Visitor();
        var again = await other.Submit(link, Visitor.Forms(await other.Get(link)).Single(form => form.Markup.Contains("Entrer", StringComparison.Ordinal)));
        DemonstrationServer.Check(again);
        Assert.Equal(410, again.Code);
        Assert.DoesNotContain(other.Cookies, cookie => cookie.Name == "session");
    }

    [Fact]
    public async Task Two_clicks_at_once_open_one_session()
    {
        var (email, _) = await Invite("idf", "coordinator");
        var link = await Link(email);
        var visitors = Enumerable.Range(0, 6).Select(_ => demonstration.Visitor()).ToList();
        var forms = await Task.WhenAll(visitors.Select(async visitor => Visitor.Forms(await visitor.Get(link)).Single(form => form.Markup.Contains("Entrer", StringComparison.Ordinal))));
        var answers = await Task.WhenAll(visitors.Zip(forms, (visitor, form) => visitor.Submit(link, form)));
        Assert.Single(answers, answer => answer.Code == 302);
        Assert.All(answers.Where(answer => answer.Code != 302), answer => Assert.Equal(410, answer.Code));
        visitors.ForEach(visitor => visitor.Dispose());
    }

    [Fact]
    public async Task A_link_ends_after_its_time()
    {
        var (email, _) = await Invite("idf", "coordinator");
        var link = await Link(email);
        Assert.True(await Sql.Run(demonstration.Place, "UPDATE sign_in_link SET expires_at = expires_at - 1200000 WHERE expires_at - 1200000 < (SELECT max(created_at) + 60000 FROM account)") > 0);
        using var visitor = demonstration.Visitor();
        var answer = await visitor.Submit(link, Visitor.Forms(await visitor.Get(link)).Single(form => form.Markup.Contains("Entrer", StringComparison.Ordinal)));
        Assert.Equal(410, answer.Code);
    }

    [Fact]
    public async Task The_door_answers_the_same_to_known_and_unknown_addresses()
    {
        using var visitor = demonstration.Visitor();
        var answers = new List<(int, string, string)>();
        foreach (var email in new[] { "coordination@aura.invalid", "personne@aura.invalid" })
        {
            var form = Visitor.Forms(await visitor.Get(Door)).Single(form => form.Markup.Contains("Recevoir un lien", StringComparison.Ordinal));
            var answer = await visitor.Submit(Door, form, ("Email", email));
            var page = await visitor.Follow(answer);
            answers.Add((answer.Code, answer.Location, page.Body));
            Assert.DoesNotContain(email, page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(email, answer.Location, StringComparison.Ordinal);
        }

        Assert.Equal(answers[0].Item1, answers[1].Item1);
        Assert.Equal(answers[0].Item2, answers[1].Item2);
        Assert.Equal(WithoutTokens(answers[0].Item3), WithoutTokens(answers[1].Item3));
    }

    [Fact]
    public async Task A_coordinator_of_one_hub_opens_nothing_of_another()
    {
        var session = await demonstration.SignIn("AURA");
        foreach (var page in CompiledPages.All.Where(page => page.HasHub && page.Name.StartsWith("/Espace/", StringComparison.Ordinal)))
        {
            var mine = await session.Get(page.Path.Replace("/019a0000-0000-7000-8000-000000000000", "", StringComparison.Ordinal));
            DemonstrationServer.Check(mine);
            Assert.True(mine.Code == (SpacePages.OfAdministrators.Contains(page.Name) ? 403 : 200), $"{page}: {mine}");
            foreach (var hub in new[] { "bretagne", "occitanie", "idf", "personne", "AURA", "a%2fb" })
            {
                var theirs = await session.Get(page.Path.Replace("/aura", $"/{hub}", StringComparison.Ordinal));
                DemonstrationServer.Check(theirs);
                Assert.True(theirs.Code == 403, $"{page} of {hub}: {theirs}");
            }
        }
    }

    [Fact]
    public async Task A_coordinator_of_one_hub_commands_nothing_of_another()
    {
        var session = await demonstration.SignIn("AURA");
        var before = await Quiet.Everything(demonstration.Place);
        var token = Visitor.Forms(await session.Get("/espace/aura/code")).SelectMany(form => form.Fields).First(field => field.Name == "jeton");
        var referrals = await Sql.Rows<(string Hub, string Key)>(demonstration.Place, "SELECT hub, key FROM referral WHERE hub <> 'aura'");
        Assert.NotEmpty(referrals);
        foreach (var (device, page) in CompiledPages.All.Where(page => page.HasHub && page.Name.StartsWith("/Espace/", StringComparison.Ordinal)).Index())
        {
            foreach (var handler in new[] { "", "move", "open", "send", "reroute", "align", "capacity", "clocks", "close", "publish", "back", "renew", "fill", "withdraw", "join", "add", "remove", "retry", "all", "drop" })
            {
                var (hub, key) = referrals[handler.Length % referrals.Count];
                var path = page.Path.Replace("/aura", $"/{hub}", StringComparison.Ordinal).Replace("019a0000-0000-7000-8000-000000000000", key, StringComparison.Ordinal);
                using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}?handler={handler}")
                {
                    Content = new FormUrlEncodedContent(new Dictionary<string, string>
                    {
                        ["jeton"] = token.Value, ["Move.To"] = "accepted", ["Move.Key"] = $"k-{handler}", ["Opening.What"] = "contact", ["Opening.Key"] = $"o-{handler}", ["Sending.To"] = "aura", ["Sending.Key"] = "s",
                        ["Email"] = "intrus@example.invalid", ["Capacity.Service"] = "awareness", ["Capacity.Level"] = "limited", ["Capacity.Key"] = "c", ["Call"] = key, ["Key"] = "c", ["Letter"] = "one",
                    }),
                };
                request.Headers.Add("X-Forwarded-For", $"203.0.113.{1 + handler.Length}, 203.0.113.{1 + device}");
                var answer = await session.Send(request);
                DemonstrationServer.Check(answer);
                Assert.True(answer.Code is 403, $"{path} {handler}: {answer}");
            }
        }

        Assert.Equal(before, await Quiet.Everything(demonstration.Place));
    }

    [Fact]
    public async Task A_closed_account_is_out_at_the_next_click()
    {
        var (email, id) = await Invite("occitanie", "coordinator");
        using var session = await demonstration.Visitor("198.51.100.90").SignIn(await Link(email));
        Assert.Equal(200, (await session.Get("/espace/occitanie/recues")).Code);

        var administrator = await demonstration.SignIn("Occitanie", "administration");
        var accounts = await administrator.Get("/espace/occitanie/comptes");
        var close = Visitor.Forms(accounts).Single(form => form.Fields.Any(field => field.Name == "Closing" && field.Value == id));
        Assert.Equal(302, (await administrator.Submit("/espace/occitanie/comptes", close)).Code);

        var after = await session.Get("/espace/occitanie/recues");
        Assert.Equal(302, after.Code);
        Assert.StartsWith(Door, after.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var visitor = demonstration.Visitor();
        var link = await Link((await Invite("idf", "administrator")).Email);
        var answer = await visitor.Submit(link, Visitor.Forms(await visitor.Get(link)).Single(form => form.Markup.Contains("Entrer", StringComparison.Ordinal)));
        var cookie = answer.Message.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("session=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
    }

    private static string WithoutTokens(string page) => System.Text.RegularExpressions.Regex.Replace(page, "value=\"CfDJ8[^\"]*\"", "");

    private async Task<(string Email, string Id)> Invite(string hub, string role)
    {
        var email = $"{Guid.CreateVersion7()}@example.invalid";
        var known = await Sql.Rows<string>(demonstration.Place, "SELECT id FROM account");
        var ran = await Commands.Run(["invite", hub, role, .. demonstration.Place.Settings], email + "\n");
        Assert.True(ran.Code == 0, ran.ToString());
        Assert.DoesNotContain(email, ran.Output + ran.Errors, StringComparison.Ordinal);
        return (email, (await Sql.Rows<string>(demonstration.Place, "SELECT id FROM account")).Except(known).Single());
    }

    private async Task<string> Link(string email) => await Letters.Link(demonstration.Place, email);
}
