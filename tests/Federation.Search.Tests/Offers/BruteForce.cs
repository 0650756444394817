using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Search.Results;

namespace Federation.Search.Tests.Offers;

/// <summary>What a search should say, by asking every offer one by one.</summary>
internal sealed class BruteForce
{
    private readonly OfferReader _reader = new();
    private readonly Dictionary<(HubId, OfferId), (PublishedOffer Offer, AnalysedOffer Read)> _offers = [];

    public int Size => _offers.Count;

    public IEnumerable<PublishedOffer> All => _offers.Values.Select(pair => pair.Offer);

    public void Upsert(PublishedOffer offer) => _offers[(offer.Hub, offer.Id)] = (offer, _reader.Read(offer));

    public void Remove(PublishedOffer offer) => _offers.Remove((offer.Hub, offer.Id));

    public IReadOnlyList<(PublishedOffer Offer, AnalysedOffer Read)> Matching(SearchRequest request, Criteria criteria)
    {
        var query = Query.Read(criteria);
        return
        [
            .. _offers.Values.Where(pair => query.Matches(pair.Read) && pair.Offer.Until > request.Now
                && (request.Reader is not { } reader || request.Rules.IsDefault || DiffusionRules.Shows(request.Rules, reader, pair.Offer, request.Now))),
        ];
    }

    public IReadOnlyList<OfferId> Order(SearchRequest request, ImmutableArray<byte> weights) =>
    [
        .. Matching(request, request.Query.Criteria)
            .OrderByDescending(pair => weights.IsEmpty ? 0 : Relevance.Score(request.Query, weights, pair.Read))
            .ThenByDescending(pair => pair.Offer.PublishedAt).ThenBy(pair => pair.Offer.Id).Select(pair => pair.Offer.Id),
    ];

    public IReadOnlyDictionary<string, int> Count(SearchRequest request, OfferField field)
    {
        var criteria = request.Query.Criteria;
        var without = field switch
        {
            OfferField.Region or OfferField.Department => criteria with { Regions = [], Departments = [] },
            OfferField.Contract => criteria with { Contracts = [] },
            OfferField.Time => criteria with { Times = [] },
            OfferField.Title => criteria with { Titles = [] },
            OfferField.Training => criteria with { Trainings = [] },
            OfferField.Publics => criteria with { Publics = [] },
            OfferField.Ways => criteria with { Ways = [] },
            OfferField.Hubs => criteria with { Hubs = [] },
            _ => criteria,
        };
        return Matching(request, without).SelectMany(pair => CodesOf(pair.Offer, field).Distinct()).GroupBy(code => code).ToDictionary(group => group.Key, group => group.Count());
    }

    private static IEnumerable<string> CodesOf(PublishedOffer offer, OfferField field) => field switch
    {
        OfferField.Region => [Departments.Of(offer.Posting.Place.Department).Region.ToString()],
        OfferField.Department => [offer.Posting.Place.Department.ToString()],
        OfferField.Contract => [Codes<ContractKind>.Of(offer.Posting.Contract.Kind)],
        OfferField.Time => [Codes<WorkingTime>.Of(offer.Posting.Hours.Time)],
        OfferField.Title => [Codes<CanonicalTitle>.Of(offer.Posting.Canonical)],
        OfferField.Training => [Codes<TrainingPosition>.Of(offer.Posting.Training)],
        OfferField.Publics => offer.Posting.Publics.Select(Codes<PublicMet>.Of),
        OfferField.Ways => offer.Posting.Apply.Ways.Select(Codes<WayToApply>.Of),
        _ => offer.AlsoBy.Prepend(offer.Hub).Select(hub => hub.ToString()),
    };
}
