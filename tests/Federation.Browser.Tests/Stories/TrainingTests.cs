using Federation.Browsing;

namespace Federation.Stories;

/// <summary>A place from the one who announces it to the one who has it, without a script; and who is told nothing.</summary>
public sealed class TrainingTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task A_place_that_is_given_back_is_kept_for_the_first_who_waits_and_taken_by_the_private_link()
    {
        var session = await Site.Announces("Histoire d’une place");
        await using var first = await Site.Arrives(scripts: false);
        await using var second = await Site.Arrives(scripts: false);
        var (given, waiting) = (await first.AsksForAPlace(session, "Camille Avant", "camille-rend@exemple.invalid"), await second.AsksForAPlace(session, "Noa Après", "noa-attend@exemple.invalid"));
        await Expect(Heading(first)).ToHaveTextAsync("Vous avez une place");
        await Expect(Heading(second)).ToHaveTextAsync("Vous êtes sur la liste d’attente");

        await first.GivesBack(given);
        await first.Goes(given);
        await Expect(Heading(first)).ToHaveTextAsync("Ce lien n’ouvre aucune inscription");

        // One letter, to who waits alone, that tells whoever reads over a shoulder nothing.
        var letter = await Until.Found("a letter", async () => (await Letters.To(Site.Place, "noa-attend@exemple.invalid")).SingleOrDefault());
        Assert.Contains("Une réponse est attendue avant", Letters.Body(letter), StringComparison.Ordinal);
        Assert.Contains(new Uri(waiting).AbsolutePath, Letters.Body(letter), StringComparison.Ordinal);
        Assert.All(["Histoire", "formation", "AURA", "Grenoble", "Noa Après"], word => Assert.DoesNotContain(word, letter + Letters.Body(letter), StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await Letters.To(Site.Place, "camille-rend@exemple.invalid"));

        await second.Goes(waiting);
        await Expect(Heading(second)).ToHaveTextAsync("Une place s’est libérée pour vous");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Je prends cette place" }).ClickAsync();
        await Expect(second.Page.GetByText("La place est à vous")).ToBeVisibleAsync();
        await second.Goes(session);
        await Expect(second.Page.GetByText("complète, liste d’attente")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_hub_reads_a_name_by_a_click_that_the_person_sees_and_another_hub_finds_nothing()
    {
        var session = await Site.Announces("Histoire d’une lecture", 3);
        await using var person = await Site.Arrives(scripts: false);
        var link = await person.AsksForAPlace(session, "Canari Lecture");
        await using var hub = await Site.Coordinator("AURA", scripts: false);
        await hub.Goes(Trainings.InSpace(session));
        await Expect(hub.Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Canari Lecture");
        await hub.Page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir les coordonnées" }).ClickAsync();
        await Expect(hub.Page.Locator(".sealed.open")).ToContainTextAsync("Canari Lecture");
        await hub.Goes(Trainings.InSpace(session));
        await Expect(hub.Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Canari Lecture");

        await person.Goes(link);
        await Expect(person.Page.GetByText("AURA les a lues une fois")).ToBeVisibleAsync();
        await person.Goes(session);
        await Expect(person.Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Canari");

        await using var other = await Site.Coordinator("Bretagne", scripts: false);
        await other.Goes(Trainings.InSpace(session).Replace("/aura/", "/bretagne/", StringComparison.Ordinal));
        await Expect(other.Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Histoire d’une lecture");
    }

    [Fact]
    public async Task A_session_that_needs_a_pair_is_not_confirmed_without_it_and_a_cancelled_one_says_why_to_who_registered()
    {
        var session = await Site.Announces("Histoire d’une paire", 3, pair: true);
        await using var person = await Site.Arrives(scripts: false);
        var link = await person.AsksForAPlace(session, "Sam", "sam-annulee@exemple.invalid");
        await using var hub = await Site.Coordinator("AURA", scripts: false);
        await hub.Goes(Trainings.InSpace(session));
        await Expect(hub.Page.GetByText("Il manque la paire de formateur·ices")).ToBeVisibleAsync();
        await Expect(hub.Page.GetByRole(AriaRole.Button, new() { Name = "Confirmer qu’elle a lieu" })).ToHaveCountAsync(0);
        await hub.Page.GetByRole(AriaRole.Button, new() { Name = "Mettre en pause" }).ClickAsync();
        await Expect(hub.Page.GetByText("Inscriptions en pause.")).ToBeVisibleAsync();
        await person.Goes(session);
        await Expect(person.Page.GetByRole(AriaRole.Link, new() { Name = "Demander une place" })).ToHaveCountAsync(0);

        await hub.Page.Locator("summary", new() { HasText = "Annuler" }).ClickAsync();
        await hub.Page.GetByLabel("plus de lieu").CheckAsync();
        await hub.Page.GetByRole(AriaRole.Button, new() { Name = "Annuler la session" }).ClickAsync();
        await Expect(hub.Page.GetByText("La session est annulée.")).ToBeVisibleAsync();
        await person.Goes(link);
        await Expect(person.Page.GetByText("Raison : plus de lieu.")).ToBeVisibleAsync();

        var letter = await Until.Found("a letter", async () => (await Letters.To(Site.Place, "sam-annulee@exemple.invalid")).SingleOrDefault());
        Assert.Contains("Une date que vous aviez notée a changé, ou est annulée", Letters.Body(letter), StringComparison.Ordinal);
        Assert.Contains(new Uri(link).AbsolutePath, Letters.Body(letter), StringComparison.Ordinal);
        Assert.All(["Histoire", "formation", "AURA", "lieu", "Sam "], word => Assert.DoesNotContain(word, letter + Letters.Body(letter), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Over_the_night_that_has_23_hours_the_calendar_shows_the_hours_of_Paris()
    {
        await Site.Announces("Histoire d’une nuit", 3);
        await using var person = await Site.Arrives(scripts: false);
        await person.Goes("/formations/calendrier?mois=2027-03&vue=liste");
        foreach (var day in (string[])["Samedi 27 mars", "Dimanche 28 mars"])
        {
            var dates = person.Page.GetByRole(AriaRole.Region, new() { Name = day });
            await Expect(dates.GetByText("Histoire d’une nuit")).ToBeVisibleAsync();
            await Expect(dates.GetByText("9 h à 17 h").First).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_course_comes_to_another_region_and_keeps_where_it_comes_from()
    {
        await using var hub = await Site.Coordinator("Occitanie", scripts: false);
        await hub.Goes("/espace/occitanie/formations/ecrire?de=idf/respai");
        await hub.Page.GetByLabel("Titre", new() { Exact = true }).FillAsync("RESPAI à Toulouse");
        await hub.Page.GetByLabel("Organismes").FillAsync("");
        await hub.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer au catalogue" }).ClickAsync();
        await hub.Page.GetByRole(AriaRole.Link, new() { Name = "RESPAI à Toulouse", Exact = true }).ClickAsync();
        await Expect(hub.Page.GetByRole(AriaRole.Region, new() { Name = "La même formation ailleurs" })).ToContainTextAsync("La formation d’origine");
        await hub.Goes("/formations/idf/respai");
        await Expect(hub.Page.GetByRole(AriaRole.Region, new() { Name = "La même formation ailleurs" })).ToContainTextAsync("RESPAI à Toulouse");
    }

    [Fact]
    public async Task Who_arrives_from_another_region_asks_to_join_a_collective_where_it_meets()
    {
        await using var person = await Site.Arrives(scripts: false);
        await person.Goes("/collectifs?public=peers-only");
        await Expect(person.Page.Locator(".list > li").First).ToContainTextAsync("entre pair·es seulement");
        await person.Goes("/collectifs/aura/aura-collectif-pairs");
        await Expect(person.Page.GetByText("Un groupe entre pair·es")).ToBeVisibleAsync();
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Demander à rejoindre" }).ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Radio, new() { Name = "Rejoindre un collectif" })).ToBeCheckedAsync();
        await Expect(person.Page.GetByLabel("Pour quel département ?")).Not.ToHaveValueAsync("");
    }

    private static ILocator Heading(Person person) => person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });
}
