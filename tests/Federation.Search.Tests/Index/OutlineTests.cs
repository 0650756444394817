using Federation.Domain.Jobs;
using Federation.Search.Index;
using Federation.Search.Tests.Offers;

namespace Federation.Search.Tests.Index;

/// <summary>What a snapshot says of its offers without reading them whole.</summary>
public sealed class OutlineTests
{
    [Fact]
    public void Whatever_came_and_went_outlines_ends_and_finds_are_those_of_the_offers_that_are_there()
    {
        var chance = new Random(17);
        var index = new OfferIndex();
        var held = new Dictionary<OfferId, PublishedOffer>();
        for (var round = 0; round < 60; round++)
        {
            var changes = new List<OfferChange>();
            for (var i = 0; i < 10; i++)
            {
                var offer = TestOffers.Titled("Pair", "Rue.", chance.Next(200));
                var day = TestOffers.Titled("Pair", "Rue.", 0).PublishedAt.AddDays(chance.Next(1, 30));
                offer = offer with { ChangedAt = offer.PublishedAt.AddMinutes(chance.Next(1_000)), Until = day };
                var goes = chance.Next(3) == 0;
                changes.Add(goes ? OfferChange.Remove(offer.Hub, offer.Id) : OfferChange.Upsert(offer));
                held.Remove(offer.Id);
                if (!goes)
                {
                    held[offer.Id] = offer;
                }
            }

            index.Apply(changes);
            var snapshot = index.Snapshot;
            Assert.Equal(
                held.Values.Select(offer => new OfferOutlined(offer.Hub, offer.Id, offer.ChangedAt, offer.Until)).OrderBy(line => line.Id),
                snapshot.Outlines().OrderBy(line => line.Id));
            Assert.Equal(held.Values.Select(offer => (DateTimeOffset?)offer.Until).Min(), snapshot.FirstEnd);
            var now = TestOffers.Titled("Pair", "Rue.", 0).PublishedAt.AddDays(chance.Next(30));
            Assert.Equal(held.Values.Where(offer => offer.Until <= now).Select(offer => offer.Id).Order(), snapshot.Ended(now).Select(line => line.Id).Order());
            Assert.All(held.Values, offer => Assert.Equal(offer, snapshot.Find(offer.Id)));
        }
    }
}
