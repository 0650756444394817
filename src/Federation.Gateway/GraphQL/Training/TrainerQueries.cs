using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Nodes;
using Federation.Gateway.GraphQL.Paging;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

[Resolves("Query")]
public static class TrainerQueries
{
    public static async Task<Connection<HubTrainer, ListPlace>?> HubTrainers(
        GrainId hub, int? first, ListPlace? after, Asker asker, [Service] Trainers trainers, [Service] GrainStates states, CancellationToken cancel)
    {
        var own = asker.Own(hub);
        var most = PageSize.Of(first, 25);
        var rows = await trainers.OfHub(own, after?.Key ?? "", most + 1, cancel);
        var loaded = await states.Load([.. rows.Take(most).Select(row => row.Grain)], cancel);
        return Connections.Page(
            [.. rows.Take(most).Where(row => loaded.GetValueOrDefault(row.Grain) is TrainerState).Select(row =>
                new Edge<HubTrainer, ListPlace>(new HubTrainer(row.Grain, (TrainerState)loaded[row.Grain]), new ListPlace(0, row.Grain.Key)))],
            rows.Count > most, after is not null, Cursors.Write);
    }

    public static async Task<HubTrainer?> HubTrainer(GrainId trainer, Asker asker, ResolverContext context) =>
        asker.At(trainer.Hub) is null ? throw Faults.NotAllowed()
        : trainer.Kind == GrainKind.Trainer && await context.State(trainer) is TrainerState state ? new HubTrainer(trainer, state)
        : null;

    public static async Task<LinkedTrainer?> OwnTrainer(string secret, Asker asker, [Service] TrainerDesk desk, CancellationToken cancel) =>
        asker.ByAddress ? throw Faults.PostOnly()
        : await desk.Open(secret, cancel) is { } opened ? new LinkedTrainer(opened.Grain, opened.State)
        : null;
}
