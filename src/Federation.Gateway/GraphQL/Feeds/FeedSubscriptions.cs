using System.Runtime.CompilerServices;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Referrals;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Feeds;

public sealed record InboxNews(Entry Entry, ReferralCopy Referral, FeedPlace Cursor);

[Resolves("Subscription")]
public static class FeedSubscriptions
{
    private static readonly IReadOnlyCollection<string> OfReferrals = [.. DomainJson.Facts.Names.Where(name => name.StartsWith("referral.", StringComparison.Ordinal))];

    public static IAsyncEnumerable<FeedEdge> Feed(
        IReadOnlyList<GrainId>? hubs, FeedPlace? after, IReadOnlyList<FeedKind>? kinds, Asker asker, [Service] FeedFollower follower, CancellationToken cancel) =>
        Edges(follower.Follow(FeedQueries.Wish(hubs, kinds, asker), after, asker.Rights, cancel));

    public static IAsyncEnumerable<InboxNews> ReferralInbox(
        GrainId hub, FeedPlace? after, Asker asker, [Service] FeedFollower follower, [Service] GrainStates states, CancellationToken cancel)
    {
        var own = asker.Own(hub);
        return News(follower.Follow(new FeedWish([own], [own], OfReferrals), after, asker.Rights, cancel), states, cancel);
    }

    private static async IAsyncEnumerable<FeedEdge> Edges(IAsyncEnumerable<IReadOnlyList<PlacedEntry>> pages)
    {
        await foreach (var page in pages)
        {
            foreach (var placed in page)
            {
                yield return new FeedEdge(placed.Entry, placed.Place);
            }
        }
    }

    /// <summary>The copies of a page are loaded together; those that another hub answers are none of an inbox.</summary>
    private static async IAsyncEnumerable<InboxNews> News(IAsyncEnumerable<IReadOnlyList<PlacedEntry>> pages, GrainStates states, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var page in pages)
        {
            var copies = await states.Load([.. page.Select(placed => placed.Entry.Subject)], cancel);
            foreach (var placed in page)
            {
                if (copies.TryGetValue(placed.Entry.Subject, out var state) && state is ReferralState { HoldsTheAnswer: true } referral)
                {
                    yield return new InboxNews(placed.Entry, new ReferralCopy(placed.Entry.Subject, referral), placed.Place);
                }
            }
        }
    }
}
