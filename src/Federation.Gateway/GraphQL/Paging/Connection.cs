namespace Federation.Gateway.GraphQL.Paging;

/// <summary>One item of a list with its place.</summary>
public sealed record Edge<TNode, TCursor>(TNode Node, TCursor Cursor);

/// <summary>A page of a list, as the Relay specification of cursor connections spells it. Forwards only.</summary>
public sealed record Connection<TNode, TCursor>(IReadOnlyList<Edge<TNode, TCursor>> Edges, PageInfo PageInfo, int TotalCount)
    where TCursor : struct
{
    public IEnumerable<TNode> Nodes => Edges.Select(edge => edge.Node);
}

public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

public static class Connections
{
    /// <param name="resumed">The page was asked to begin after a cursor.</param>
    /// <param name="write">As the cursor stands in an edge.</param>
    public static Connection<TNode, TCursor> Page<TNode, TCursor>(
        IReadOnlyList<Edge<TNode, TCursor>> edges, bool more, bool resumed, Func<TCursor, string> write, int total = 0)
        where TCursor : struct => new(
            edges, new PageInfo(more, resumed, edges.Count > 0 ? write(edges[0].Cursor) : null, edges.Count > 0 ? write(edges[^1].Cursor) : null), total);

    /// <summary>A page of a list that is read whole, in the order of its places.</summary>
    public static Connection<T, ListPlace> Slice<T>(IEnumerable<T> all, Func<T, ListPlace> placeOf, int? first, int otherwise, ListPlace? after)
    {
        var most = PageSize.Of(first, otherwise);
        var sorted = all.Select(item => new Edge<T, ListPlace>(item, placeOf(item))).OrderBy(edge => edge.Cursor).ToList();
        var rest = after is { } place ? sorted.SkipWhile(edge => edge.Cursor.CompareTo(place) <= 0).ToList() : sorted;
        return Page([.. rest.Take(most)], rest.Count > most, after is not null, Cursors.Write, sorted.Count);
    }

    public static Connection<TTo, ListPlace> Map<T, TTo>(this Connection<T, ListPlace> page, Func<T, TTo> of) =>
        new([.. page.Edges.Select(edge => new Edge<TTo, ListPlace>(of(edge.Node), edge.Cursor))], page.PageInfo, page.TotalCount);
}
