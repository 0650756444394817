using Federation.Browsing;

namespace Federation.Stories;

/// <summary>Three people who are not where a platform expects them, with scripts and without.</summary>
public sealed class FilingTests(Site site) : BrowserTest(site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_visitor_whom_nobody_covers_is_proposed_a_platform_at_a_distance(bool scripts)
    {
        await using var visitor = await Site.Arrives(scripts);
        await visitor.Describes(new("Préparer une équipe", "13"));

        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Nous vous proposons AURA");
        await Expect(visitor.Page.Locator(".proposal")).ToContainTextAsync(
            "Parce qu’aucune plateforme ne rend ce service dans les Bouches-du-Rhône (13), et qu’elle le rend à distance hors de sa région");

        await KeepsACodeAndALink(visitor, new("Préparer une équipe", "13"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_employer_of_Rennes_on_the_page_of_AURA_is_proposed_Bretagne(bool scripts)
    {
        await using var employer = await Site.Arrives(scripts);
        var wish = new Wish("Recruter un·e pair·e", "35") { Through = "aura", Name = "Camille Le Goff", Text = "Un poste à mi-temps dans un accueil de jour." };
        await employer.Describes(wish);

        await Expect(employer.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Nous vous proposons Bretagne");
        await Expect(employer.Page.Locator(".proposal")).ToContainTextAsync("Parce que le département 35 fait partie de son territoire et qu’elle rend ce service, avec de la place");

        await KeepsACodeAndALink(employer, wish);
        await Expect((await employer.Known()).GetByText("Camille Le Goff")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_peer_who_moves_from_Grenoble_to_Toulouse_is_proposed_Occitanie(bool scripts)
    {
        await using var peer = await Site.Arrives(scripts);
        var wish = new Wish("Changer de région en restant pair·e", "31") { From = "38" };
        await peer.Describes(wish);

        await Expect(peer.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Nous vous proposons Occitanie");
        await Expect(peer.Page.Locator(".proposal")).ToContainTextAsync("Parce que le département 31 fait partie de son territoire et qu’elle rend ce service, avec une capacité limitée");

        await KeepsACodeAndALink(peer, wish);
    }

    private async Task KeepsACodeAndALink(Person person, Wish wish)
    {
        await person.Fills(wish);
        await person.Sends();
        var kept = await person.Keeps();

        Assert.Matches("^[2-9ACDEFGHJKLMQRTUVWXYZ]{4}-[2-9ACDEFGHJKLMQRTUVWXYZ]{4}$", kept.Code);
        await using var elsewhere = await Site.Arrives(scripts: false);
        await elsewhere.Goes(kept.Link);
        await Expect(elsewhere.Page.Locator("#etat .code")).ToHaveTextAsync(kept.Code);
        await Expect(elsewhere.Page.GetByText("Votre demande est déposée")).ToHaveCountAsync(0);
    }
}
