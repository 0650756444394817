using System.Text.RegularExpressions;
using Federation.Domain.Time;
using Federation.Running;

namespace Federation.Server.Tests.Http;

/// <summary>Two coordinators of one hub with the same form open: the second reads what the first wrote beside what they typed, and nothing that was typed is lost.</summary>
public sealed class EditingTests(DemonstrationServer demonstration) : IClassFixture<DemonstrationServer>
{
    private static readonly DateOnly Today = ParisTime.DateOf(TimeProvider.System.GetUtcNow());

    private static readonly (string, string)[] Days = [("Form.Jours[0]", $"{Today.AddDays(30):yyyy-MM-dd}"), ("Form.De[0]", "09:00"), ("Form.A[0]", "17:00"), ("Form.Departement", "38")];

    [Fact]
    public async Task Of_a_course()
    {
        var session = await demonstration.SignIn("AURA");
        await Race(session, $"/espace/aura/formations/ecrire/{await Course(session)}", "Form.Facon", form => Has(form, "Form.Titre"));
    }

    [Fact]
    public async Task Of_a_session()
    {
        var session = await demonstration.SignIn("AURA");
        var path = $"/espace/aura/sessions/planifier?formation={await Course(session)}";
        var planned = await session.Submit(path, Visitor.Forms(await session.Get(path)).Single(form => Has(form, "Form.Promotion")), Days);
        Assert.True(planned.Code == 302, planned.ToString());
        await Race(session, $"/espace/aura/sessions/planifier/{planned.Location.Split('/', '?', '#')[4]}", "Form.Promotion", form => Has(form, "Form.Promotion"));
    }

    [Fact]
    public async Task Of_a_collective()
    {
        var session = await demonstration.SignIn("AURA");
        const string Path = "/espace/aura/collectifs/ecrire";
        var described = await session.Submit(Path, Visitor.Forms(await session.Get(Path)).Single(form => Has(form, "Form.Rythme")), ("Form.Nom", "Collectif des essais"));
        Assert.True(described.Code == 302, described.ToString());
        await Race(session, $"{Path}/{described.Location.Split('/', '?', '#')[4]}", "Form.Rythme", form => Has(form, "Form.Rythme"));
    }

    [Fact]
    public async Task Of_a_trainer()
    {
        var session = await demonstration.SignIn("AURA");
        var trainer = await HubTrainer.Add(session, "aura", "Canari Essai", "peer");
        await Race(session, $"/espace/aura/intervenants/{trainer.Id}", "Form.Nom", form => form.Action.Contains("handler=Describe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_an_offer_that_is_published()
    {
        var session = await demonstration.SignIn("AURA");
        var offer = await HubOffer.Publish(session, "aura", "Travailleur pair des essais");

        // Text areas are not read back by this browser without a screen.
        await Race(session, $"/espace/aura/offres/ecrire/{offer.Id}", "Form.Titre", form => Has(form, "Form.Titre"), ("Form.Missions", "Accueillir à partir de son expérience"));
    }

    private static bool Has(Form form, string field) => form.Fields.Any(one => one.Name == field);

    private static async Task<string> Course(Visitor session) => Regex.Match((await session.Get("/espace/aura/formations")).Body, "/espace/aura/formations/ecrire/([a-z0-9-]+)\"").Groups[1].Value;

    private static async Task Race(Visitor session, string path, string field, Func<Form, bool> which, params (string Name, string Value)[] always)
    {
        async Task<Form> Open() => Visitor.Forms(await session.Get(path)).Single(which);
        var (one, other) = (await Open(), await Open());
        Assert.Equal(302, (await session.Submit(path, one, [.. always, (field, "Écrit par l’une")])).Code);

        // Pressed twice, it is done once.
        Assert.Equal(302, (await session.Submit(path, one, [.. always, (field, "Écrit par l’une")])).Code);

        var refused = await session.Submit(path, other, [.. always, (field, "Écrit par l’autre")]);
        Assert.True(refused.Code == 409, refused.ToString());
        DemonstrationServer.Check(refused);
        Assert.Contains("entre-temps", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Écrit par l’une", refused.Text, StringComparison.Ordinal);
        var again = Visitor.Forms(refused).Single(which);
        Assert.Contains((field, "Écrit par l’autre"), again.Fields);
        Assert.Contains((field, "Écrit par l’une"), (await Open()).Fields);

        // Having read it, one may write over it; and a repeat of the first changes nothing any more.
        Assert.Equal(302, (await session.Submit(path, again, [.. always])).Code);
        Assert.Equal(302, (await session.Submit(path, one, [.. always, (field, "Écrit par l’une")])).Code);
        Assert.Contains((field, "Écrit par l’autre"), (await Open()).Fields);
    }
}
