using System.Collections.Immutable;
using Federation.Domain.Jobs;
using Federation.Gateway.GraphQL.Paging;
using Federation.Search.Explanations;
using Federation.Search.Index;
using Federation.Search.Results;

namespace Federation.Gateway.GraphQL.Jobs;

/// <summary>A page of a search, all of it from one snapshot of the index, and no more of it than is asked for. One for each field that asks.</summary>
/// <remarks>Not for several threads at once: a request's fields are written in turn.</remarks>
public sealed class FoundOffers(OfferSnapshot snapshot, SearchRequest request)
{
    private Explainer? _explainer;
    private SearchResult? _result;
    private FoundOffer[]? _edges;

    public IReadOnlyList<FoundOffer> Edges => _edges ??= [.. Result.Hits.Select(hit => new FoundOffer(this, hit))];

    public IEnumerable<OfferNode> Nodes => Edges.Select(edge => edge.Node);

    public int TotalCount => Result.Total;

    public PageInfo PageInfo => new(Result.Next is not null, request.After is not null, Edges is [var first, ..] ? first.Cursor : null, Edges is [.., var last] ? last.Cursor : null);

    internal OfferSnapshot Snapshot => snapshot;

    internal SearchRequest Request => request;

    private SearchResult Result => _result ??= snapshot.Search(request);

    internal string CursorOf(Hit hit) => Result.PlaceOf(hit).ToString();

    internal ImmutableArray<Reason> Explain(PublishedOffer offer) => (_explainer ??= new Explainer()).Explain(request.Query, offer);
}

/// <summary>One line of the page; the offer is unpacked once, when the first of its fields is asked.</summary>
public sealed class FoundOffer(FoundOffers page, Hit hit)
{
    private OfferNode? _node;

    public OfferNode Node => _node ??= OfferNode.Of(hit.Offer);

    public string Cursor => page.CursorOf(hit);

    public ImmutableArray<Reason> Reasons => page.Explain(Node.Offer);
}
