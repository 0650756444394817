using Federation.Domain.Grains;

namespace Federation.Domain.Jobs;

/// <summary>For who keeps a copy of the lists: which offers to read again after an entry.</summary>
public static class OfferNews
{
    /// <summary>
    /// Itself, and those that it was joined with: one that ends uncovers the others. Empty when nothing that is shown changed. One that joins another uncovers those that had joined
    /// it: what it knows of them may be late, so the lists are asked.
    /// </summary>
    public static IEnumerable<GrainId> Touched(Entry entry) => entry.Fact switch
    {
        OfferPublished or OfferRenewed => [entry.Subject],
        OfferJoined joined => [entry.Subject, joined.Lead],
        OfferLeft left => [entry.Subject, left.Lead],
        OfferEnded ended => [entry.Subject, .. ended.Lead is { } lead ? [lead] : Array.Empty<GrainId>(), .. ended.Sources.IsDefault ? [] : ended.Sources],
        _ => [],
    };
}
