using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;

namespace Federation.Domain.Jobs;

/// <summary>An offer as every hub reads it: what search, pages and feeds are made of.</summary>
/// <param name="Hub">The hub whose feed tells it.</param>
/// <param name="Version">1 at the publication, one more at each amendment.</param>
/// <param name="PublishedAt">Of the first version; a renewal does not make an offer new.</param>
/// <param name="ChangedAt">Of this version.</param>
/// <param name="Until">The instant at which it is no longer shown.</param>
/// <param name="AlsoBy">Other hubs that publish the same post, in order of code: one offer, several sources.</param>
public sealed record PublishedOffer(
    HubId Hub, OfferId Id, Posting Posting, int Version, DateTimeOffset PublishedAt, DateTimeOffset ChangedAt, DateTimeOffset Until, ImmutableArray<HubId> AlsoBy)
{
    public bool Equals(PublishedOffer? other) =>
        other is not null && (Hub, Id, Posting, Version, PublishedAt, ChangedAt, Until) == (other.Hub, other.Id, other.Posting, other.Version, other.PublishedAt, other.ChangedAt, other.Until)
        && Lists.Same(AlsoBy, other.AlsoBy);

    public override int GetHashCode() => HashCode.Combine(Hub, Id, Version);
}
