using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Search.Jobs;

namespace Federation.Search.Index;

/// <summary>
/// The offers that are shown now, in memory. Readers take the <see cref="Snapshot"/> and never wait; writers take turns, and what one wrote is in
/// the next snapshot when its call returns. Small segments are put together as they come, so that a search looks into a few dozen at most.
/// </summary>
public sealed class OfferIndex
{
    private readonly Lock _writing = new();
    private readonly OfferReader _reader = new();
    private OfferSnapshot _snapshot = new(0, new TermTable(), HubTable.Empty, []);

    public OfferSnapshot Snapshot => Volatile.Read(ref _snapshot);

    public void Upsert(PublishedOffer offer) => Apply([OfferChange.Upsert(offer)]);

    public void Remove(HubId hub, OfferId id) => Apply([OfferChange.Remove(hub, id)]);

    /// <summary>All at once: no snapshot holds some of them and not the others. Of several changes of one offer the last one counts.</summary>
    public void Apply(IReadOnlyList<OfferChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        lock (_writing)
        {
            var now = _snapshot;
            var hubs = changes.Where(change => change.Offer is not null).Aggregate(now.Hubs, (table, change) => table.With(change.Hub));
            var segments = now.Segments.ToBuilder();
            var last = new Dictionary<(HubId, OfferId), PublishedOffer?>();
            foreach (var change in changes)
            {
                last[(change.Hub, change.Id)] = change.Offer;
                Drop(segments, hubs, change);
            }

            var builder = new SegmentBuilder(now.Terms);
            foreach (var offer in last.Values.OfType<PublishedOffer>())
            {
                builder.Add(_reader.Read(offer), hubs.Find(offer.Hub)!.Value, PackedOffer.Pack(offer));
                if (builder.Count == Segment.Most)
                {
                    segments.Add(LiveSegment.Of(builder.Build()));
                    builder = new SegmentBuilder(now.Terms);
                }
            }

            if (builder.Count > 0)
            {
                segments.Add(LiveSegment.Of(builder.Build()));
            }

            Publish(now.Terms, hubs, segments.ToImmutable());
            Publish(now.Terms, hubs, Tiers.Merge(now.Terms, Snapshot.Segments));
        }
    }

    /// <summary>Starts anew with these offers, read by all processors. Readers keep the old ones until all are there.</summary>
    public void Rebuild(IEnumerable<PublishedOffer> offers)
    {
        lock (_writing)
        {
            var terms = new TermTable();
            var (hubs, segments) = IndexRebuild.Run(terms, offers);
            Publish(terms, hubs, Tiers.Merge(terms, segments));
        }
    }

    private static void Drop(ImmutableArray<LiveSegment>.Builder segments, HubTable hubs, OfferChange change)
    {
        if (hubs.Find(change.Hub) is not { } hub)
        {
            return;
        }

        for (var i = 0; i < segments.Count; i++)
        {
            if (segments[i].Segment.Find(change.Id, hub) is var ordinal and >= 0 && segments[i].Has(ordinal))
            {
                segments[i] = segments[i].Without(ordinal);
            }
        }
    }

    private void Publish(TermTable terms, HubTable hubs, ImmutableArray<LiveSegment> segments) =>
        Volatile.Write(ref _snapshot, new OfferSnapshot(_snapshot.Version + 1, terms, hubs, segments));
}
