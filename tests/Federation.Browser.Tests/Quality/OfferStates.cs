using Federation.Browsing;
using Federation.Stories;

namespace Federation.Quality;

/// <summary>The pages of job offers, for everybody, for an employer by their link, and in the space.</summary>
public static class OfferStates
{
    public static readonly IReadOnlyList<PageState> All =
    [
        PageState.At("offres", "/Offres/Index", "/offres"),
        PageState.At("offres-par-une-plateforme", "/Offres/Index", "/offres?plateforme=aura"),
        new("offre", "/Offres/Offre", async (_, person) =>
        {
            await person.Goes("/offres");
            await person.Page.Locator(".line-title a").Last.ClickAsync();
            await Expect(person.Page.Locator(".offer")).ToBeVisibleAsync();
        }),
        PageState.At("offre-proposer", "/Offres/Proposer", "/offres/proposer"),
        new("offre-proposer-erreurs", "/Offres/Proposer", async (_, person) =>
        {
            await person.Goes("/offres/proposer");
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer et continuer" }).ClickAsync();
            await Expect(person.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }),
        Step("contrat"), Step("missions"), Step("accueil"), Step("candidature"),
        new("offre-relire", "/Offres/Relire", (_, person) => person.WritesAnOffer("Pair·e pour relire")),
        new("offre-mes-offres", "/Offres/MesOffres", (_, person) => person.ProposesAnOffer("Pair·e pour suivre")),
        new("offre-modifier", "/Offres/Modifier", async (_, person) =>
        {
            var (own, key) = await person.ProposesAnOffer("Pair·e pour modifier");
            await person.Goes($"{own}/{key}/modifier");
        }),
        new("espace-offres", "/Espace/Offres", async (site, person) =>
        {
            await using (var employer = await site.Arrives())
            {
                await employer.ProposesAnOffer("Pair·e à lire", "38");
            }

            await person.Goes("/espace/aura/offres");
        }) { Hub = "AURA" },
        PageState.At("espace-offres-publiees", "/Espace/Offres", "/espace/aura/offres?vue=publiees") with { Hub = "AURA" },
        PageState.At("espace-offres-vides", "/Espace/Offres", "/espace/bretagne/offres") with { Hub = "Bretagne" },
        PageState.At("espace-ecrire-une-offre", "/Espace/EcrireOffre", "/espace/aura/offres/ecrire") with { Hub = "AURA" },
        PageState.At("espace-diffusion", "/Espace/Diffusion", "/espace/aura/diffusion?champ=region&op=is-one-of&valeur=53") with { Hub = "AURA", AsAdministrator = true },
    ];

    private static PageState Step(string slug) => new($"offre-{slug}", "/Offres/Etape", async (_, person) =>
    {
        await person.WritesAnOffer($"Pair·e, étape {slug}");
        await person.Goes(person.Page.Url.Replace("/relire", $"/{slug}", StringComparison.Ordinal));
    });
}
