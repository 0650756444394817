using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Federation.Domain.Territories;
using Federation.Search.Queries;

namespace Federation.Web.Searches;

/// <summary>Départements and regions by name or number, as people type them.</summary>
public static class PlaceNames
{
    /// <summary>"Rhône (69)", "Bretagne (région)": what the field proposes, and what it understands.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Departments.All.Select(department => $"{department.Name} ({department.Code})"),
        .. Regions.All.Where(region => Departments.OfRegion(region.Code).Count > 1).Select(region => $"{region.Name} (région)"),
    ];

    /// <summary>A région of one département is that département, under both names.</summary>
    private static readonly FrozenDictionary<string, (string Field, string Code)> Known = Names().DistinctBy(name => name.Plain).ToFrozenDictionary(name => name.Plain, name => (name.Field, name.Code));

    /// <returns>The field of the search and its code; null when no place, or more than one, is meant.</returns>
    public static (string Field, string Code)? Find(string typed)
    {
        var plain = Plain(typed);
        if (plain.Length == 0)
        {
            return null;
        }

        if (Known.TryGetValue(plain, out var place))
        {
            return place;
        }

        var beginning = plain.Length < 3 ? [] : Known.Where(known => known.Key.StartsWith(plain, StringComparison.Ordinal)).Select(known => known.Value).Distinct().ToList();
        return beginning.Count == 1 ? beginning[0] : null;
    }

    private static IEnumerable<(string Plain, string Field, string Code)> Names()
    {
        foreach (var department in Departments.All)
        {
            var code = department.Code.ToString();
            yield return (Plain(code), AddressNames.Department, code);
            yield return (Plain(department.Name), AddressNames.Department, code);
            yield return (Plain($"{department.Name} {code}"), AddressNames.Department, code);
            yield return (Plain($"{code} {department.Name}"), AddressNames.Department, code);
        }

        foreach (var region in Regions.All)
        {
            yield return (Plain(region.Name), AddressNames.Region, region.Code.ToString());
            yield return (Plain($"{region.Name} région"), AddressNames.Region, region.Code.ToString());
        }
    }

    /// <summary>Lower case, no accents, one space for whatever is no letter and no digit; 1 to 9 as 01 to 09.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                plain.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        var trimmed = plain.ToString().TrimEnd();
        return trimmed.Length == 1 && char.IsAsciiDigit(trimmed[0]) ? $"0{trimmed}" : trimmed;
    }
}
