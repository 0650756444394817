using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Web.Shared;

namespace Federation.Web.Pages.Formations;

/// <summary>What a person types to have a place. In memory for one request; a class without a text of its own, so that no log can print it.</summary>
public sealed class PlaceForm
{
    public string? Nom { get; set; }

    public string? Courriel { get; set; }

    public string? Telephone { get; set; }

    public string? Structure { get; set; }

    public bool Accord { get; set; }

    public string? Ticket { get; set; }

    public Contact Contact => new(Nom?.Trim() ?? "", Filled(Courriel), Filled(Telephone), Filled(Structure));

    /// <param name="agrees">Whether the person's own agreement is asked for: a coordinator who writes down a call has heard it.</param>
    public void Check(Faults faults, bool agrees)
    {
        var contact = Contact;
        if (contact.Name.Length is 0 or > Node.Desk.Contact.Longest)
        {
            faults.Add("Form_Nom", contact.Name.Length == 0 ? "Écrivez un nom, un prénom ou comment vous appeler." : "Ce nom est trop long.");
        }

        if (contact is { Email: null, Phone: null })
        {
            faults.Add("Form_Courriel", "Laissez un courriel ou un téléphone : sans cela, personne ne peut vous prévenir d’un changement.");
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

        if (agrees && !Accord)
        {
            faults.Add("Form_Accord", "Cochez la case : sans votre accord, personne ne peut lire vos coordonnées ni vous garder une place.");
        }
    }

    /// <summary>The last day on which the hub may read it.</summary>
    public static DateTimeOffset KeptUntil(SessionPlan plan) => plan.End.AddDays(SessionState.KeepContacts);

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
