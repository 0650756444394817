namespace Federation.Web.Words;

/// <summary>What was just done on a trainer's own page.</summary>
public static class CalendarWords
{
    public static (string Title, string Text)? Done(string? done) => done switch
    {
        "oui" => ("Merci, c’est noté", "Dès que tout le monde a répondu, les dates deviennent réservées, et vous le verrez ici."),
        "non" => ("C’est noté", "La plateforme le sait, sans raison. Ces jours sont de nouveau libres."),
        "paire" => ("C’est noté", "La paire existe dès que chacun·e a dit oui."),
        "sans-paire" => ("C’est noté", "La plateforme le sait, sans raison."),
        "annule" => ("Votre venue est annulée", "La plateforme le sait déjà et cherche quelqu’un d’autre."),
        "jour" or "ouvert" or "ferme" or "retire" => ("Votre calendrier est à jour", "Les plateformes voient vos jours libres, et rien d’autre."),
        _ => null,
    };
}
