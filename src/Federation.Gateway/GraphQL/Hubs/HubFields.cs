using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Jobs;
using Federation.Gateway.GraphQL.Nodes;
using Federation.Gateway.GraphQL.Paging;
using Federation.Gateway.GraphQL.Structures;
using Federation.Gateway.Jobs.Following;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Search.Results;
using Federation.Storage.Feeds;

namespace Federation.Gateway.GraphQL.Hubs;

[Resolves("Hub")]
public static class HubFields
{
    public static GrainId Id(HubView hub) => GrainId.Platform(hub.Id);

    public static string Code(HubView hub) => hub.Id.ToString();

    public static string ShortName(HubView hub) => hub.Profile.ShortName;

    public static string FullName(HubView hub) => hub.Profile.FullName;

    public static string Carrier(HubView hub) => hub.Profile.Carrier;

    public static RegionCode Region(HubView hub) => hub.Profile.Region;

    public static ImmutableArray<DepartmentCode> Departments(HubView hub) => hub.Profile.Departments;

    public static ImmutableArray<DepartmentCode> ReferentDepartments(HubView hub) => hub.Profile.Referents;

    public static ImmutableArray<Service> Services(HubView hub) => hub.Profile.Services;

    public static double? AnswersInDays(HubView hub) => hub.AnswersIn;

    public static string? Source(HubView hub) => hub.Profile.Source;

    public static Task<Connection<StructureCard, StructurePlace>> Structures(
        HubView hub, string? words, int? first, StructurePlace? after, [Service] StructureDirectory directory, CancellationToken cancel) =>
        StructureQueries.Find(new StructureFilter([hub.Id], words), first, after, directory, cancel);

    public static ValueTask<FoundOffers> Offers(
        HubView hub, OfferFilter? filter, SearchOrder order, int? first, string? after, [Service] LiveOffers live, [Service] TimeProvider clock, CancellationToken cancel) =>
        OfferQueries.Find(filter, hub.Id, order, first, after, live, clock, cancel);

    public static async ValueTask<Diffusion?> Diffusion(HubView hub, Asker asker, ResolverContext context) =>
        asker.At(hub.Id) is null ? throw Faults.NotAllowed()
        : await context.State(GrainId.Platform(hub.Id)) is PlatformState state ? new Diffusion(hub.Id, state.Diffusion)
        : null;

    public static async ValueTask<HubSettings?> Settings(HubView hub, Asker asker, [Service] IHubStore store, CancellationToken cancel)
    {
        if (asker.At(hub.Id) is null)
        {
            throw Faults.NotAllowed();
        }

        return ((await store.Load(GrainId.Platform(hub.Id), cancel)).State as PlatformState)?.Settings;
    }
}

[Resolves("Service")]
public static class ServiceFields
{
    public static Capacity Capacity(Service service, [Service] TimeProvider clock) => service.CapacityOn(ParisTime.DateOf(clock.GetUtcNow()));

    public static DateOnly? ClosedUntil(Service service, [Service] TimeProvider clock) => Capacity(service, clock) == Domain.Hubs.Capacity.Closed ? service.ClosedUntil : null;
}
