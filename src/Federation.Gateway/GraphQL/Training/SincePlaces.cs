using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Paging;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

/// <summary>Lists that are read a page at a time by when their lines changed last: the cursor is the line's rank, then its instant turned round, then its id.</summary>
internal static class SincePlaces
{
    /// <summary>Beyond all instants, so that a rank outweighs them.</summary>
    private const long Rank = 1L << 50;

    /// <exception cref="Federation.GraphQL.Execution.GraphQLFault">Of another list.</exception>
    public static SinceMark? Mark(ListPlace? after)
    {
        if (after is not { } place)
        {
            return null;
        }

        var rank = place.At > 0 ? 1 : 0;
        var since = (rank * Rank) - place.At;
        return since >= 0 && since <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() && GrainId.TryParse(place.Key, out var grain)
            ? new SinceMark(rank, DateTimeOffset.FromUnixTimeMilliseconds(since), grain)
            : throw Faults.Invalid("after");
    }

    /// <param name="rows">One more than the page, when there is another one.</param>
    public static Connection<T, ListPlace> Page<T>(IReadOnlyList<T> rows, Func<T, SinceMark> markOf, int most, ListPlace? after, int total) => Connections.Page(
        [.. rows.Take(most).Select(row => new Edge<T, ListPlace>(row, PlaceOf(markOf(row))))], rows.Count > most, after is not null, Cursors.Write, total);

    private static ListPlace PlaceOf(SinceMark mark) => new((mark.Rank * Rank) - mark.Since.ToUnixTimeMilliseconds(), mark.Grain.ToString());
}
