using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;

namespace Federation.Gateway.GraphQL.Jobs;

/// <summary>An offer as everybody reads it, read once for all of its fields.</summary>
/// <param name="State">Null when it comes from the index, which holds what is shown and nothing else.</param>
public sealed record OfferNode(GrainId Grain, PublishedOffer Offer, OfferState? State = null)
{
    public static OfferNode Of(PublishedOffer offer) => new(offer.Id.At(offer.Hub), offer);

    /// <summary>Null for what was never published.</summary>
    public static OfferNode? Of(GrainId grain, OfferState state) =>
        state is { Posting: { } posting, PublishedAt: { } published, ChangedAt: { } changed, Until: { } until }
            ? new OfferNode(grain, new PublishedOffer(grain.Hub, OfferId.Parse(grain.Key), posting, state.Version, published, changed, until, Others(state)), state)
            : null;

    private static ImmutableArray<HubId> Others(OfferState state) => [.. state.Sources.Select(source => source.Hub).Distinct().Order()];
}
