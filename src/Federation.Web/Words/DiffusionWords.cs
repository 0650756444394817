using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;

namespace Federation.Web.Words;

/// <summary>Diffusion rules in sentences, and the values that each field may take.</summary>
public static class DiffusionWords
{
    /// <summary>"On montre seulement les offres dont le contrat est CDI ou CDD."</summary>
    public static string Of(DiffusionRule rule, Func<HubId, string> name)
    {
        var field = OfferLabels.Of(rule.Field);
        if (DiffusionRules.IsNumber(rule.Field))
        {
            return $"Montrer : {field}, {OfferLabels.Of(rule.Operator)} {rule.Values[0]}";
        }

        var known = Values(rule.Field, []).ToDictionary(value => value.Code, value => value.Words);
        var values = rule.Values.Select(code => rule.Field == DiffusionField.Hub && HubId.TryParse(code, out var hub) ? name(hub) : known.GetValueOrDefault(code, code)).ToList();
        return $"Montrer : {field} {OfferLabels.Of(rule.Operator)} {string.Join(rule.Operator == DiffusionOperator.IsNoneOf ? " ni " : " ou ", values)}";
    }

    /// <summary>In the order of a list to choose from; empty for a number.</summary>
    public static IReadOnlyList<(string Code, string Words)> Values(DiffusionField field, IEnumerable<(string Code, string Words)> hubs) => field switch
    {
        DiffusionField.Hub => [.. hubs],
        DiffusionField.Region => [.. Regions.All.Select(region => (region.Code.ToString(), region.Name))],
        DiffusionField.Department => [.. Departments.All.Select(department => (department.Code.ToString(), RouteWords.Department(department.Code)))],
        DiffusionField.CanonicalTitle => Codes<CanonicalTitle>(OfferLabels.Of),
        DiffusionField.Contract => Codes<ContractKind>(OfferLabels.Of),
        DiffusionField.WorkingTime => Codes<WorkingTime>(OfferLabels.Of),
        DiffusionField.Pay => Codes<PayBasis>(OfferLabels.Of),
        DiffusionField.Training => Codes<TrainingPosition>(OfferLabels.Of),
        DiffusionField.FormerClients => Codes<FormerClients>(OfferLabels.Of),
        DiffusionField.Public => Codes<PublicMet>(OfferLabels.Of),
        DiffusionField.Commitment => Codes<Commitment>(OfferLabels.Of),
        DiffusionField.WayToApply => Codes<WayToApply>(OfferLabels.Of),
        _ => [],
    };

    /// <summary>What a number counts.</summary>
    public static string Unit(DiffusionField field) => field == DiffusionField.Age ? "jours depuis la publication" : "heures par semaine";

    private static IReadOnlyList<(string Code, string Words)> Codes<T>(Func<T, string> words) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(code => (Domain.Grains.Codes<T>.Of(code), HubWords.Capital(words(code))))];

    /// <summary>A whole number as the rule keeps it, or null.</summary>
    public static string? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 10_000 ? value.ToString(CultureInfo.InvariantCulture) : null;
}
