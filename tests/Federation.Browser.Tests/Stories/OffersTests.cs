using Federation.Browsing;

namespace Federation.Stories;

public sealed class OffersTests(Site site) : BrowserTest(site)
{
    private const string Markup = "<img src=x onerror=document.title='x'><b>pair·e</b>";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_employer_proposes_a_hub_publishes_and_the_post_is_filled(bool scripts)
    {
        await using var employer = await Site.Arrives(scripts);
        await employer.WritesAnOffer($"Pair·e aidant·e {scripts}");
        await Expect(employer.Page.Locator("main")).ToContainTextAsync("Parce que le département 38 fait partie de son territoire");
        var (own, key) = await employer.Proposes();
        await Expect(employer.Page.Locator("main")).ToContainTextAsync("Votre offre est proposée à AURA");

        await using var reader = await Site.Arrives(scripts: false);
        Assert.Equal(404, (await reader.Goes($"/offres/{key}")).Status);

        await using var coordinator = await Site.Coordinator("AURA", scripts);
        await coordinator.Publishes("aura", key);
        await reader.Goes($"/offres/{key}");
        await Expect(reader.Page.Locator(".apply")).ToContainTextAsync("accueil@exemple.invalid");
        await Expect(reader.Page.Locator("main")).ToContainTextAsync("Seul·e dans l’équipe ?");
        await reader.Goes("/offres");
        await Expect(reader.Page.GetByRole(AriaRole.Link, new() { Name = $"Pair·e aidant·e {scripts}" })).ToBeVisibleAsync();

        await employer.Goes(own);
        await employer.Page.Locator("summary", new() { HasText = "Le poste est pourvu" }).ClickAsync();
        await employer.Page.GetByRole(AriaRole.Button, new() { Name = "Dire que le poste est pourvu" }).ClickAsync();
        await Expect(employer.Page.GetByText("Choisissez une réponse")).ToBeVisibleAsync();
        await employer.Page.GetByRole(AriaRole.Radio, new() { Name = "Grâce à la fédération" }).CheckAsync();
        await employer.Page.GetByRole(AriaRole.Button, new() { Name = "Dire que le poste est pourvu" }).ClickAsync();
        await Expect(employer.Page.Locator("main")).ToContainTextAsync("Merci, c’est noté");

        await reader.Goes($"/offres/{key}");
        await Expect(reader.Page.Locator("main")).ToContainTextAsync("Ce poste est pourvu");
        await Expect(reader.Page.Locator("main")).Not.ToContainTextAsync("accueil@exemple.invalid");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_law_refuses_blocks_its_step_with_the_reason_and_what_was_typed_stays(bool scripts)
    {
        await using var employer = await Site.Arrives(scripts);
        var page = employer.Page;
        await employer.Goes("/offres/proposer");
        await page.GetByLabel("Titre du poste").FillAsync("Travailleur pair");
        await page.GetByLabel("Structure qui recrute").FillAsync("Essai");
        await page.GetByLabel("Département").SelectOptionAsync("35");
        await employer.Continues("contrat");
        await page.GetByLabel("Heures par semaine").FillAsync("35");
        await page.GetByLabel("Montant brut, en euros").FillAsync("900");
        await page.GetByLabel("Période").SelectOptionAsync("month");
        if (scripts)
        {
            await Expect(page.Locator(".gate")).ToContainTextAsync("Salaire sous le minimum légal");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer et continuer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Code du travail, L3231-2");
        await Expect(page.GetByLabel("Montant brut, en euros")).ToHaveValueAsync("900");

        await page.GetByRole(AriaRole.Button, new() { Name = "3. Les missions" }).ClickAsync();
        await page.WaitForURLAsync("**/missions");
        await page.GetByLabel("Ce qui est demandé").FillAsync("Fournir un certificat médical");
        await page.GetByRole(AriaRole.Button, new() { Name = "Relecture" }).ClickAsync();
        await page.WaitForURLAsync("**/relire");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Comment postuler");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Proposer l’offre" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.WaitForURLAsync("**/contrat*");
        await Expect(page.GetByLabel("Montant brut, en euros")).ToHaveValueAsync("900");
    }

    [Fact]
    public async Task What_a_hub_sends_back_is_mended_and_proposed_again()
    {
        await using var employer = await Site.Arrives(scripts: false);
        var (own, key) = await employer.ProposesAnOffer("Médiateur·rice de santé pair·e", "69");
        await using var coordinator = await Site.Coordinator("AURA");
        await coordinator.Goes($"/espace/aura/offres/{key}");
        await coordinator.Opens("Renvoyer");
        await coordinator.Submits();
        await Expect(coordinator.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choisissez au moins une raison");
        await coordinator.Page.GetByRole(AriaRole.Checkbox, new() { Name = "les missions ne sont pas claires" }).CheckAsync();
        await coordinator.Page.GetByLabel("Votre remarque").FillAsync("Avec qui la personne travaille-t-elle ?");
        await coordinator.Submits();
        await Expect(coordinator.Detail()).ToContainTextAsync("C’est fait");

        await employer.Goes(own);
        await Expect(employer.Page.Locator("main")).ToContainTextAsync("Avec qui la personne travaille-t-elle ?");
        await employer.Page.GetByRole(AriaRole.Link, new() { Name = "Reprendre l’offre" }).ClickAsync();
        await employer.Page.GetByRole(AriaRole.Button, new() { Name = "3. Les missions" }).ClickAsync();
        await employer.Page.GetByLabel("Missions", new() { Exact = true }).FillAsync("Accueillir avec une éducatrice\nAller vers");
        await employer.Continues("accueil");
        await employer.Page.GetByRole(AriaRole.Button, new() { Name = "Relecture" }).ClickAsync();
        await employer.Proposes();
        await coordinator.Publishes("aura", key);
        await Expect(coordinator.Detail()).ToContainTextAsync("Accueillir avec une éducatrice");
    }

    [Fact]
    public async Task An_amendment_waits_for_the_hub_while_the_offer_stays_as_it_is()
    {
        await using var employer = await Site.Arrives(scripts: false);
        var (own, key) = await employer.ProposesAnOffer("Intervenant·e pair·e", "42");
        await using var coordinator = await Site.Coordinator("AURA", scripts: false);
        await coordinator.Publishes("aura", key);
        await employer.Goes($"{own}/{key}/modifier");
        await employer.Page.GetByLabel("Titre du poste").FillAsync("Intervenant·e pair·e à Saint-Étienne");
        await employer.Page.GetByRole(AriaRole.Button, new() { Name = "Proposer ces changements" }).ClickAsync();
        await Expect(employer.Page.Locator("main")).ToContainTextAsync("Vos changements sont proposés");

        await employer.Goes($"/offres/{key}");
        await Expect(employer.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Intervenant·e pair·e");
        await coordinator.Publishes("aura", key);
        await employer.Goes($"/offres/{key}");
        await Expect(employer.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Intervenant·e pair·e à Saint-Étienne");
    }

    [Fact]
    public async Task Markup_stays_text_on_every_page_that_shows_an_offer()
    {
        await using var employer = await Site.Arrives();
        await employer.WritesAnOffer(Markup, missions: Markup);
        await IsText(employer);
        var (own, key) = await employer.Proposes();
        await IsText(employer);
        await using var coordinator = await Site.Coordinator("AURA");
        await coordinator.Goes($"/espace/aura/offres/{key}");
        await IsText(coordinator);
        await coordinator.Publishes("aura", key);
        foreach (var path in new[] { $"/offres/{key}", "/offres", own, $"{own}/{key}/modifier" })
        {
            await employer.Goes(path);
            await IsText(employer);
        }
    }

    [Fact]
    public async Task A_link_that_was_not_given_opens_nothing()
    {
        await using var employer = await Site.Arrives(scripts: false);
        var (_, key) = await employer.ProposesAnOffer("Pair·e", "73");
        await using var other = await Site.Arrives(scripts: false);
        foreach (var path in new[] { "", $"/{key}/poste", $"/{key}/relire", $"/{key}/modifier" })
        {
            Assert.Equal(404, (await other.Goes($"/offres/mes-offres/AAAAAAAAAAAAAAAAAAAAAA{path}")).Status);
        }
    }

    [Fact]
    public async Task A_diffusion_rule_is_tried_then_kept_by_an_administrator_and_taken_away()
    {
        await using var administrator = await Site.Administrator("Bretagne", scripts: false);
        var page = administrator.Page;
        await administrator.Goes("/espace/bretagne/diffusion?champ=region");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Bretagne" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Voir l’effet" }).ClickAsync();
        Assert.DoesNotContain("jeton", page.Url, StringComparison.Ordinal);
        await Expect(page.Locator("#essai")).ToContainTextAsync("Avec elle : 0 offre montrée");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter cette règle" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("La règle est ajoutée");
        await using var reader = await Site.Arrives();
        await reader.Goes("/offres?plateforme=bretagne");
        await Expect(reader.Page.Locator("main")).ToContainTextAsync("Aucune offre pour le moment");
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("La règle est retirée");
    }

    [Fact]
    public async Task The_same_post_through_two_hubs_becomes_one_offer_with_two_sources()
    {
        const string title = "Pair·e de nuit, deux plateformes";
        await using var employer = await Site.Arrives(scripts: false);
        var (_, first) = await employer.ProposesAnOffer(title, "07");
        var (_, second) = await employer.ProposesAnOffer(title, "07", "?plateforme=bretagne");
        await using var aura = await Site.Coordinator("AURA", scripts: false);
        await aura.Publishes("aura", first);
        await using var bretagne = await Site.Coordinator("Bretagne", scripts: false);
        await bretagne.Publishes("bretagne", second);
        await Expect(bretagne.Detail()).ToContainTextAsync("Parce que c’est la même structure");
        await bretagne.Page.GetByRole(AriaRole.Button, new() { Name = "C’est le même poste : les relier" }).ClickAsync();
        await Expect(bretagne.Detail()).ToContainTextAsync("Reliée à l’offre de");

        await employer.Goes($"/offres/{first}");
        await Expect(employer.Page.Locator(".offer-head")).ToContainTextAsync("Bretagne");
        await employer.Goes($"/offres/{second}");
        await Expect(employer.Page.GetByRole(AriaRole.Link, new() { Name = "Voir l’offre principale" })).ToHaveAttributeAsync("href", $"/offres/{first}");
        await employer.Goes("/offres");
        await Expect(employer.Page.GetByRole(AriaRole.Link, new() { Name = title })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_draft_whose_place_changes_goes_to_the_hub_of_that_place_and_stays_one()
    {
        await using var employer = await Site.Arrives(scripts: false);
        var page = employer.Page;
        await employer.WritesAnOffer("Pair·e qui déménage", "38");
        await page.GetByRole(AriaRole.Link, new() { Name = "1. Le poste et le lieu" }).ClickAsync();
        await page.GetByLabel("Département").SelectOptionAsync("35");
        await page.GetByRole(AriaRole.Button, new() { Name = "Relecture" }).ClickAsync();
        await page.WaitForURLAsync("**/relire");
        await Expect(page.Locator("main")).ToContainTextAsync("1 750".Replace(' ', '\u202f'));
        var (own, _) = await employer.Proposes();
        await Expect(page.Locator("main")).ToContainTextAsync("Votre offre est proposée à Bretagne");
        await employer.Goes(own);
        await Expect(page.Locator(".own-offers > article")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_poster_fits_one_sheet_and_machines_read_the_offer_in_its_page()
    {
        await using var employer = await Site.Arrives();
        var (_, key) = await employer.ProposesAnOffer("Pair·e </script><b>affiche", "01");
        await using var coordinator = await Site.Coordinator("AURA");
        await coordinator.Publishes("aura", key);
        await employer.Goes($"/offres/{key}");
        var told = await employer.Page.Locator("script[type='application/ld+json']").TextContentAsync();
        using var read = System.Text.Json.JsonDocument.Parse(told!);
        Assert.Equal("JobPosting", read.RootElement.GetProperty("@type").GetString());
        Assert.DoesNotContain("accueil@exemple.invalid", told, StringComparison.Ordinal);
        var sheet = System.Text.Encoding.Latin1.GetString(await employer.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true }));
        Assert.Contains("/Count 1", sheet, StringComparison.Ordinal);
    }

    private static async Task IsText(Person person)
    {
        await Expect(person.Page.Locator("main")).ToBeVisibleAsync();
        Assert.Contains("<img src=x", await person.Page.Locator("main").EvaluateAsync<string>("main => main.innerText + [...main.querySelectorAll('input, textarea')].map(field => field.value).join()"), StringComparison.Ordinal);
        Assert.Equal(0, await person.Page.Locator("main img").CountAsync());
    }
}
