using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;

namespace Federation.Gateway.Words;

/// <param name="Open">Waits for somebody: drawn warm.</param>
public sealed record Step(DateTimeOffset At, string Title, string? Detail = null, bool Open = false);

/// <summary>A referral's story as its own entries tell it, for the person and for both hubs.</summary>
public static class TimelineWords
{
    public static IReadOnlyList<Step> Of(IEnumerable<Entry> history, Func<HubId, string> name) =>
        [.. history.Select(entry => Of(entry, name)).OfType<Step>()];

    /// <summary>The same told to a coordinator: what was sealed is the person's, not the reader's.</summary>
    public static IReadOnlyList<Step> ForHub(IEnumerable<Entry> history, Func<HubId, string> name) =>
        [.. history.Select(entry => ForHub(entry, name)).OfType<Step>()];

    private static Step? ForHub(Entry entry, Func<HubId, string> name) => entry.Fact switch
    {
        CallOpened => new Step(entry.At, "Appel ouvert à toutes les plateformes", "le besoin seul, sans le nom de la personne"),
        ReferralDisclosed { Danger: { } danger } told => new Step(entry.At, $"Ouverture sans accord à {name(told.To)} : {Labels.OfThePerson(told.What)}", Labels.Of(danger)),
        ReferralOpened opened => new Step(entry.At, $"{name(opened.By)} a lu {Labels.OfThePerson(opened.What)}"),
        _ => Of(entry, name),
    };

    private static Step? Of(Entry entry, Func<HubId, string> name) => entry.Fact switch
    {
        ReferralFiled { Dossier.Parent: null } => new Step(entry.At, $"Déposée auprès {French.De(name(entry.Hub))}"),
        ReferralFiled => new Step(entry.At, "Reprise pour une autre plateforme", "la date de la première demande est gardée"),
        ReferralSent sent when sent.To == entry.Hub => null,
        ReferralSent sent => new Step(entry.At, $"Orientée vers {name(sent.To)}"),
        CallOpened => new Step(entry.At, "Appel ouvert à toutes les plateformes", "le besoin seul, sans votre nom"),
        CallClaimed claimed => new Step(entry.At, $"Prise par {name(claimed.By)}"),
        ReferralMirrored mirrored => new Step(entry.At, $"Reçue {French.De(name(mirrored.Letter.Origin))}"),
        ReferralMoved moved => new Step(entry.At, Title(moved.To), Detail(moved.Reason, moved.Question, moved.On)),
        ReferralHeard { Adopted: true } heard => new Step(entry.At, $"{Title(heard.Told)} · {name(heard.From)}", Detail(heard.Reason, heard.Question, heard.On)),
        ReferralHeard { Adopted: false, Told: Status.Completed or Status.Withdrawn or Status.EnteredInError } heard =>
            new Step(entry.At, $"{name(heard.From)} la tient pour {Labels.Of(heard.Told)}", "les deux plateformes ne disent pas la même chose", true),
        ReferralAnswered => new Step(entry.At, "Précision apportée"),
        ReferralDisclosed { Danger: { } danger } told => new Step(entry.At, $"Ouverture sans accord à {name(told.To)} : {Labels.Of(told.What)}", Labels.Of(danger), true),
        ReferralDisclosed { What: SealKind.Contact } told => new Step(entry.At, $"Coordonnées ouvertes à {name(told.To)}"),
        ReferralDisclosureStopped stopped => new Step(entry.At, $"Accès refermé pour {name(stopped.To)}"),
        ReferralOpened opened => new Step(entry.At, $"{name(opened.By)} a lu {Labels.Of(opened.What)}"),
        ReferralReminded { Deadline: ReferralClock.Read or ReferralClock.Confirm } => new Step(entry.At, "Rappel envoyé : personne ne l’a encore lue"),
        ReferralEscalated or ReferralEscalationHeard => new Step(entry.At, "Réponse en retard : la plateforme d’origine est prévenue", null, true),
        ReferralOutcomeGiven outcome => new Step(entry.At, $"Cela a aidé : {Labels.Of(outcome.Helped)}"),
        ReferralAligned aligned => new Step(entry.At, $"Différence réglée : {Labels.Of(aligned.Status)}"),
        ReferralConsentChanged changed => new Step(entry.At, changed.Consent.Scope == ConsentScope.Nobody ? "Accord retiré" : "Accord donné"),
        ReferralForgotten forgotten => new Step(entry.At, forgotten.AtThePersonsWish ? "Tout a été effacé à la demande de la personne" : "Détails effacés à la date prévue"),
        CallClaimAsked => new Step(entry.At, "Vous avez demandé à la prendre"),
        _ => null,
    };

    private static string Title(Status status) => status switch
    {
        Status.Received => "Bien reçue",
        Status.Read => "Lue",
        Status.InReview => "À l’étude",
        Status.InfoRequested => "Précision demandée",
        Status.Accepted => "Acceptée",
        Status.Waitlisted => "Mise en liste d’attente",
        Status.Declined => "Déclinée",
        Status.Scheduled => "Date fixée",
        Status.NoShow => "Rendez-vous manqué",
        Status.InProgress => "Commencée",
        Status.Completed => "Terminée",
        Status.Withdrawn => "Retirée",
        Status.Expired => "Restée sans réponse",
        Status.Rerouted => "Réorientée",
        Status.EnteredInError => "Marquée comme une erreur",
        Status.Sent => "Envoyée",
        _ => "Déposée",
    };

    private static string? Detail(Reason? reason, Question? question, DateOnly? on) =>
        reason is { } why ? Labels.Of(why)
        : question is { } asked ? $"à propos de : {Labels.Of(asked)}"
        : on is { } day ? $"le {Domain.Time.FrenchDates.Day(day, day)}"
        : null;
}
