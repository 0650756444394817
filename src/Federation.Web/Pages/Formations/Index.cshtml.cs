using Federation.Domain.Grains;
using Federation.Node.Desk;
using Federation.Search.Queries;
using Federation.Web.Searches;
using Federation.Web.Training;
using Federation.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Formations;

/// <summary>The courses of all hubs: the address is the search. A few hundred lines, so all of them are asked.</summary>
public sealed class IndexModel(CourseShelf shelf, HubDirectory directory, TimeProvider clock) : PageModel
{
    public const string PlaceField = "lieu";

    private const int PageLength = 30;

    private IReadOnlyList<HubView> _hubs = [];
    private IReadOnlyList<CourseFilter> _filters = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public CourseSearch Search { get; private set; } = null!;

    public IReadOnlyList<CourseLine> Found { get; private set; } = [];

    public IReadOnlyList<CourseLine> Lines { get; private set; } = [];

    public IReadOnlyList<FacetGroup> Facets { get; private set; } = [];

    /// <summary>Typed as a place, and none.</summary>
    public string? UnknownPlace { get; private set; }

    /// <summary>What answers but for its place, and says none.</summary>
    public int Placeless { get; private set; }

    public string Text => Search.ToString();

    public int Number { get; private set; } = 1;

    public int Pages => Math.Max(1, (Found.Count + PageLength - 1) / PageLength);

    public string Name(HubId hub) => _hubs.FirstOrDefault(view => view.Id == hub)?.Profile.ShortName ?? hub.ToString();

    /// <summary>Each criterion in words, with the search without it.</summary>
    public IEnumerable<(string Words, string Without)> Chosen =>
        (Search.Words is { } words ? new[] { ($"« {words} »", SearchText.Without(Text, AddressNames.Words)) } : [])
        .Concat(_filters.Where(filter => Search.Asked.ContainsKey(filter.Field))
            .SelectMany(filter => Search.Asked[filter.Field].Select(code => (filter.Words(code), SearchText.WithoutValue(Text, filter.Field, code)))));

    public async Task<IActionResult> OnGet([FromQuery(Name = PlaceField)] string? typed, [FromQuery(Name = "page")] int page, CancellationToken cancel)
    {
        _hubs = await directory.All(cancel);
        _filters = [.. CourseFilters.Places, .. CourseFilters.Listed, CourseFilters.ByHub(Name)];
        Search = CourseSearch.Read(Request.QueryString.Value, _filters);
        if (typed is { Length: > 0 and <= 100 })
        {
            if (PlaceNames.Find(typed) is var (field, code))
            {
                return LocalRedirect(SearchText.Under(CourseSearch.Path, SearchText.Values(Text, field).Contains(code) ? Text : SearchText.With(Text, field, code)));
            }

            UnknownPlace = typed;
        }

        var all = await shelf.All(null, cancel);
        Found = Search.Find(all, _filters, Now);
        Number = Math.Clamp(page, 1, Pages);
        Lines = [.. Found.Skip((Number - 1) * PageLength).Take(PageLength)];
        Facets = [.. _filters.Where(filter => filter.Legend.Length > 0).Select(filter => Facet(filter, all)).Where(group => group.Options.Count > 0)];
        Placeless = CourseFilters.Places.Any(filter => Search.Asked.ContainsKey(filter.Field))
            ? (Search with { Asked = Search.Asked.Where(field => CourseFilters.Places.All(filter => filter.Field != field.Key)).ToDictionary() })
                .Find(all, _filters, Now).Count(line => !CourseFilters.RegionsOf(line).Any())
            : 0;
        return Page();
    }

    public string PageOf(int number) => SearchText.Under(CourseSearch.Path, SearchText.With(Text, "page", $"{number}"));

    private FacetGroup Facet(CourseFilter filter, IReadOnlyList<CourseLine> all)
    {
        var counts = Search.Find(all, _filters, Now, filter).SelectMany(line => filter.Of(line, Now).Distinct()).CountBy(code => code).ToDictionary();
        var asked = Search.Asked.GetValueOrDefault(filter.Field, []);
        var codes = (filter.All.Count > 0 ? filter.All : [.. counts.Keys.Union(asked).Order(StringComparer.Ordinal)]).Where(code => counts.ContainsKey(code) || asked.Contains(code));
        return new FacetGroup(filter.Field, filter.Legend, [.. codes.Select(code => new FacetOption(filter.Field, code, HubWords.Capital(filter.Words(code)), counts.GetValueOrDefault(code), asked.Contains(code)))]);
    }
}
