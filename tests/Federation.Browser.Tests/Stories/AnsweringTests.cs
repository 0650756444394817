using Federation.Browsing;

namespace Federation.Stories;

/// <summary>A request between three: the person, the hub that keeps it, the hub that answers.</summary>
public sealed class AnsweringTests(Site site) : BrowserTest(site)
{
    private static readonly Wish Brest = new("Recruter un·e pair·e", "29")
    {
        Through = "aura", Name = "Maëlle Kervella", Email = "maelle@exemple.invalid", Text = "Nous cherchons à créer un poste.", Agreement = "Bretagne, et elle seule",
    };

    [Fact]
    public async Task It_is_read_made_clearer_accepted_and_the_person_keeps_the_last_word_on_her_details()
    {
        await using var person = await Site.Arrives();
        await using var aura = await Site.Coordinator("AURA");
        await using var bretagne = await Site.Coordinator("Bretagne");
        var kept = await person.Files(Brest);
        var id = await aura.Confirms("aura", kept.Code);
        await bretagne.Receives("bretagne", id);

        await bretagne.Does("Marquer lue", "lue");
        await Expect(aura.Detail()).ToContainTextAsync("Lue · Bretagne");

        await bretagne.Opens("Demander une précision");
        await bretagne.Page.GetByLabel("Sur quoi porte la précision ?").SelectOptionAsync("team");
        await bretagne.Page.GetByLabel("Votre question").FillAsync("Combien de collègues ?");
        await bretagne.Submits();
        await Expect(bretagne.Detail()).ToContainTextAsync("C’est fait : précision demandée");
        await Expect(aura.Detail()).ToContainTextAsync("Précision demandée");

        await person.Goes(kept.Link);
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "Bretagne vous demande une précision sur : l’équipe" })).ToBeVisibleAsync();
        await Expect(person.Page.GetByText("Combien de collègues ?")).ToBeVisibleAsync();
        await person.Page.GetByRole(AriaRole.Textbox, new() { Name = "Votre réponse" }).FillAsync("Six, dont deux de nuit.");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Envoyer ma réponse" }).ClickAsync();
        await Expect(person.Page.GetByText("Votre réponse est partie.")).ToBeVisibleAsync();

        await bretagne.Receives("bretagne", id);
        await Expect(bretagne.Detail()).ToContainTextAsync("la personne a répondu");
        await bretagne.Page.GetByRole(AriaRole.Button, new() { Name = "Lire la réponse" }).ClickAsync();
        await Expect(bretagne.Detail()).ToContainTextAsync("Six, dont deux de nuit.");

        await bretagne.Receives("bretagne", id);
        await bretagne.Does("Accepter", "acceptée");
        await Expect(aura.Detail()).ToContainTextAsync("Acceptée · Bretagne");
        await OpensTheDetails(bretagne);
        await Expect(bretagne.Detail()).ToContainTextAsync("maelle@exemple.invalid");

        await person.Goes(kept.Link);
        await Expect(person.Page.Locator(".known")).ToContainTextAsync("Bretagne : vos coordonnées");
        await Expect(person.Page.Locator(".timeline")).ToContainTextAsync("Bretagne a lu vos coordonnées");

        await using var stale = await Site.Coordinator("Bretagne", scripts: false);
        await stale.Receives("bretagne", id);
        await bretagne.Receives("bretagne", id);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Arrêter l’accès de Bretagne : vos coordonnées" }).ClickAsync();
        await Expect(person.Page.GetByText("L’accès est arrêté.")).ToBeVisibleAsync();
        await Expect(bretagne.Page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir les coordonnées" })).ToHaveCountAsync(0);
        await OpensTheDetails(stale);
        await Expect(stale.Detail()).ToContainTextAsync("La personne n’a pas donné son accord, ou l’a retiré.");
        await Expect(stale.Page.GetByText("maelle@exemple.invalid")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_platform_that_keeps_it_cannot_open_the_details_and_the_others_see_nothing()
    {
        await using var person = await Site.Arrives();
        await using var aura = await Site.Coordinator("AURA");
        await using var bretagne = await Site.Coordinator("Bretagne");
        await using var occitanie = await Site.Coordinator("Occitanie");
        var kept = await person.Files(Brest);
        var id = await aura.Confirms("aura", kept.Code);
        await bretagne.Receives("bretagne", id);
        await bretagne.Does("Accepter", "acceptée");

        await Expect(aura.Detail()).ToContainTextAsync("Acceptée · Bretagne");
        await Expect(aura.Detail()).ToContainTextAsync("Chez vous elles restent fermées");
        await Expect(aura.Page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir les coordonnées" })).ToHaveCountAsync(0);
        foreach (var path in new[] { $"/espace/bretagne/recues/{id}", $"/espace/aura/envoyees/{id}", "/espace/aura/recues", "/espace/nulle-part/recues" })
        {
            Assert.Equal(403, (await occitanie.Goes(path)).Status);
        }

        Assert.Equal(404, (await occitanie.Goes($"/espace/occitanie/recues/{id}")).Status);
    }

    [Fact]
    public async Task It_waits_then_is_declined_with_a_reason_and_goes_on_elsewhere()
    {
        await using var person = await Site.Arrives();
        await using var aura = await Site.Coordinator("AURA");
        await using var bretagne = await Site.Coordinator("Bretagne");
        var kept = await person.Files(Brest);
        var id = await aura.Confirms("aura", kept.Code);
        await bretagne.Receives("bretagne", id);
        await bretagne.Does("Liste d’attente", "liste d’attente");
        await Expect(aura.Detail()).ToContainTextAsync("Mise en liste d’attente · Bretagne");

        await bretagne.Opens("Décliner");
        await bretagne.Submits();
        await Expect(bretagne.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choisissez une raison");
        await Expect(bretagne.Page.Locator("details[open] .choice").First).ToBeVisibleAsync();
        await bretagne.Page.GetByRole(AriaRole.Radio, new() { Name = "pas de disponibilité en ce moment" }).CheckAsync();
        await bretagne.Submits();
        await Expect(bretagne.Detail()).ToContainTextAsync("C’est fait : déclinée");

        await Expect(aura.Detail()).ToContainTextAsync("Déclinée · Bretagne");
        await Expect(aura.Detail()).ToContainTextAsync("pas de disponibilité en ce moment");
        await person.Goes(kept.Link);
        await Expect(person.Page.Locator(".timeline")).ToContainTextAsync("pas de disponibilité en ce moment");

        await aura.Goes($"/espace/aura/envoyees/{id}?vue=terminees");
        await Expect(aura.Page.GetByText("À qui la confier maintenant ?")).ToBeVisibleAsync();
        await aura.Chooses("Occitanie");
        await aura.Page.GetByRole(AriaRole.Button, new() { Name = "Réorienter" }).ClickAsync();
        await Expect(aura.Detail()).ToContainTextAsync("Elle continue ailleurs");
        await person.Goes(kept.Link);
        await Expect(person.Page.GetByRole(AriaRole.Link, new() { Name = "Continuer vers la demande" })).ToBeVisibleAsync();
    }

    private static async Task OpensTheDetails(Person coordinator) =>
        await coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir les coordonnées" }).ClickAsync();
}
