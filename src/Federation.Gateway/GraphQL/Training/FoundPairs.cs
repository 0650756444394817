using System.Collections.Immutable;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Paging;
using Federation.GraphQL.Binding;
using Federation.Search.Training;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

/// <summary>A page of a search of pairs, all of it from one moment of this node's memory. A place in it is a rank.</summary>
public sealed class FoundPairs(PairsFound found, int skipped)
{
    public IReadOnlyList<FoundPair> Edges { get; } = [.. found.Hits.Select((hit, at) => new FoundPair(hit, new ListPlace(skipped + at + 1, "")))];

    public IEnumerable<PairRow> Nodes => found.Hits.Select(hit => hit.Pair);

    public int TotalCount => found.Total;

    public PageInfo PageInfo => new(
        skipped + found.Hits.Count < found.Total, skipped > 0, Edges is [var first, ..] ? Cursors.Write(first.Cursor) : null, Edges is [.., var last] ? Cursors.Write(last.Cursor) : null);
}

public sealed record FoundPair(PairHit Hit, ListPlace Cursor)
{
    public PairRow Node => Hit.Pair;

    public TrainingWay Way => Hit.Way;

    public int? Distance => Hit.Distance;

    public ImmutableArray<TrainingTheme> Themes => Hit.Themes;
}

[Resolves("TrainerPairEdge")]
public static class FoundPairFields
{
    public static IEnumerable<FreeDay> FreeDays(FoundPair found, int first) => FreeDay.Of(found.Hit.Free, first);
}
