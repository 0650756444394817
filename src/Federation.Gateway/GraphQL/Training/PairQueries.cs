using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Time;
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

/// <summary>Pairs are told to hubs, not to everybody: whoever acts for one may search them all.</summary>
[Resolves("Query")]
public static class PairQueries
{
    private const int UsualDays = 92;

    private static readonly int MostThemes = Enum.GetValues<TrainingTheme>().Length;

    private const int MostSkipped = 100_000;

    public static async Task<FoundPairs> TrainerPairs(
        TrainingTheme? theme, ImmutableArray<TrainingTheme>? themes, DepartmentCode? department, DateOnly? from, DateOnly? to, TrainingWay? way, string? language, int? first, ListPlace? after,
        [Service] LiveTrainers live, [Service] TimeProvider clock, CancellationToken cancel)
    {
        var today = ParisTime.DateOf(clock.GetUtcNow());
        var (begins, ends) = Stretch.Days(from, to, today, UsualDays);
        begins = begins > today ? begins : today;
        if (ends < begins)
        {
            throw Faults.Invalid("to");
        }

        var skip = after is { At: var rank } ? rank is >= 0 and <= MostSkipped ? (int)rank : throw Faults.Invalid("after") : 0;
        if (themes is { Length: var many } && many > MostThemes)
        {
            throw Faults.Invalid("themes");
        }

        ImmutableArray<TrainingTheme> any = theme is { } one ? [one, .. themes ?? []] : themes ?? [];
        var query = new PairQuery([.. any.Distinct()], department, way, language, begins, ends, [], skip, PageSize.Of(first, 20));

        // At the start of a node only; the request's own time bounds the wait.
        await live.Built.WaitAsync(cancel);
        return new FoundPairs(live.Snapshot.Find(query), skip);
    }

    public static async Task<PairRow?> TrainerPair(GrainId id, Asker asker, ResolverContext context) => await context.Pair(id) is { } pair && IsFor(asker, pair) ? pair : null;

    public static async Task<Connection<PairRow, ListPlace>?> HubPairs(GrainId hub, int? first, ListPlace? after, Asker asker, [Service] PairDesk desk, CancellationToken cancel)
    {
        var own = asker.Own(hub);
        var (caller, most) = (asker.At(own)!, PageSize.Of(first, 25));
        return SincePlaces.Page(await desk.OfHub(own, caller, SincePlaces.Mark(after), most + 1, cancel), pair => pair.Mark, most, after, await desk.Count(own, caller, cancel));
    }

    /// <summary>Once formed, it is known to every hub; before and after, to the one that proposed it.</summary>
    internal static bool IsFor(Asker asker, PairRow pair) => asker.Hubs.Count > 0 && (pair.Status == PairStatus.Formed || asker.At(pair.Grain.Hub) is not null);
}
