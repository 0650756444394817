using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Hubs;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Paging;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Calls;

/// <summary>An open call as one hub hears it.</summary>
public sealed record HeardCall(GrainId Grain, CallState State);

[Resolves("Query")]
public static class CallQueries
{
    public static async Task<Connection<HeardCall, ListCursor>?> OpenCalls(
        GrainId hub, IReadOnlyList<CallStatus>? statuses, int? first, ListCursor? after, Asker asker, [Service] CallLists lists, [Service] GrainStates states, CancellationToken cancel)
    {
        var own = asker.Own(hub);
        var (lines, more) = await lists.Find(own, [.. (statuses ?? [CallStatus.Open, CallStatus.Claiming]).Distinct()], after ?? ListCursor.Beginning, PageSize.Of(first, 25), cancel);
        var loaded = await states.Load([.. lines.Select(line => line.Grain)], cancel);
        return Connections.Page(
            [.. lines.Where(line => loaded.ContainsKey(line.Grain)).Select(line => new Edge<HeardCall, ListCursor>(new HeardCall(line.Grain, (CallState)loaded[line.Grain]), line.Cursor))],
            more, after is not null, Cursors.Write);
    }
}

[Resolves("OpenCall")]
public static class OpenCallFields
{
    public static GrainId Id(HeardCall call) => call.Grain;

    public static ValueTask<HubView> Hub(HeardCall call, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(call.Grain.Hub, cancel);

    public static ValueTask<HubView> Origin(HeardCall call, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(call.State.Letter.Origin, cancel);

    public static Need Need(HeardCall call) => call.State.Letter.Need;

    public static CallStatus Status(HeardCall call) => call.State.Status;

    public static DateTimeOffset Since(HeardCall call) => call.State.Since;

    public static ValueTask<HubView?> TakenBy(HeardCall call, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(call.State.By, cancel);

    public static DateTimeOffset FirstRequestedAt(HeardCall call) => call.State.Letter.FirstRequestedAt;

    public static ShortCode ShortCode(HeardCall call) => call.State.Letter.ShortCode;

    public static bool Example(HeardCall call) => call.State.Letter.Source is not null;
}
