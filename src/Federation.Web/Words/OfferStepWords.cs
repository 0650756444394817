using Federation.Web.Pages.Offres;

namespace Federation.Web.Words;

public static class OfferStepWords
{
    public static string Title(OfferStep step) => step switch
    {
        OfferStep.Poste => "Le poste et le lieu",
        OfferStep.Contrat => "Le contrat, le temps, le salaire",
        OfferStep.Missions => "Les missions",
        OfferStep.Accueil => "L’accueil dans l’équipe",
        _ => "Comment postuler",
    };

    /// <summary>What the step is about, in a sentence.</summary>
    public static string Lead(OfferStep step) => step switch
    {
        OfferStep.Poste => "Cinq étapes courtes. À chaque étape, ce que vous avez écrit est gardé, scellé, et vous pouvez revenir en arrière.",
        OfferStep.Contrat => "Ce qui se dit ici évite des candidatures perdues, des deux côtés. Rien n’est obligatoire, sauf de respecter la loi.",
        OfferStep.Missions => "Décrivez le travail, pas la vie de la personne. Écrivez-les avec l’équipe si vous le pouvez.",
        OfferStep.Accueil => "Cochez seulement ce qui est déjà prévu : les candidat·es le lisent dans l’offre.",
        _ => "De quoi vous joindre est scellé. Il n’est montré que sur l’offre publiée, et effacé à la fin.",
    };

    public static string Slug(OfferStep step) => step.ToString().ToLowerInvariant();

    public static OfferStep? Parse(string? slug) => Enum.GetValues<OfferStep>().Cast<OfferStep?>().FirstOrDefault(step => Slug(step!.Value) == slug);
}
