using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Search.Jobs;

namespace Federation.Search.Index;

/// <summary>All offers at one instant. Never changes: what is counted, listed and paged from one snapshot agrees, whatever is written meanwhile.</summary>
public sealed partial class OfferSnapshot
{
    internal OfferSnapshot(long version, TermTable terms, HubTable hubs, ImmutableArray<LiveSegment> segments)
    {
        (Version, Terms, Hubs, Segments) = (version, terms, hubs, segments);
        Count = segments.Sum(segment => segment.Count);
    }

    /// <summary>One more at each change of the index.</summary>
    public long Version { get; }

    public int Count { get; }

    internal TermTable Terms { get; }

    internal HubTable Hubs { get; }

    internal ImmutableArray<LiveSegment> Segments { get; }

    /// <returns>Null when it is not there.</returns>
    public PublishedOffer? Find(HubId hub, OfferId id) => Place(hub, id) is var (segment, ordinal) ? Offer(segment, ordinal) : null;

    internal (Segment Segment, int Ordinal)? Place(HubId hub, OfferId id)
    {
        if (Hubs.Find(hub) is not { } number)
        {
            return null;
        }

        foreach (var live in Segments)
        {
            if (live.Segment.Find(id, number) is var ordinal and >= 0 && live.Has(ordinal))
            {
                return (live.Segment, ordinal);
            }
        }

        return null;
    }

    internal PublishedOffer Offer(Segment segment, int ordinal) =>
        PackedOffer.Unpack(Hubs[segment.Hubs[ordinal]], segment.Ids[ordinal], segment.Records[ordinal]);
}
