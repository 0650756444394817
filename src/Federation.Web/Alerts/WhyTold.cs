using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Jobs;
using Federation.Search.Explanations;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Web.Searches;

namespace Federation.Web.Alerts;

/// <summary>Why an alert told of an offer, in words. For the few offers of a page; not for several threads at once.</summary>
public sealed class WhyTold(Func<HubId, string> hub)
{
    private const int LongestFound = 80;

    private readonly Explainer _explainer = new();
    private readonly OfferReader _reader = new();

    /// <returns>One for each thing that was asked; none when the offer does not answer any more.</returns>
    public IReadOnlyList<string> Of(Query query, PublishedOffer offer)
    {
        var analysed = _reader.Read(offer);
        if (!query.MatchesWhenever(analysed))
        {
            return [];
        }

        var grounds = Ground.Of(query, analysed);
        return grounds.IsEmpty ? ["vous suivez toutes les offres"] : [.. grounds.SelectMany(ground => Words(ground, query, offer))];
    }

    private IEnumerable<string> Words(Ground ground, Query query, PublishedOffer offer) => ground.Criterion switch
    {
        Criterion.Words => _explainer.Explain(query, offer).Select(Words),
        Criterion.PayFloor => [SearchWords.PayFloor(query.PayFloor / 100m)],
        _ => ground.Codes.Select(code => Field(code.Field) is { } field ? SearchWords.Criterion(field, code.Code, hub) : null).OfType<string>(),
    };

    private static string Words(Reason reason)
    {
        var (asked, found) = (Inert.Line(reason.Asked, LongestFound), Inert.Line(reason.Found, LongestFound));
        return string.Equals(asked, found, StringComparison.OrdinalIgnoreCase) ? $"« {found} »" : $"« {asked} » ≈ {found}";
    }

    private static string? Field(OfferField field) => field switch
    {
        OfferField.Region => AddressNames.Region,
        OfferField.Department => AddressNames.Department,
        OfferField.Contract => AddressNames.Contract,
        OfferField.Time => AddressNames.Time,
        OfferField.Title => AddressNames.Title,
        OfferField.Training => AddressNames.Training,
        OfferField.Publics => AddressNames.Public,
        OfferField.Ways => AddressNames.Way,
        OfferField.Hubs => AddressNames.Hub,
        _ => null,
    };
}
