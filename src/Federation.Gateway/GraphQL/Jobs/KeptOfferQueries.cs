using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Nodes;
using Federation.Gateway.GraphQL.Paging;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Storage.Jobs;

namespace Federation.Gateway.GraphQL.Jobs;

public enum HubOfferFilter
{
    Waiting,
    Published,
    SentBack,
    Filled,
    Expired,
    Withdrawn,
}

/// <summary>Offers as those ask for them who wrote them, and the hub that keeps them.</summary>
[Resolves("Query")]
public static class KeptOfferQueries
{
    public static async Task<IEnumerable<OwnOffer>> OwnOffers(string secret, int? first, Asker asker, [Service] OfferLists lists, [Service] GrainStates states, CancellationToken cancel)
    {
        if (asker.ByAddress)
        {
            throw Faults.PostOnly();
        }

        var most = PageSize.Of(first, 25);
        if (secret.Length is 0 or > OwnOfferCommands.LongestSecret)
        {
            return [];
        }

        var lines = await lists.Own(PrivateLink.Hash(secret), cancel);
        var loaded = await states.Load([.. lines.Select(line => line.Grain)], cancel);

        // Moved to another hub before anybody read it: its other copy says all.
        return lines.Where(line => loaded.GetValueOrDefault(line.Grain) is OfferState and not { Status: OfferStatus.Withdrawn, PublishedAt: null, Outline: null })
            .Select(line => new OwnOffer(line.Grain, (OfferState)loaded[line.Grain])).Take(most);
    }

    public static async Task<Connection<HubOffer, OfferPlace>?> HubOffers(
        GrainId hub, HubOfferFilter? filter, int? first, OfferPlace? after, Asker asker, [Service] OfferLists lists, [Service] GrainStates states, CancellationToken cancel)
    {
        var own = asker.Own(hub);
        var status = StatusOf(filter);
        var most = PageSize.Of(first, 25);
        var page = status is { } kept ? await lists.OfHub(own, kept, after?.ToString(), most, cancel) : await lists.Waiting(own, after?.ToString(), most, cancel);
        var loaded = await states.Load([.. page.Lines.Select(line => line.Grain)], cancel);
        var edges = new List<Edge<HubOffer, OfferPlace>>(page.Lines.Count);
        foreach (var line in page.Lines)
        {
            if (Jobs.HubOffer.Of(line.Grain, loaded.GetValueOrDefault(line.Grain)) is { } offer)
            {
                edges.Add(new Edge<HubOffer, OfferPlace>(offer, PlaceOf(line, status)));
            }
        }

        return Connections.Page(edges, page.Next is not null, after is not null, Cursors.Write);
    }

    public static async Task<HubOffer?> HubOffer(GrainId offer, Asker asker, ResolverContext context) =>
        asker.At(offer.Hub) is null ? throw Faults.NotAllowed()
        : offer.Kind == GrainKind.Offer ? Jobs.HubOffer.Of(offer, await context.State(offer))
        : null;

    public static async Task<IEnumerable<OfferNode>?> SamePosts(GrainId offer, Asker asker, ResolverContext context, [Service] PublishedOffers published, CancellationToken cancel)
    {
        if (await HubOffer(offer, asker, context) is not { } kept)
        {
            return null;
        }

        var posting = (await context.Text(offer, kept.State, drafts: false))?.Posting ?? kept.State.Posting;
        return posting is null ? [] : (await published.SamePosts(posting, offer, cancel)).Select(OfferNode.Of);
    }

    /// <summary>Null: those whose words wait, whatever their status.</summary>
    private static OfferStatus? StatusOf(HubOfferFilter? filter) => filter switch
    {
        HubOfferFilter.Published => OfferStatus.Published,
        HubOfferFilter.SentBack => OfferStatus.SentBack,
        HubOfferFilter.Filled => OfferStatus.Filled,
        HubOfferFilter.Expired => OfferStatus.Expired,
        HubOfferFilter.Withdrawn => OfferStatus.Withdrawn,
        _ => null,
    };

    private static OfferPlace PlaceOf(OfferLine line, OfferStatus? status) =>
        new((status is null ? line.WaitingSince ?? line.Since : line.Since).ToUnixTimeMilliseconds(), OfferId.Parse(line.Grain.Key));
}
