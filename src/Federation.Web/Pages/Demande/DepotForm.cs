using Federation.Domain.Privacy;
using Federation.Node.Desk;
using Federation.Web.Shared;

namespace Federation.Web.Pages.Demande;

/// <summary>What a person types. In memory for one request; a class without a text of its own, so that no log can print it.</summary>
public sealed class DepotForm
{
    public const string Leaves = "oui", LeavesNothing = "non";

    public string? Texte { get; set; }

    /// <summary>"oui" to leave a way to be reached, "non" to follow by the link alone.</summary>
    public string? Joindre { get; set; }

    public string? Nom { get; set; }

    public string? Courriel { get; set; }

    public string? Telephone { get; set; }

    public string? Structure { get; set; }

    /// <summary>"elle", "toutes" or "personne".</summary>
    public string? Accord { get; set; }

    public string? Ticket { get; set; }

    /// <summary>The route that the page showed: another one has to be shown before it is taken.</summary>
    public string? Vu { get; set; }

    /// <summary>A browser posts a line end as two characters and counts it as one.</summary>
    public string Story => (Texte ?? "").ReplaceLineEndings("\n").Trim();

    public Contact? Contact => Joindre == Leaves ? new Contact(Nom?.Trim() ?? "", Filled(Courriel), Filled(Telephone), Filled(Structure)) : null;

    public ConsentScope Consent => Joindre != Leaves ? ConsentScope.Nobody : Accord switch
    {
        "elle" => ConsentScope.ThatHub,
        "toutes" => ConsentScope.AnyAcceptingHub,
        _ => ConsentScope.Nobody,
    };

    /// <summary>Everything that a person chose and typed, with the need: what makes a request this one.</summary>
    public string Said(string need) => string.Join('\n', need, Story, Contact?.Name, Contact?.Email, Contact?.Phone, Contact?.Organisation, Consent);

    /// <param name="designated">One hub is proposed; an open call has nobody to name.</param>
    public void Check(Faults faults, bool designated)
    {
        if (Story.Length > ReferralDesk.LongestText)
        {
            faults.Add("Form_Texte", $"Raccourcissez : {ReferralDesk.LongestText} signes au plus, il y en a {Story.Length}.");
        }

        if (Joindre is not (Leaves or LeavesNothing))
        {
            faults.Add("Form_Joindre", "Choisissez : laisser de quoi vous joindre, ou rien.");
        }

        if (Contact is not { } contact)
        {
            return;
        }

        Check(faults, contact);
        if (Accord is not ("toutes" or "personne") && !(Accord == "elle" && designated))
        {
            faults.Add("Form_Accord", "Choisissez qui pourra ouvrir vos coordonnées.");
        }
    }

    private static void Check(Faults faults, Contact contact)
    {
        if (contact.Name.Length is 0 or > Node.Desk.Contact.Longest)
        {
            faults.Add("Form_Nom", contact.Name.Length == 0 ? "Écrivez un nom, un prénom ou comment vous appeler." : "Ce nom est trop long.");
        }

        if (contact is { Email: null, Phone: null })
        {
            faults.Add("Form_Courriel", "Laissez un courriel ou un téléphone, ou choisissez de ne rien laisser.");
        }

        if (contact.Email is { } email && !Node.Desk.Contact.IsEmail(email))
        {
            faults.Add("Form_Courriel", "Cette adresse n’a pas la bonne forme : nom@exemple.fr.");
        }

        if (contact.Phone is { } phone && !Node.Desk.Contact.IsPhone(phone))
        {
            faults.Add("Form_Telephone", "Ce numéro n’a pas la bonne forme : 06 12 34 56 78.");
        }

        if (contact.Organisation is { Length: > Node.Desk.Contact.Longest })
        {
            faults.Add("Form_Structure", "Ce nom de structure est trop long.");
        }
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
