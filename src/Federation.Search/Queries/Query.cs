using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Search.Jobs;

namespace Federation.Search.Queries;

/// <summary>
/// Criteria read once, to be asked of many offers, or of an index: <see cref="Matches"/> says of one offer what the index says of all, so that an
/// alert tells of what a search would have found. Pure: neither other offers nor the clock have a say.
/// </summary>
public sealed class Query
{
    [ThreadStatic]
    private static UnitReader? _reader;

    private Query(Criteria criteria)
    {
        Criteria = criteria;
        Units = (_reader ??= new UnitReader()).Read(criteria.Words);
        Filters = [.. FiltersOf(criteria).Where(filter => filter.Terms.Length > 0)];
        PayFloor = criteria.PayFloor is { } euros and > 0 ? (int)Math.Min(euros * 100, int.MaxValue) : 0;
    }

    public Criteria Criteria { get; }

    /// <summary>What the words ask; empty when there are none.</summary>
    public ImmutableArray<Unit> Units { get; }

    public ImmutableArray<Filter> Filters { get; }

    /// <summary>Cents a month; 0: none.</summary>
    public int PayFloor { get; }

    public static Query Read(Criteria criteria) => new(criteria);

    /// <summary>Filters, then the words unless one of them is enough.</summary>
    internal int Required => Criteria.AnyWord ? Filters.Length : Filters.Length + Units.Length;

    internal int Any => Criteria.AnyWord ? Units.Length : 0;

    public bool Matches(AnalysedOffer offer) => !(offer.PublishedAt < Criteria.PublishedSince) && MatchesWhenever(offer);

    /// <summary>As an alert asks: whenever it was published.</summary>
    public bool MatchesWhenever(AnalysedOffer offer) => offer.MonthlyPay >= PayFloor && Predicate.Holds(new AskedOf(this, offer));

    private readonly struct AskedOf(Query query, AnalysedOffer offer) : IAsked
    {
        public int Required => query.Required;

        public int Any => query.Any;

        public bool IsMet(int at) => at < query.Filters.Length ? query.Filters[at].Holds(offer) : query.Units[at - query.Filters.Length].LevelIn(offer) > 0;
    }

    private static IEnumerable<Filter> FiltersOf(Criteria criteria) =>
    [
        new(Criterion.Territory, Territory(criteria)),
        Of(Criterion.Contract, OfferField.Contract, criteria.Contracts),
        Of(Criterion.Time, OfferField.Time, criteria.Times),
        Of(Criterion.Title, OfferField.Title, criteria.Titles),
        Of(Criterion.Training, OfferField.Training, criteria.Trainings),
        Of(Criterion.Public, OfferField.Publics, criteria.Publics),
        Of(Criterion.Way, OfferField.Ways, criteria.Ways),
        new(Criterion.Hub, [.. List(criteria.Hubs).Select(hub => CodeTerms.Of(OfferField.Hubs, hub.ToString())).Distinct()]),
    ];

    private static Filter Of<T>(Criterion criterion, OfferField field, ImmutableArray<T> values) where T : struct, Enum =>
        new(criterion, [.. List(values).Select(value => CodeTerms.Of(field, Codes<T>.Of(value))).Distinct()]);

    private static ImmutableArray<string> Territory(Criteria criteria)
    {
        var around = Math.Clamp(criteria.Around, 0, Criteria.MostAround);
        var chosen = List(criteria.Departments).ToHashSet();
        var within = Departments.All.Select(department => department.Code)
            .Where(code => chosen.Contains(code) || (around > 0 && chosen.Any(centre => Adjacency.Distance(centre, code) <= around)));
        return
        [
            .. within.Select(code => CodeTerms.Of(OfferField.Department, code.ToString())),
            .. List(criteria.Regions).Distinct().Select(code => CodeTerms.Of(OfferField.Region, code.ToString())),
        ];
    }

    private static ImmutableArray<T> List<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;
}
