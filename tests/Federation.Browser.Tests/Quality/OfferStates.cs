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
        PageState.At("offres-cherchees", "/Offres/Index", "/offres?mots=m%C3%A9diateur%20de%20sant%C3%A9%20pair&departement=75&autour=1&tri=date"),
        PageState.At("offres-rien", "/Offres/Index", "/offres?mots=travailleur&departement=38&contrat=civic-service"),
        PageState.At("offres-mal-comprises", "/Offres/Index", "/offres?mots=pair&contrat=zzz&lieu=Nulle-Part&apres=ailleurs"),
        new("offres-en-tableau", "/Offres/Index", async (_, person) =>
        {
            await person.Page.SetViewportSizeAsync(360, 900);
            await person.Goes("/offres?contrat=cddi");
            await person.Page.GetByText("La carte en tableau").EvaluateAsync("summary => summary.parentElement.open = true");
        }),
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
