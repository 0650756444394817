using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Results;

namespace Federation.Search.Queries;

/// <summary>Reads a search out of an address. What is not a field of a search is passed over: people's links gather the marks of those who send them on.</summary>
internal ref struct AddressReader
{
    private const int MostFields = 200;

    private readonly ImmutableArray<RegionCode>.Builder _regions = ImmutableArray.CreateBuilder<RegionCode>();
    private readonly ImmutableArray<DepartmentCode>.Builder _departments = ImmutableArray.CreateBuilder<DepartmentCode>();
    private readonly ImmutableArray<ContractKind>.Builder _contracts = ImmutableArray.CreateBuilder<ContractKind>();
    private readonly ImmutableArray<WorkingTime>.Builder _times = ImmutableArray.CreateBuilder<WorkingTime>();
    private readonly ImmutableArray<CanonicalTitle>.Builder _titles = ImmutableArray.CreateBuilder<CanonicalTitle>();
    private readonly ImmutableArray<TrainingPosition>.Builder _trainings = ImmutableArray.CreateBuilder<TrainingPosition>();
    private readonly ImmutableArray<PublicMet>.Builder _publics = ImmutableArray.CreateBuilder<PublicMet>();
    private readonly ImmutableArray<WayToApply>.Builder _ways = ImmutableArray.CreateBuilder<WayToApply>();
    private readonly ImmutableArray<HubId>.Builder _hubs = ImmutableArray.CreateBuilder<HubId>();
    private string? _words;
    private bool _anyWord;
    private int _around;
    private decimal? _pay;
    private int? _days;
    private SearchOrder _order;
    private HubId? _through;
    private string? _after;

    public AddressReader()
    {
    }

    public static OfferSearch Read(string? query, out bool understood)
    {
        var text = query.AsSpan().TrimStart('?');
        understood = text.Length <= OfferSearch.Longest;
        if (!understood)
        {
            return OfferSearch.All;
        }

        var reader = new AddressReader();
        var fields = 0;
        foreach (var range in text.Split('&'))
        {
            var field = text[range];
            var equal = field.IndexOf('=');
            if (equal <= 0 || equal == field.Length - 1)
            {
                // A field of a form that was left empty asks nothing.
                continue;
            }

            var value = Uri.UnescapeDataString(field[(equal + 1)..].ToString().Replace('+', ' ')).Trim();
            understood &= value.Length == 0 || (++fields <= MostFields && reader.Take(field[..equal], value));
        }

        return reader.Search();
    }

    private bool Take(ReadOnlySpan<char> name, string value) => name switch
    {
        AddressNames.Words => value.Length <= OfferSearch.LongestWords && Set(ref _words, value),
        AddressNames.AnyWord => value == "1" && Set(ref _anyWord, true),
        AddressNames.Region => RegionCode.TryParse(value, out var region) && Add(_regions, region),
        AddressNames.Department => DepartmentCode.TryParse(value, out var department) && Add(_departments, department),
        AddressNames.Around => Number(value, 0, Criteria.MostAround) is { } around && Set(ref _around, around),
        AddressNames.Contract => Add(_contracts, value),
        AddressNames.Time => Add(_times, value),
        AddressNames.Title => Add(_titles, value),
        AddressNames.Training => Add(_trainings, value),
        AddressNames.Public => Add(_publics, value),
        AddressNames.Way => Add(_ways, value),
        AddressNames.Hub => HubId.TryParse(value, out var hub) && Add(_hubs, hub),
        AddressNames.Pay => Pay(value) is { } euros && Set(ref _pay, euros),
        AddressNames.Days => Number(value, 1, OfferSearch.MostDays) is { } days && Set(ref _days, days),
        AddressNames.Order => value is AddressNames.ByDate or AddressNames.ByRelevance && Set(ref _order, value == AddressNames.ByDate ? SearchOrder.Date : SearchOrder.Relevance),
        AddressNames.Through => HubId.TryParse(value, out var through) && Set(ref _through, through),
        AddressNames.After => Set(ref _after, value),
        _ => true,
    };

    private readonly OfferSearch Search() => new(
        new Criteria(
            _words, _anyWord, Sorted(_regions, code => code.ToString()), Sorted(_departments, code => code.ToString()), _around, Sorted(_contracts), Sorted(_times),
            Sorted(_titles), Sorted(_trainings), Sorted(_publics), Sorted(_ways), Sorted(_hubs, hub => hub.ToString()), _pay),
        _days, _order, _through, _after);

    private static bool Set<T>(ref T field, T value)
    {
        field = value;
        return true;
    }

    private static bool Add<T>(ImmutableArray<T>.Builder list, T value)
    {
        list.Add(value);
        return true;
    }

    private static bool Add<T>(ImmutableArray<T>.Builder list, string code) where T : struct, Enum => Codes<T>.TryParse(code, out var value) && Add(list, value);

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    /// <summary>With a comma or a point, as people type it; spaces between thousands.</summary>
    private static decimal? Pay(string text) =>
        decimal.TryParse(text.Replace(" ", "").Replace("\u00A0", "").Replace("\u202F", "").TrimEnd('€').Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)
            && euros is > 0 and <= OfferSearch.HighestPay
            ? Math.Round(euros, 2)
            : null;

    private static ImmutableArray<T> Sorted<T>(ImmutableArray<T>.Builder list) where T : struct, Enum => Sorted(list, Codes<T>.Of);

    private static ImmutableArray<T> Sorted<T>(ImmutableArray<T>.Builder list, Func<T, string> code) => [.. list.Distinct().OrderBy(code, StringComparer.Ordinal)];
}
