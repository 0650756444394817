using System.Collections.Immutable;
using Federation.Domain.Jobs;

namespace Federation.Gateway.Tests.Jobs;

/// <summary>A list in memory, in the place of search: <c>departement</c> filters, <c>apres</c> goes on after an id, anything else is not understood.</summary>
internal sealed class ShownOffers(IEnumerable<PublishedOffer> offers) : IShownOffers
{
    private const int PageLength = 40;

    public ImmutableArray<PublishedOffer> Offers { get; set; } = [.. offers.OrderBy(offer => offer.Id)];

    public DateTimeOffset ChangedAt { get; set; } = Jobs.Offers.Published.AddDays(60).AddMilliseconds(250);

    public ValueTask<OfferPage?> Search(string query, int most, CancellationToken cancel)
    {
        var asked = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).ToList();
        if (asked.Any(pair => pair is not (["departement", _] or ["apres", _])))
        {
            return ValueTask.FromResult<OfferPage?>(null);
        }

        var department = asked.FirstOrDefault(pair => pair[0] == "departement")?[1];
        var after = asked.FirstOrDefault(pair => pair[0] == "apres")?[1];
        var search = department is null ? "" : $"departement={department}";
        var found = Offers
            .Where(offer => department is null || offer.Posting.Place.Department.ToString() == department)
            .Where(offer => after is null || string.CompareOrdinal(offer.Id.ToString(), after) > 0)
            .ToList();
        var page = found.Take(Math.Min(most, PageLength)).ToList();
        return ValueTask.FromResult<OfferPage?>(new OfferPage(
            [.. page], search, At(search, after), found.Count > page.Count ? At(search, page[^1].Id.ToString()) : null, ChangedAt));
    }

    public ValueTask<PublishedOffer?> Find(OfferId id, CancellationToken cancel) => ValueTask.FromResult(Offers.FirstOrDefault(offer => offer.Id == id));

    public ValueTask<OfferCensus> Census(CancellationToken cancel)
    {
        var now = Offers;
        return ValueTask.FromResult(new OfferCensus(now.Length, ChangedAt, (skip, take) => now.Skip(skip).Take(take).Select(offer => new OfferMark(offer.Id, offer.ChangedAt))));
    }

    private static string At(string search, string? after) => after is null ? search : search.Length == 0 ? $"apres={after}" : $"{search}&apres={after}";
}
