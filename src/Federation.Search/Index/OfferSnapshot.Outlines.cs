using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Search.Jobs;

namespace Federation.Search.Index;

/// <summary>What is known of an offer without reading its text.</summary>
/// <param name="Until">The instant at which it is no longer shown.</param>
public readonly record struct OfferOutlined(HubId Hub, OfferId Id, DateTimeOffset ChangedAt, DateTimeOffset Until);

public sealed partial class OfferSnapshot
{
    /// <summary>When the first of them ends; null when there is none.</summary>
    public DateTimeOffset? FirstEnd => Count == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(Segments.Min(live => live.FirstEnd));

    /// <summary>The offer of this id, whichever hub publishes it; of two, the one whose hub was met first.</summary>
    public PublishedOffer? Find(OfferId id)
    {
        for (var hub = 0; hub < Hubs.Count; hub++)
        {
            if (Find(Hubs[(ushort)hub], id) is { } offer)
            {
                return offer;
            }
        }

        return null;
    }

    /// <summary>Every offer once, in no order.</summary>
    public IEnumerable<OfferOutlined> Outlines()
    {
        foreach (var live in Segments)
        {
            for (var ordinal = 0; ordinal < live.Segment.Count; ordinal++)
            {
                if (live.Has(ordinal))
                {
                    yield return Outline(live.Segment, ordinal);
                }
            }
        }
    }

    /// <summary>Those that had ended by then and are still held.</summary>
    public IEnumerable<OfferOutlined> Ended(DateTimeOffset now)
    {
        var instant = now.ToUnixTimeMilliseconds();
        foreach (var live in Segments)
        {
            for (var ordinal = 0; live.FirstEnd <= instant && ordinal < live.Segment.Count; ordinal++)
            {
                if (live.Segment.Until[ordinal] <= instant && live.Has(ordinal))
                {
                    yield return Outline(live.Segment, ordinal);
                }
            }
        }
    }

    private OfferOutlined Outline(Segment segment, int ordinal) => new(
        Hubs[segment.Hubs[ordinal]], segment.Ids[ordinal], PackedOffer.ChangedAt(segment.Records[ordinal]), DateTimeOffset.FromUnixTimeMilliseconds(segment.Until[ordinal]));
}
