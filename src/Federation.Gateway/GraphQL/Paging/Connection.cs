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
}
