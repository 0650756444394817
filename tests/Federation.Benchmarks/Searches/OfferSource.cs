using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Search.Jobs;
using Federation.Testing.Jobs;

namespace Federation.Benchmarks.Searches;

/// <summary>Synthetic offers made beforehand and held packed, so that reading them is measured and drawing them is not.</summary>
internal sealed class OfferSource
{
    private readonly (HubId Hub, OfferId Id, byte[] Packed)[] _offers;

    public OfferSource(int count, int seed)
    {
        var offers = new SyntheticOffers(seed);
        var made = new (HubId, OfferId, byte[])[count];
        var text = 0L;
        Parallel.For(0, count, number =>
        {
            var offer = offers.At(number);
            made[number] = (offer.Hub, offer.Id, PackedOffer.Pack(offer));
            Interlocked.Add(ref text, PostingTexts.Of(offer.Posting).Sum(one => (long)Encoding.UTF8.GetByteCount(one.Text)));
        });
        (_offers, TextBytes) = (made, text);
    }

    public int Count => _offers.Length;

    /// <summary>All texts of all offers, in UTF-8.</summary>
    public long TextBytes { get; }

    public IEnumerable<PublishedOffer> All => _offers.Select(offer => PackedOffer.Unpack(offer.Hub, offer.Id, offer.Packed));
}
