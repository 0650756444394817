using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Search.Results;

namespace Federation.Search.Queries;

/// <summary>
/// A search as it stands in an address, after "?": the same in pages, in feeds for other software and in a saved search. One search has one text,
/// whatever the order, the case or the empty fields of the form it came from.
/// </summary>
/// <param name="Criteria">Without <see cref="Queries.Criteria.PublishedSince"/>: an address does not grow old, see <paramref name="Days"/>.</param>
/// <param name="Days">Published within so many days, 1 to <see cref="MostDays"/>.</param>
/// <param name="Through">The hub whose diffusion rules are applied.</param>
/// <param name="After">The place in the list, as <see cref="SearchCursor"/> writes it; not checked here.</param>
public sealed record OfferSearch(Criteria Criteria, int? Days = null, SearchOrder Order = SearchOrder.Relevance, HubId? Through = null, string? After = null)
{
    /// <summary>Characters of the whole text.</summary>
    public const int Longest = 2_000;

    public const int LongestWords = 200;
    public const int MostDays = 365;

    /// <summary>Euros a month.</summary>
    public const int HighestPay = 20_000;

    public static OfferSearch All { get; } = new(new Criteria());

    /// <summary>Neither words nor any other criterion.</summary>
    public bool IsEmpty => Text(saved: true).Length == 0 && Days is null;

    /// <param name="query">With or without its "?".</param>
    /// <param name="understood">False when something that concerns the search was left out: an unknown code, a number out of range, too much of it.</param>
    public static OfferSearch Read(string? query, out bool understood) => AddressReader.Read(query, out understood);

    /// <summary>What an index is asked. Days are those of Paris and counted from its midnight, so that the pages of a day show one list and agree with the dates on them.</summary>
    public Criteria At(DateTimeOffset now) => Days is { } days ? Criteria with { PublishedSince = ParisTime.StartOfDay(now, days) } : Criteria;

    /// <summary>Without its place in the list.</summary>
    public override string ToString() => Text(saved: false);

    /// <summary>With its place.</summary>
    public string Here => After is null ? ToString() : Join(ToString(), AddressNames.After, After);

    /// <summary>With another place.</summary>
    public string At(SearchCursor place) => Join(ToString(), AddressNames.After, place.ToString());

    /// <summary>The criteria alone, as they are kept: no order, no age.</summary>
    public string Saved => Text(saved: true);

    private static string Join(string text, string name, string value) => text.Length == 0 ? $"{name}={value}" : $"{text}&{name}={value}";

    private string Text(bool saved)
    {
        var text = new StringBuilder();
        Put(text, AddressNames.Words, Criteria.Words?.Trim());
        Put(text, AddressNames.AnyWord, Criteria.AnyWord && !string.IsNullOrWhiteSpace(Criteria.Words) ? "1" : null);
        Put(text, AddressNames.Region, Of(Criteria.Regions, code => code.ToString()));
        Put(text, AddressNames.Department, Of(Criteria.Departments, code => code.ToString()));
        Put(text, AddressNames.Around, Criteria.Around > 0 && !Criteria.Departments.IsDefaultOrEmpty ? Number(Criteria.Around) : null);
        Put(text, AddressNames.Contract, Of(Criteria.Contracts));
        Put(text, AddressNames.Time, Of(Criteria.Times));
        Put(text, AddressNames.Title, Of(Criteria.Titles));
        Put(text, AddressNames.Training, Of(Criteria.Trainings));
        Put(text, AddressNames.Public, Of(Criteria.Publics));
        Put(text, AddressNames.Way, Of(Criteria.Ways));
        Put(text, AddressNames.Hub, Of(Criteria.Hubs, hub => hub.ToString()));
        Put(text, AddressNames.Pay, Criteria.PayFloor is { } euros and > 0 ? euros.ToString("0.##", CultureInfo.InvariantCulture) : null);
        if (!saved)
        {
            Put(text, AddressNames.Days, Days is { } days ? Number(days) : null);
            Put(text, AddressNames.Order, Order == SearchOrder.Date ? AddressNames.ByDate : null);
        }

        Put(text, AddressNames.Through, Through?.ToString());
        return text.ToString();
    }

    private static void Put(StringBuilder text, string name, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            Put(text, name, value);
        }
    }

    private static void Put(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Of<T>(ImmutableArray<T> values) where T : struct, Enum => Of(values, Codes<T>.Of);

    private static IEnumerable<string> Of<T>(ImmutableArray<T> values, Func<T, string> code) =>
        values.IsDefault ? [] : values.Select(code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
