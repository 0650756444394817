using Federation.Storage.Mail;

namespace Federation.Web.Words;

/// <summary>Why a letter did not leave, for who can mend it.</summary>
public static class MailWords
{
    public static string Of(MailError? error) => error?.Code switch
    {
        null => "raison inconnue",
        MailErrors.Expired => "il n’a pas pu partir à temps",
        MailErrors.RecipientRefused when error.Status is < 500 => "le service de courriel de la personne l’a remis à plus tard, trop longtemps",
        MailErrors.RecipientRefused => "l’adresse est refusée : elle n’existe plus, ou contient une faute",
        MailErrors.RecipientGone => "la personne n’est plus à prévenir",
        MailErrors.AddressUnreadable => "l’adresse ne peut pas être lue",
        MailErrors.LetterRefused => "le serveur de courriel refuse ce message",
        MailErrors.RouteDown => "le serveur de courriel ne répondait pas, ou refusait la connexion",
        MailErrors.ConnectionLost => "la connexion s’est coupée pendant l’envoi",
        MailErrors.NoAnswer => "le serveur de courriel n’a pas répondu à temps",
        MailErrors.KindUnknown => "cette version du service ne connaît pas ce courriel",
        MailErrors.NotWritten => "le service n’a pas pu écrire ce courriel",
        MailErrors.Dropped => "abandonné par une personne qui administre",
        var code => throw new ArgumentOutOfRangeException(nameof(error), $"'{code}' has no words"),
    };

    /// <summary>Enough to see a pattern (all at one provider), not enough to know whose: <c>g•••.com</c>.</summary>
    public static string Domain(string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..];
        var dot = domain.LastIndexOf('.');
        return dot > 0 ? $"{domain[0]}•••{domain[dot..]}" : "•••";
    }
}
