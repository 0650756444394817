using System.Net;
using System.Text.RegularExpressions;
using Federation.Running;
using Federation.Storage.Mail;
using Federation.Web.Words;

namespace Federation.Server.Tests.Http;

/// <summary>What an administrator sees of the letters that did not leave, and does about them, without any script.</summary>
public sealed partial class MailPageTests(DemonstrationServer demonstration) : IClassFixture<DemonstrationServer>
{
    private const string Path = "/espace/occitanie/courriels";

    [Fact]
    public async Task Dead_letters_are_shown_without_their_address_and_sent_again_or_given_up()
    {
        var administrator = await demonstration.SignIn("Occitanie", "administration");
        Assert.Contains("Aucun courriel en échec", (await administrator.Get(Path)).Body, StringComparison.Ordinal);

        await Kill("one", "occitanie", "recipient-refused", 550);
        await Kill("two", "occitanie", "letter-refused", 554);
        await Kill("three", "occitanie", "no-answer", null);
        await Kill("elsewhere", "aura", "no-answer", null);
        var page = await administrator.Get(Path);
        DemonstrationServer.Check(page);
        Assert.Equal(3, Visitor.Forms(page).Count(form => form.Markup.Contains("Réessayer<", StringComparison.Ordinal)));
        var text = WebUtility.HtmlDecode(page.Body);
        Assert.Contains("adresse en o•••.invalid", text, StringComparison.Ordinal);
        Assert.Contains("Nouvelles de l’espace", text, StringComparison.Ordinal);
        Assert.Contains("3 en échec", text, StringComparison.Ordinal);
        Assert.DoesNotContain("coordination@", text, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", text, StringComparison.Ordinal);

        // Given up, by the second button of its form.
        var form = Of(page, "one");
        var drop = WebUtility.HtmlDecode(DropAddress().Match(form.Markup).Groups[1].Value);
        var given = await administrator.Follow(await administrator.Post(drop, form.Fields));
        Assert.Contains("Le courriel est abandonné", given.Body, StringComparison.Ordinal);
        Assert.Equal("cancelled", await State("one"));
        Assert.Contains("Rien à faire", (await administrator.Follow(await administrator.Post(drop, form.Fields))).Body, StringComparison.Ordinal);

        var again = await administrator.Follow(await administrator.Submit(Path, Of(page, "two")));
        Assert.Contains("Le courriel va repartir", again.Body, StringComparison.Ordinal);
        await Until.True("the letter left", async () => await State("two") == "sent");

        var all = await administrator.Follow(await administrator.Submit(Path, Visitor.Forms(again).Single(one => one.Markup.Contains("Tout réessayer", StringComparison.Ordinal))));
        Assert.Contains("Les courriels vont repartir", all.Body, StringComparison.Ordinal);
        await Until.True("the letter left", async () => await State("three") == "sent");
        Assert.Equal("dead", await State("elsewhere"));
    }

    [Fact]
    public async Task A_hubs_administrator_does_nothing_to_anothers_letters()
    {
        await Kill("of-bretagne", "bretagne", "no-answer", null);
        var administrator = await demonstration.SignIn("Occitanie", "administration");
        var page = await administrator.Get("/espace/occitanie/comptes");
        var token = Visitor.Forms(page)[0].Fields.First(field => field.Name == "jeton");
        foreach (var handler in new[] { "retry", "drop" })
        {
            var answer = await administrator.Follow(await administrator.Post($"{Path}?handler={handler}", [token, ("Letter", "of-bretagne")]));
            Assert.Contains("Rien à faire", answer.Body, StringComparison.Ordinal);
        }

        Assert.Equal("dead", await State("of-bretagne"));
    }

    [Fact]
    public void Every_reason_has_words_and_no_address_shows_through()
    {
        Assert.All(MailErrors.All, code => Assert.Matches("^[a-zéàê].*[^.]$", MailWords.Of(new MailError(code))));
        Assert.Equal("g•••.com", MailWords.Domain("ada@gmail.com"));
        Assert.Equal("•••", MailWords.Domain("ada@localhost"));
    }

    private static Form Of(Answer page, string letter) => Visitor.Forms(page).Single(form => form.Fields.Any(field => field == ("Letter", letter)));

    private Task Kill(string id, string hub, string error, int? status) => Sql.Run(
        demonstration.Place,
        "INSERT INTO mail (id, hub, kind, recipient, payload, queued_at, due, expires, state, attempts, unsure, ended_at, error, status)"
        + $" SELECT '{id}', '{hub}', 'news', id, '{{\"news\":[\"request-arrived\"]}}', created_at, created_at, created_at + 172800000, 'dead', 3, 0, created_at, '{error}', {status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "NULL"}"
        + $" FROM account WHERE hub = '{hub}' AND role = 'coordinator' LIMIT 1");

    private async Task<string> State(string id) => (await Sql.Rows<string>(demonstration.Place, $"SELECT state FROM mail WHERE id = '{id}'")).Single();

    [GeneratedRegex("formaction=\"([^\"]*)\"")]
    private static partial Regex DropAddress();
}
