namespace Federation.Web.Words;

/// <param name="Typed">What became of what the reader had written or done.</param>
/// <param name="Next">What to do now.</param>
public sealed record ErrorWords(string Title, string Typed, string Next)
{
    private static readonly ErrorWords Refused = new("Cette demande n’a pas été comprise", "Rien n’a été enregistré.", "Revenez à la page précédente, rechargez-la et recommencez.");

    private static readonly ErrorWords Broken = new(
        "Quelque chose n’a pas marché chez nous", "Nous ne savons pas si votre dernier geste a été enregistré. Le refaire ne fera rien deux fois.",
        "Revenez à la page précédente et recommencez. Si cela continue, appelez votre plateforme : elle peut vous répondre sans ce site.");

    /// <summary>A 503 that ends by itself within seconds.</summary>
    public static readonly ErrorWords Preparing = new(
        "Cette page se prépare", "Le site vient de redémarrer et relit ce qu’il sait : plutôt que de dire qu’il n’y a rien, il vous fait attendre. Si vous veniez d’envoyer quelque chose, rien n’a été enregistré.",
        "Réessayez dans quelques secondes : la page sera là.");

    public static ErrorWords Of(int status) => status switch
    {
        400 => new("Ce formulaire a expiré", "Rien n’a été enregistré.", "Rouvrez la page et renvoyez le formulaire. Si votre navigateur refuse les cookies, acceptez celui de ce site : il protège l’envoi et ne suit personne."),
        401 or 403 => new("Cette page n’est pas ouverte pour vous", "Rien n’a été changé.", "Si vous travaillez pour une plateforme, connectez-vous avec son compte. Sinon, revenez à l’accueil."),
        404 => new("Cette page n’existe pas", "Rien n’a été perdu : aucune demande n’est effacée par une adresse fausse.", "Vérifiez l’adresse, lettre par lettre. Si vous suiviez une demande, il faut le lien entier reçu en la déposant."),
        410 => new("Cette page n’existe plus", "Ce qui s’y trouvait a été effacé, à la date prévue ou à la demande de la personne.", "Vous pouvez déposer une nouvelle demande."),
        413 => new("C’est trop long", "Rien n’a été enregistré.", "Revenez à la page précédente : ce que vous avez écrit y est encore. Raccourcissez, puis renvoyez."),
        422 => new("Une réponse ne convient pas", "Rien n’a été enregistré.", "Revenez à la page précédente, corrigez et renvoyez."),
        429 => new("Trop de demandes en peu de temps", "Votre dernier envoi n’a pas été enregistré.", "Attendez une minute, revenez à la page précédente et renvoyez."),
        503 => new("Le service ne répond pas pour le moment", "Ce qui était enregistré est gardé. Si vous veniez d’envoyer quelque chose, renvoyez-le : rien ne sera fait deux fois.", "Gardez la page ouverte et réessayez dans quelques minutes. C’est pressé ? Appelez votre plateforme."),
        >= 500 => Broken,
        _ => Refused,
    };
}
