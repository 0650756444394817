using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Paging;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Feeds;

public sealed record FeedAnswer(IReadOnlyList<FeedEdge> Edges, FeedPageInfo PageInfo, FeedPlace Head)
{
    public IEnumerable<Entry> Nodes => Edges.Select(edge => edge.Node);
}

public sealed record FeedEdge(Entry Node, FeedPlace Cursor);

public sealed record FeedPageInfo(bool HasNextPage, FeedPlace EndCursor);

[Resolves("Query")]
public static class FeedQueries
{
    public static async Task<FeedAnswer> Feed(
        IReadOnlyList<GrainId>? hubs, FeedPlace? after, IReadOnlyList<FeedKind>? kinds, int? first, Asker asker, [Service] FeedReader feeds, CancellationToken cancel)
    {
        var page = await feeds.Read(Wish(hubs, kinds, asker), after ?? FeedPlace.Beginning, PageSize.Of(first, 50), cancel);
        return new FeedAnswer([.. page.Entries.Select(placed => new FeedEdge(placed.Entry, placed.Place))], new FeedPageInfo(page.More, page.End), page.Head);
    }

    internal static FeedWish Wish(IReadOnlyList<GrainId>? hubs, IReadOnlyList<FeedKind>? kinds, Asker asker) =>
        new(HubRefs.Of(hubs), asker.Hubs, kinds is null ? null : [.. kinds.Distinct().Select(FeedKinds.NameOf)]);
}
