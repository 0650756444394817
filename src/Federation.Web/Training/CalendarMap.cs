using Federation.Domain.Territories;
using Federation.Web.Searches;
using Federation.Web.Shared;

namespace Federation.Web.Training;

/// <summary>Where the days of a calendar are; the list under the map says the same.</summary>
public static class CalendarMap
{
    private const int Levels = 4;

    public static FranceMap Of(IReadOnlyList<(DepartmentCode Code, IReadOnlyList<CalendarDay> Days)> places)
    {
        var counts = places.ToDictionary(place => place.Code.ToString(), place => place.Days.Count, StringComparer.Ordinal);
        var bounds = OfferMap.Bounds(counts.Values.DefaultIfEmpty(0).Max());
        var shades = bounds.Select((bound, at) => new MapHub(
            bound.From == bound.To ? Words(bound.From) : $"{bound.From} à {Words(bound.To)}", $"shade-{Levels - bounds.Count + at + 1}", [.. counts.Where(count => count.Value >= bound.From && count.Value <= bound.To).Select(count => count.Key)])
        {
            IsFlat = true,
        });
        return new FranceMap("carte", "Jours par département", [.. shades])
        {
            Link = code => counts.ContainsKey(code) ? $"#lieu-{code}" : null, LinksByKeyboard = false, HasInset = true,
            Label = code => $"{MapData.NameOf(code)} : {Words(counts.GetValueOrDefault(code))}", Otherwise = "Rien ce mois", About = "La liste sous la carte dit la même chose.",
        };
    }

    private static string Words(int days) => days switch { 0 => "aucune date", 1 => "1 date", _ => $"{days} dates" };
}
