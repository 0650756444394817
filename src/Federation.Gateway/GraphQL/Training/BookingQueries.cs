using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Paging;
using Federation.Gateway.Training.Following;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Search.Training;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

/// <summary>A place that somebody has to fill, and who could, in order.</summary>
public sealed record PlaceToFill(int Ask, TrainerRole Role, IReadOnlyList<Candidate> Candidates);

[Resolves("Query")]
public static class BookingQueries
{
    public static async Task<Connection<BookingRow, ListPlace>?> HubBookings(
        GrainId hub, IReadOnlyList<BookingStatus> statuses, int? first, ListPlace? after, Asker asker, [Service] BookingDesk desk, CancellationToken cancel)
    {
        var own = asker.Own(hub);
        if (statuses.Count > Enum.GetValues<BookingStatus>().Length)
        {
            throw Faults.Invalid("statuses");
        }

        var (caller, most, from) = (asker.At(own)!, PageSize.Of(first, 25), SincePlaces.Mark(after));
        var some = statuses.Distinct().ToList();
        var rows = some.Count == 0 ? [] : await desk.OfHub(own, some, caller, from, most + 1, cancel);
        var counts = await desk.Counts(own, caller, cancel);
        return SincePlaces.Page(rows, booking => booking.Mark, most, after, some.Sum(status => counts.GetValueOrDefault(status)));
    }

    public static async Task<BookingRow?> Booking(GrainId id, Asker asker, ResolverContext context) =>
        asker.At(id.Hub) is null ? throw Faults.NotAllowed() : await context.Booking(id);

    public static async Task<IEnumerable<PlaceToFill>?> BookingCandidates(
        GrainId booking, int? first, Asker asker, [Service] BookingDesk desk, [Service] LiveTrainers live, CancellationToken cancel)
    {
        if (asker.At(booking.Hub) is not { } caller)
        {
            throw Faults.NotAllowed();
        }

        var most = first is null or (>= 1 and <= 50) ? first ?? 10 : throw Faults.Invalid("first");
        if (booking.Kind != GrainKind.Booking)
        {
            return null;
        }

        await live.Built.WaitAsync(cancel);
        return (await desk.OpenPlaces(booking, caller, cancel)).Select(open => new PlaceToFill(open.Ask, open.Role, live.Snapshot.Candidates(new CandidateQuery(
            open.Role, open.Slots, open.Themes, open.Where?.Way, open.Where?.Department, open.Present.ToImmutableHashSet(), open.Partners, open.TimesWith, most))));
    }
}
