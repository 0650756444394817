using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Time;

namespace Federation.Web.Words;

/// <summary>What the person agreed to, said back to the person.</summary>
public static class ConsentWords
{
    public static string Of(Consent consent, Func<HubId, string> name, DateTimeOffset now)
    {
        if (consent.Scope == ConsentScope.Nobody)
        {
            return "Vous n’avez donné d’accord à personne : vos coordonnées restent scellées.";
        }

        var who = consent is { Scope: ConsentScope.ThatHub, Hub: { } hub } ? $"à {name(hub)} si elle accepte" : "à la plateforme qui accepte, quelle qu’elle soit";
        return now < consent.Until
            ? $"Vous avez accepté d’ouvrir vos coordonnées {who}, jusqu’au {FrenchDates.Day(consent.Until, now)}."
            : $"Votre accord a pris fin le {FrenchDates.Day(consent.Until, now)} : personne ne peut plus ouvrir vos coordonnées.";
    }

    public static string Purpose(Disclosure disclosure) => disclosure switch
    {
        { Danger: { } danger } => $"sans votre accord : {Labels.Of(danger)}",
        { Purpose: DisclosurePurpose.Danger } => "sans votre accord, à cause d’un danger",
        _ => "pour répondre à votre demande",
    };

    /// <summary>"jamais lu" to "lu 3 fois, la dernière fois hier".</summary>
    public static string Openings(Disclosure disclosure, DateTimeOffset now) => (disclosure.Openings, disclosure.LastOpenedAt) switch
    {
        (0, _) => "jamais lu jusqu’ici",
        (1, { } last) => $"lu 1 fois, {FrenchDates.Relative(last, now)}",
        (var count, { } last) => $"lu {count} fois, la dernière {FrenchDates.Relative(last, now)}",
        (var count, null) => $"lu {count} fois",
    };
}
