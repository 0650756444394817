using System.Collections.Immutable;
using Federation.Domain.Jobs;

namespace Federation.Gateway.Jobs;

/// <summary>What is published and shown to everybody here: the diffusion rules of the hub have passed. Answered from memory.</summary>
public interface IShownOffers
{
    /// <param name="query">As it stands after "?" in the address of a search.</param>
    /// <param name="most">1 or more; never more offers than this.</param>
    /// <returns>Null when the query is not understood.</returns>
    ValueTask<OfferPage?> Search(string query, int most, CancellationToken cancel);

    ValueTask<PublishedOffer?> Find(OfferId id, CancellationToken cancel);

    ValueTask<OfferCensus> Census(CancellationToken cancel);
}

/// <param name="Search">The query without its place in the pages, in one spelling: the same search asked in two ways is one feed.</param>
/// <param name="Here">The same with the place that was asked for.</param>
/// <param name="Next">The same with the place of the next page; null on the last one.</param>
/// <param name="AsOf">Any change, arrival or departure after this instant is not in the list; whoever has seen the list at this instant has seen this one.</param>
public sealed record OfferPage(ImmutableArray<PublishedOffer> Offers, string Search, string Here, string? Next, DateTimeOffset AsOf);

public readonly record struct OfferMark(OfferId Id, DateTimeOffset ChangedAt);

/// <summary>All offers shown, as they are at one instant.</summary>
/// <param name="ChangedAt">The last change, arrival or departure among them.</param>
/// <param name="Range">So many marks from this rank (0 is the first), in order of id; fewer at the end.</param>
public sealed record OfferCensus(int Count, DateTimeOffset ChangedAt, Func<int, int, IEnumerable<OfferMark>> Range);
