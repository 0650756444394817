using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Queries;
using Federation.Web.Searches;

namespace Federation.Web.Words;

/// <summary>Alerts in words: how one is told, where one stands, what one looks for.</summary>
public static class AlertWords
{
    /// <summary>More than so many are said by what is left out.</summary>
    private const int MostListed = 4;

    public static string Of(AlertChannel channel) => channel switch
    {
        AlertChannel.Live => "sur ce site",
        AlertChannel.EmailAtOnce => "par courriel, tout de suite",
        AlertChannel.EmailDaily => "par courriel, chaque matin",
        AlertChannel.EmailWeekly => "par courriel, le lundi matin",
        AlertChannel.Atom => "dans un lecteur de flux",
        AlertChannel.Calendar => "dans un agenda",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "a channel without words"),
    };

    /// <summary>What it means for whoever chooses it.</summary>
    public static string Detail(AlertChannel channel) => channel switch
    {
        AlertChannel.Live => "Rien à installer : une page à garder dans vos favoris, qui se met à jour toute seule.",
        AlertChannel.EmailAtOnce => "Dès qu’il y a du nouveau.",
        AlertChannel.EmailDaily => "À 7 h, s’il y a du nouveau.",
        AlertChannel.EmailWeekly => "À 7 h, s’il y a du nouveau.",
        AlertChannel.Atom => "Une adresse privée à donner à votre lecteur (Atom).",
        AlertChannel.Calendar => "Une adresse privée à donner à votre agenda : la fin de chaque offre, les jours de ce qui est annoncé.",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "a channel without words"),
    };

    public static string Of(SubscriptionStatus status) => status switch
    {
        SubscriptionStatus.Asked => "à confirmer",
        SubscriptionStatus.Confirmed => "active",
        SubscriptionStatus.Paused => "en pause",
        SubscriptionStatus.Ended => "terminée",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "a status without words"),
    };

    /// <summary>What became of the gesture that was just made; null for none.</summary>
    public static (string Title, string Text)? Done(string? what) => what switch
    {
        "creee" => ("Votre alerte est créée", "Gardez le lien privé de cette page : il est la seule clé, et rien n’est envoyé par courriel."),
        "confirmer" => ("Votre adresse est confirmée", "Vous serez prévenu·e comme vous l’avez demandé."),
        "garder" => ("C’est noté", "Votre alerte continue."),
        "pause" => ("L’alerte est en pause", "Rien n’est envoyé. Ce qui sera encore en ligne à la reprise vous sera dit alors."),
        "reprendre" => ("L’alerte a repris", "Ce qui a paru pendant la pause et qui est encore en ligne arrive ici."),
        "canaux" => ("C’est changé", "Vous serez prévenu·e comme vous venez de le choisir."),
        "preciser" => ("L’alerte est plus précise", "Ce qui ne vous convenait pas ne viendra plus."),
        "supprimer" => ("L’alerte est supprimée", "Sa recherche et son lien sont effacés. Vos autres alertes restent."),
        "vu" => ("C’est noté", "Ce que vous avez lu n’est plus marqué comme nouveau, et ne vous sera pas écrit."),
        _ => null,
    };

    /// <summary>What is looked for, one line for each criterion; empty when everything is.</summary>
    public static IReadOnlyList<string> Criteria(string text, Func<HubId, string> hub) =>
        [.. SearchText.Fields(text).GroupBy(field => field.Name).Select(group => Criterion(group.Key, [.. group.Select(field => field.Value)], hub)).OfType<string>()];

    private static string? Criterion(string name, IReadOnlyList<string> values, Func<HubId, string> hub)
    {
        if (values.Count > MostListed && Missing(name, values) is { Count: > 0 and <= MostListed } missing)
        {
            var but = string.Join(" et ", missing.Select(value => SearchWords.Criterion(name, value, hub)));
            return name == AddressNames.Region ? $"partout sauf {but}" : $"{SearchWords.Field(name)} : tout sauf {but}";
        }

        return name == AddressNames.Through ? $"vues depuis {hub(HubId.Parse(values[0]))}"
            : string.Join(" ou ", values.Select(value => SearchWords.Criterion(name, value, hub)).OfType<string>()) is { Length: > 0 } words ? words : null;
    }

    private static List<string>? Missing(string name, IReadOnlyList<string> values) => name switch
    {
        AddressNames.Region => [.. Regions.All.Select(region => region.Code.ToString()).Except(values)],
        AddressNames.Contract => Missing<ContractKind>(values),
        AddressNames.Time => Missing<WorkingTime>(values),
        AddressNames.Title => Missing<CanonicalTitle>(values),
        AddressNames.Training => Missing<TrainingPosition>(values),
        _ => null,
    };

    private static List<string> Missing<T>(IReadOnlyList<string> values) where T : struct, Enum => [.. Enum.GetValues<T>().Select(Codes<T>.Of).Except(values)];
}
