using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Paging;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Referrals;

public enum InboxFilter
{
    Active,
    Ended,
}

public enum OutboxFilter
{
    ToRoute,
    Followed,
    Closed,
}

[Resolves("Query")]
public static class ReferralQueries
{
    /// <summary>A code that opens nothing is looked up all the same: the answer takes as long.</summary>
    public static async Task<Followed?> Referral(ShortCode shortCode, string secret, Asker asker, [Service] ReferralLists lists, [Service] ReferralDesk desk, CancellationToken cancel)
    {
        if (asker.ByAddress)
        {
            throw Faults.PostOnly();
        }

        return await lists.Locate(shortCode, secret, cancel) is { } grain && await desk.Load(grain, cancel) is { } state ? new Followed(grain, state) : null;
    }

    public static async Task<Connection<ReferralCopy, ListCursor>?> ReferralInbox(
        GrainId hub, InboxFilter? filter, int? first, ListCursor? after, Asker asker, [Service] ReferralLists lists, [Service] GrainStates states, CancellationToken cancel)
    {
        var own = asker.Own(hub);
        var page = await lists.Received(own, filter == InboxFilter.Ended ? ListFilter.Ended : ListFilter.Active, after?.ToString(), PageSize.Of(first, 25), cancel);
        return await Copies(page, after is not null, states, cancel);
    }

    public static async Task<Connection<ReferralCopy, ListCursor>?> SentReferrals(
        GrainId hub, OutboxFilter? filter, int? first, ListCursor? after, Asker asker, [Service] ReferralLists lists, [Service] GrainStates states, CancellationToken cancel)
    {
        var own = asker.Own(hub);
        var which = filter switch
        {
            OutboxFilter.Followed => ListFilter.Followed,
            OutboxFilter.Closed => ListFilter.Closed,
            _ => ListFilter.ToRoute,
        };
        var page = await lists.Sent(own, which, after?.ToString(), PageSize.Of(first, 25), cancel);
        return await Copies(page, after is not null, states, cancel);
    }

    public static async Task<IEnumerable<ReferralCopy>?> ReferralsByCode(
        GrainId hub, ShortCode shortCode, Asker asker, [Service] ReferralLists lists, [Service] GrainStates states, CancellationToken cancel)
    {
        var lines = await lists.ByCode(asker.Own(hub), shortCode, cancel);
        return (await Loaded(lines, states, cancel)).Select(edge => edge.Node);
    }

    private static async Task<Connection<ReferralCopy, ListCursor>> Copies(Page<ReferralLine> page, bool resumed, GrainStates states, CancellationToken cancel) =>
        Connections.Page(await Loaded(page.Lines, states, cancel), page.Next is not null, resumed, Cursors.Write);

    /// <summary>One question for the whole page.</summary>
    private static async Task<IReadOnlyList<Edge<ReferralCopy, ListCursor>>> Loaded(IReadOnlyList<ReferralLine> lines, GrainStates states, CancellationToken cancel)
    {
        var loaded = await states.Load([.. lines.Select(line => line.Grain)], cancel);
        return [.. lines.Where(line => loaded.ContainsKey(line.Grain))
            .Select(line => new Edge<ReferralCopy, ListCursor>(new ReferralCopy(line.Grain, (ReferralState)loaded[line.Grain]), line.Cursor))];
    }
}
