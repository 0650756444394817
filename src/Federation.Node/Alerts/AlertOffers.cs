using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Storage.Alerts;
using Federation.Storage.Feeds;
using Federation.Storage.Jobs;

namespace Federation.Node.Alerts;

/// <summary>The read tables of this node.</summary>
public sealed class AlertOffers(IHubStore store, PublishedOffers published, Subscriptions subscriptions) : IAlertOffers
{
    public Task<PublishedOffer?> Find(GrainId offer, CancellationToken cancel) => published.Find(offer, cancel);

    public Task<IReadOnlyList<GrainId>> JoinedTo(GrainId lead, CancellationToken cancel) => published.JoinedTo(lead, cancel);

    public async Task<ImmutableArray<DiffusionRule>> Rules(HubId hub, CancellationToken cancel) => ((PlatformState?)(await store.Load(GrainId.Platform(hub), cancel)).State)?.Diffusion ?? [];

    public Task<SubscriptionRow?> Subscription(GrainId subscription, CancellationToken cancel) => subscriptions.Find(subscription, cancel);

    public async IAsyncEnumerable<PublishedOffer> Since(DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? after = null;
        do
        {
            // The newest first: the first that is older ends it.
            var page = await published.Newest(null, [], after, PublishedOffers.LongestPage, cancel);
            foreach (var offer in page.Offers)
            {
                if (offer.PublishedAt < from)
                {
                    yield break;
                }

                yield return offer;
            }

            after = page.Next;
        }
        while (after is not null);
    }
}
