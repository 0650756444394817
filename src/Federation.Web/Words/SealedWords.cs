using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Time;

namespace Federation.Web.Words;

/// <param name="Open">The button that opens it, or null where the rule would refuse.</param>
public sealed record SealedNote(SealKind What, string Title, string Why, string? Open);

/// <summary>For each sealed thing of a request: who may open it and until when. The grain decides; this only says beforehand what it would.</summary>
public static class SealedWords
{
    private const string Written = "Chaque lecture est inscrite, et visible par la personne.";

    public static IEnumerable<SealedNote> Of(ReferralState state, HubId by, DateTimeOffset now)
    {
        // After a re-routing the rows belong to the next copy; after forgetting there are none.
        if (state.Forgotten || state.Child is not null)
        {
            yield break;
        }

        yield return Contact(state, by, now);
        if (state.HasStory)
        {
            yield return Text(state, SealKind.Story, "Texte de la personne, scellé.", "Lire le texte", by, now);
        }

        if (state.LastAnswer is not null)
        {
            yield return Text(state, SealKind.Answer, "Réponse à votre précision, scellée.", "Lire la réponse", by, now);
        }
    }

    /// <summary>Without agreement, for danger: only where there is something that the rule keeps shut.</summary>
    public static bool DangerMayOpen(ReferralState state, HubId by, DateTimeOffset now) =>
        state is { Forgotten: false, Child: null, HasContact: true } && state.InForce(by, SealKind.Contact, now) is null;

    public static string Opened(SealKind what) => what switch
    {
        SealKind.Contact => "Coordonnées ouvertes.",
        SealKind.Story => "Texte de la personne.",
        SealKind.Question => "Votre question.",
        _ => "Réponse de la personne.",
    };

    private static SealedNote Contact(ReferralState state, HubId by, DateTimeOffset now)
    {
        if (!state.HasContact)
        {
            return new SealedNote(SealKind.Contact, "Pas de coordonnées.", "La personne n’en a pas laissé : elle suit sa demande avec son code.", null);
        }

        if (state.InForce(by, SealKind.Contact, now) is { } open)
        {
            var why = open.Danger is null ? "Pour cette demande" : "À cause d’un danger";
            return new SealedNote(SealKind.Contact, "Coordonnées ouvertes pour vous.", $"{why}, jusqu’au {FrenchDates.Full(open.Until, now)}. {Written}", "Ouvrir les coordonnées");
        }

        var shut = (state.HoldsTheAnswer, Transitions.IsEnded(state.Status)) switch
        {
            (_, true) => "La demande est terminée : elles restent fermées.",
            (false, _) => "Chez vous elles restent fermées : seule la plateforme qui accepte les ouvre, si la personne y a consenti.",
            (_, _) when Transitions.IsAnswered(state.Status) && state.Status != Status.Waitlisted =>
                "La personne n’a pas donné son accord, ou il a pris fin. Elle peut le donner sur sa page de suivi.",
            _ when state.IsWithinOneHub && state.Dossier.Consent.Covers(by, now) =>
                $"Elles vous seront ouvertes si vous acceptez : la personne y a consenti pour cette demande, jusqu’au {FrenchDates.Day(state.Dossier.Consent.Until, now)}.",
            _ => "Elles vous seront ouvertes si vous acceptez et si la personne y a consenti, pour cette demande et jusqu’à la date qu’elle a choisie.",
        };
        return new SealedNote(SealKind.Contact, "Coordonnées scellées.", shut, null);
    }

    private static SealedNote Text(ReferralState state, SealKind what, string title, string open, HubId by, DateTimeOffset now) =>
        state.InForce(by, what, now) is { } known ? new SealedNote(what, title, $"Ouvert à votre plateforme jusqu’au {FrenchDates.Day(known.Until, now)}. {Written}", open)
        : Transitions.IsEnded(state.Status) ? new SealedNote(what, title, "La demande est terminée : il reste fermé.", null)
        : new SealedNote(what, title, $"Votre plateforme peut lire ce texte tant que la demande est en cours. {Written}", open);
}
