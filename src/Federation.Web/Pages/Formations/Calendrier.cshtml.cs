using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Search.Queries;
using Federation.Storage.Collectives;
using Federation.Storage.Training;
using Federation.Web.Searches;
using Federation.Web.Shared;
using Federation.Web.Training;
using Federation.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Formations;

/// <summary>Sessions and meetings of all hubs: a month as a grid, as a list, or on the map. The address says which.</summary>
public sealed class CalendrierModel(SessionDesk sessions, CollectiveDesk collectives, HubDirectory directory, TimeProvider clock) : PageModel
{
    public const string Path = "/formations/calendrier";

    public static IReadOnlyList<(string? Code, string Text)> Views { get; } = [(null, "Mois"), ("liste", "Liste"), ("carte", "Carte")];

    public static IReadOnlyList<(string? Code, string Text)> Kinds { get; } = [(null, "Tout"), ("sessions", "Sessions de formation"), ("rencontres", "Rencontres de collectifs")];

    /// <summary>How far back the last date is looked for, in months: a near one first, so that a long past is read for quiet calendars alone.</summary>
    private static readonly int[] LooksBack = [3, 12, 36];

    private IReadOnlyList<HubView> _hubs = [];

    [BindProperty(SupportsGet = true, Name = "mois")]
    public string? Month { get; set; }

    [BindProperty(SupportsGet = true, Name = "vue")]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true, Name = "quoi")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = AddressNames.Region)]
    public string? Region { get; set; }

    [BindProperty(SupportsGet = true, Name = AddressNames.Through)]
    public string? Hub { get; set; }

    public DateOnly First { get; private set; }

    public DateOnly Today { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Days of sessions and meetings on one page.</summary>
    private const int MostShown = 2_000;

    public IReadOnlyList<CalendarDay> Days { get; private set; } = [];

    /// <summary>The last day that is shown, when the month has more than one page holds; null: all of it is shown.</summary>
    public DateOnly? CutAfter { get; private set; }

    /// <summary>The next day with something after this month; what an empty month leads to.</summary>
    public DateOnly? Next { get; private set; }

    /// <summary>The last day with something before this month, where nothing follows; what a calendar without dates can still show.</summary>
    public DateOnly? Last { get; private set; }

    /// <summary>Where somebody asks to be told of what this calendar does not have yet.</summary>
    public string AlertPath => SearchText.Under("/alertes/nouvelle", Region is null ? $"sujet={AlertSubject}" : SearchText.With($"sujet={AlertSubject}", AddressNames.Region, Region));

    public IReadOnlyList<HubView> Hubs => _hubs;

    public FranceMap Map { get; private set; } = null!;

    /// <summary>Days by département, most first; what is remote is nowhere.</summary>
    public IReadOnlyList<(DepartmentCode Code, IReadOnlyList<CalendarDay> Days)> Places { get; private set; } = [];

    public string Name(HubId hub) => _hubs.FirstOrDefault(view => view.Id == hub)?.Profile.ShortName ?? hub.ToString();

    /// <summary>This calendar with one field otherwise.</summary>
    public string With(string field, string? value)
    {
        var text = new (string Name, string? Value)[] { ("mois", Calendar.Text(First)), ("vue", View), ("quoi", Kind), (AddressNames.Region, Region), (AddressNames.Through, Hub) }
            .Where(one => one.Name != field && one.Value is not null)
            .Aggregate("", (sum, one) => SearchText.With(sum, one.Name, one.Value!));
        return SearchText.Under(Path, value is null ? text : SearchText.With(text, field, value));
    }

    public async Task OnGet(CancellationToken cancel)
    {
        _hubs = await directory.All(cancel);
        Today = ParisTime.DateOf(Now);
        First = Calendar.Month(Month, Today);
        View = Views.Any(view => view.Code == View) ? View : null;
        Kind = Kinds.Any(kind => kind.Code == Kind) ? Kind : null;
        Region = RegionCode.TryParse(Region, out var region) ? Region : null;
        var hub = _hubs.FirstOrDefault(view => view.Id.ToString() == Hub)?.Id;
        Hub = hub?.ToString();

        var last = First.AddMonths(1).AddDays(-1);
        var departments = Region is null ? null : Departments.OfRegion(region).Select(department => department.Code).ToList();
        Days = await Between(First, last, hub, departments, null, cancel);
        if (Days.Count > MostShown)
        {
            // A day that is begun is shown to its end, but for one that is too long by itself.
            var (first, next) = (Days[0].Date, Days[MostShown].Date);
            Days = [.. Days.Take(MostShown).TakeWhile(day => day.Date < next || next == first)];
            CutAfter = Days[^1].Date;
        }

        Next = Days.Count > 0 ? null : (await Between(last.AddDays(1), last.AddDays((int)CourseShelf.Ahead.TotalDays), hub, departments, MostShown, cancel)).Cast<CalendarDay?>().FirstOrDefault()?.Date;
        Last = Days.Count > 0 || Next is not null ? null : await LastBefore(First, hub, departments, cancel);
        Places = [.. Days.Where(day => day.Department is not null).GroupBy(day => day.Department!.Value).Select(group => (group.Key, (IReadOnlyList<CalendarDay>)[.. group])).OrderByDescending(place => place.Item2.Count).ThenBy(place => place.Key.ToString(), StringComparer.Ordinal)];
        Map = CalendarMap.Of(Places);
    }

    private string AlertSubject => Kind == "rencontres" ? "meetings" : "sessions";

    private async Task<DateOnly?> LastBefore(DateOnly first, HubId? hub, IReadOnlyCollection<DepartmentCode>? departments, CancellationToken cancel)
    {
        foreach (var months in LooksBack)
        {
            if ((await Between(first.AddMonths(-months), first.AddDays(-1), hub, departments, null, cancel)) is [.., var last])
            {
                return last.Date;
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<CalendarDay>> Between(DateOnly from, DateOnly to, HubId? hub, IReadOnlyCollection<DepartmentCode>? departments, int? most, CancellationToken cancel)
    {
        var (start, end) = Calendar.Stretch(from, to);
        IReadOnlyCollection<HubId>? hubs = hub is { } one ? [one] : null;
        var found = Kind == "rencontres" ? [] : (await sessions.Between(new SessionFilter(start, end, hubs, departments), cancel, most)).Items;
        var met = Kind == "sessions" ? [] : (await collectives.Between(new MeetingFilter(start, end, hubs, departments), cancel, most)).Items;
        return Calendar.Of(found, met, from, to, Now);
    }
}
