using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Jobs;
using Federation.Search.Index;
using Federation.Search.Jobs;

namespace Federation.Web.Alerts;

/// <summary>One way to hear no more of what is like an offer, and what else would go with it.</summary>
/// <param name="Words">"Sans les CDD".</param>
/// <param name="Text">The narrower search, as it is kept.</param>
/// <param name="Stay">Offers of today that would still be told of.</param>
/// <param name="Gone">Offers of today that would not, this one among them.</param>
/// <param name="Titles">Of those, the newest beside the one that was not wanted.</param>
public sealed record Narrowing(string Words, string Text, int Stay, int Gone, ImmutableArray<string> Titles);

/// <summary>"Pas pour moi": proposes narrower searches under which one offer would not have been told of, each with its effect on what is shown now.</summary>
public sealed class Narrower(SavedSearch search, OfferSnapshot snapshot, HubId keeper, ImmutableArray<DiffusionRule> rules, DateTimeOffset now)
{
    private const int MostTitles = 3;
    private const int MostRead = 100;
    private const int Most = 6;

    private readonly OfferReader _reader = new();

    public int Total { get; } = search.Found(snapshot, keeper, rules, now).Total;

    /// <summary>The gentlest first; none when nothing of this offer sets it apart.</summary>
    public IReadOnlyList<Narrowing> Without(PublishedOffer offer)
    {
        var found = search.Found(snapshot, keeper, rules, now, MostRead).Hits.Select(hit => hit.Offer).Where(other => other.Id != offer.Id).ToList();
        return [.. NarrowerCriteria.Of(search.Search, offer)
            .Select(way => (way.Words, Search: SavedSearch.Of(search.Search with { Criteria = way.Criteria })))
            .Where(way => way.Search.Text != search.Text && SavedSearch.Read(way.Search.Text) is not null && !way.Search.Query.MatchesWhenever(_reader.Read(offer)))
            .DistinctBy(way => way.Search.Text)
            .Select(way => Effect(way.Words, way.Search, found))
            .OrderBy(way => way.Gone).Take(Most)];
    }

    private Narrowing Effect(string words, SavedSearch narrower, List<PublishedOffer> found)
    {
        var (query, stay) = (narrower.Query, narrower.Found(snapshot, keeper, rules, now).Total);
        var gone = found.Where(offer => !query.MatchesWhenever(_reader.Read(offer))).Take(MostTitles);
        return new Narrowing(words, narrower.Text, stay, Total - stay, [.. gone.Select(offer => OfferLines.Title(offer.Posting))]);
    }
}
