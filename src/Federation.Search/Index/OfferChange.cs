using Federation.Domain.Grains;
using Federation.Domain.Jobs;

namespace Federation.Search.Index;

/// <param name="Offer">As it is now; null when it is no longer shown.</param>
public readonly record struct OfferChange(HubId Hub, OfferId Id, PublishedOffer? Offer)
{
    public static OfferChange Upsert(PublishedOffer offer) => new(offer.Hub, offer.Id, offer);

    public static OfferChange Remove(HubId hub, OfferId id) => new(hub, id, null);
}
