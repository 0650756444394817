using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Hubs;
using Federation.Gateway.GraphQL.Nodes;
using Federation.Gateway.GraphQL.Paging;
using Federation.Gateway.Jobs;
using Federation.Gateway.Training;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

[Resolves("Session")]
public static class SessionFields
{
    public static GrainId Id(ListedSession session) => session.Grain;

    public static ValueTask<HubView> Hub(ListedSession session, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(session.Grain.Hub, cancel);

    public static string Key(ListedSession session) => session.Grain.Key;

    public static string Page(ListedSession session, [Service] OfferSite site) => site.Base + TrainingPaths.Session(session.Grain);

    public static async ValueTask<ListedCourse?> Course(ListedSession session, ResolverContext context) => await context.Course(session.Plan.Course);

    public static string Title(ListedSession session) => session.Plan.Title;

    public static string? Label(ListedSession session) => session.Plan.Label;

    public static ImmutableArray<SessionDay> Days(ListedSession session) => session.Plan.Days;

    public static DateTimeOffset Start(ListedSession session) => session.Plan.Start;

    public static DateTimeOffset End(ListedSession session) => session.Plan.End;

    public static TrainingWay Way(ListedSession session) => session.Plan.Way;

    public static DepartmentCode? Department(ListedSession session) => session.Plan.Department;

    public static string? Commune(ListedSession session) => session.Plan.Commune;

    public static string? Venue(ListedSession session) => session.Plan.Venue;

    public static int? Places(ListedSession session) => session.Plan.Places;

    public static PriceOfCourse Price(ListedSession session) => session.Plan.Price;

    public static bool NeedsPair(ListedSession session) => session.Plan.NeedsPair;

    public static int AnswerHours(ListedSession session) => session.Plan.AnswerHours;

    public static bool TakesRegistrations(ListedSession session, [Service] TimeProvider clock) => session.TakesRegistrations(clock.GetUtcNow());

    public static bool AtRisk(ListedSession session) => session.Status == SessionStatus.AtRisk;

    public static bool Example(ListedSession session) => session.Plan.Source is not null;

    public static async ValueTask<int?> Attended(ListedSession session, Asker asker, ResolverContext context) => (await Own(session, asker, context))?.Attended;

    public static async ValueTask<Connection<Registration, ListPlace>?> Registrations(ListedSession session, int? first, ListPlace? after, Asker asker, ResolverContext context) =>
        await Own(session, asker, context) is { } state
            ? Connections.Slice(state.Registrations, one => new ListPlace(one.At.ToUnixTimeMilliseconds(), one.Id.ToString()), first, 50, after)
            : null;

    public static async ValueTask<IEnumerable<BookingRow>?> Bookings(ListedSession session, Asker asker, ResolverContext context) =>
        await Own(session, asker, context) is { } state
            ? (await Task.WhenAll(state.Teams.Select(team => context.Booking(team.Booking)))).OfType<BookingRow>()
            : null;

    /// <summary>Who registered, and how many came, is the session's own hub's.</summary>
    internal static async ValueTask<SessionState?> Own(ListedSession session, Asker asker, ResolverContext context) =>
        asker.At(session.Grain.Hub) is null ? throw Faults.NotAllowed() : await context.State(session.Grain) as SessionState;
}

[Resolves("Registration")]
public static class RegistrationFields
{
    public static Guid PlaceId(Registration place) => place.Id;
}
