using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Search.Index;
using Federation.Search.Jobs;

namespace Federation.Search.Results;

/// <param name="Code">As the domain writes it.</param>
/// <param name="Count">Offers that would be found if this code were chosen and nothing else of its field: exact.</param>
public readonly record struct FacetCount(string Code, int Count);

/// <param name="Counts">Codes that any offer has, in the domain's order; hubs in theirs.</param>
public sealed record Facet(OfferField Field, ImmutableArray<FacetCount> Counts);

/// <summary>One offer of a result. Reading it whole costs a few microseconds each time.</summary>
public sealed class Hit
{
    private readonly OfferSnapshot _snapshot;
    private readonly Segment _segment;
    private readonly int _ordinal;

    internal Hit(OfferSnapshot snapshot, Segment segment, int ordinal, int score) =>
        (_snapshot, _segment, _ordinal, Score) = (snapshot, segment, ordinal, score);

    /// <summary>0 when the order is by date.</summary>
    public int Score { get; }

    public HubId Hub => _snapshot.Hubs[_segment.Hubs[_ordinal]];

    public OfferId Id => _segment.Ids[_ordinal];

    public DateTimeOffset PublishedAt => DateTimeOffset.FromUnixTimeMilliseconds(_segment.Published[_ordinal]);

    public PublishedOffer Offer => _snapshot.Offer(_segment, _ordinal);
}

/// <param name="Total">All that match, on this page or not.</param>
/// <param name="Next">Where the following page begins; null at the end.</param>
public sealed record SearchResult(int Total, ImmutableArray<Hit> Hits, ImmutableArray<Facet> Facets, SearchCursor? Next)
{
    internal ImmutableArray<byte> Weights { get; init; } = [];

    /// <summary>Where a page that follows this hit begins.</summary>
    public SearchCursor PlaceOf(Hit hit) => new(hit.Score, hit.PublishedAt.ToUnixTimeMilliseconds(), hit.Id, hit.Hub, Weights);
}
