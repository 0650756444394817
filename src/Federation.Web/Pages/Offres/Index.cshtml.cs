using Federation.Domain.Grains;
using Federation.Gateway.Following;
using Federation.Gateway.Jobs.Following;
using Federation.Search.Queries;
using Federation.Web.Searches;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Offres;

/// <summary>
/// The offers of all hubs, searched from memory: the address is the search. Through a hub's page, as its diffusion rules show them. The script of
/// this page asks for it again without its frame (X-Fragment), and puts the parts in their places.
/// </summary>
[NeedsOffers]
public sealed class IndexModel(LiveOffers live, HubNames names, TimeProvider clock) : PageModel
{
    private IReadOnlyDictionary<HubId, string> _names = new Dictionary<HubId, string>();

    public AskedSearch Asked { get; private set; } = null!;

    public FoundOffers Found { get; private set; } = null!;

    public HubId? Through => Search.Through;

    /// <summary>The hub hides some of the others' offers.</summary>
    public bool IsNarrowed { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public OfferSearch Search => Found.Search;

    /// <summary>The search without its place in the list.</summary>
    public string Text => Search.ToString();

    public int Total => Found.Result.Total;

    public string Title => SearchWords.Title(Search, Total, Name);

    public bool IsFragment => Request.Headers["X-Fragment"] == "1";

    /// <summary>How an open page asks what came since.</summary>
    public SearchNews News { get; private set; } = null!;

    public IReadOnlyList<FoundOffer> Lines { get; private set; } = [];

    public IReadOnlyList<FacetGroup> Facets { get; private set; } = [];

    public OfferMap Map { get; private set; } = null!;

    public IReadOnlyList<WayOut> WaysOut { get; private set; } = [];

    /// <summary>The criteria in words, each with the search without it.</summary>
    public IEnumerable<(string Words, string Without)> Chosen => SearchText.Fields(Text)
        .Select(one => (SearchWords.Criterion(one.Name, one.Value, Name), SearchText.WithoutValue(Text, one.Name, one.Value)))
        .Where(chosen => chosen.Item1 is not null)!;

    /// <summary>The search with nothing asked, still through the same hub.</summary>
    public string Nothing => Through is { } hub ? $"{AddressNames.Through}={hub}" : "";

    /// <summary>The place that was typed and is none, among the words.</summary>
    public string WithPlaceAsWords => SearchText.With(SearchText.Without(Text, AddressNames.Words), AddressNames.Words, $"{Search.Criteria.Words} {Asked.Place}".Trim());

    /// <summary>
    /// Search engines are shown the whole list and one step into it, a place or a title: the rest is the same offers in endless arrangements, and
    /// words that somebody typed.
    /// </summary>
    public bool IsIndexed => Found.IsFirstPage && Total > 0 && Through is null && Search.Criteria.Words is null
        && SearchText.Fields(Text).ToList() is [] or [(AddressNames.Region or AddressNames.Department or AddressNames.Title, _)];

    /// <summary>As it stands in the bar of the browser: of this page of the list, with the way back.</summary>
    public string Address => SearchText.Page(Found.IsFirstPage ? Text : Page(Search.After!, Asked.Trail));

    public string? Previous => Found.IsFirstPage || Asked.Trail.IsEmpty ? null
        : Page(Asked.Trail.Last, Asked.Trail.Back);

    public string? Next => Found.Result.Next is { } next ? Page(next.ToString(), Asked.Trail.Beyond(Found.IsFirstPage ? null : Search.After)) : null;

    public string Name(HubId hub) => _names.GetValueOrDefault(hub) ?? hub.ToString();

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        Asked = AskedSearch.Read(Request.QueryString.Value);
        if (Asked.Place is { Length: > 0 } typed && PlaceNames.Find(typed) is var (field, code))
        {
            var asked = Asked.Search.ToString();
            return LocalRedirect(SearchText.Page(SearchText.Values(asked, field).Contains(code) ? asked : SearchText.With(asked, field, code)));
        }

        _names = await names.All(cancel);
        var rules = Asked.Search.Through is { } through ? live.Rules(through) : [];
        if (rules is null)
        {
            Asked = Asked.WithoutHub();
        }

        IsNarrowed = rules is { Length: > 0 };
        Found = new FoundOffers(live.Snapshot, Asked.Search, rules ?? [], Now);
        News = SearchNews.Of(live, Search, rules ?? [], Now);
        Lines = [.. FoundOffer.Of(Found)];
        Facets = SearchFacets.Of(Search with { After = null }, Found.Result, Name, Found.CountIfCheap);
        Map = OfferMap.Of(Search, Found.Result);
        WaysOut = Total == 0 ? Searches.WaysOut.Of(Found, Name) : [];
        return Page();
    }

    private string Page(string after, SearchTrail trail)
    {
        var page = SearchText.With(Text, AddressNames.After, after);
        return trail.IsEmpty ? page : SearchText.With(page, SearchTrail.Field, trail.ToString());
    }
}
