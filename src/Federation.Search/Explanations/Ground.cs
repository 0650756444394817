using System.Collections.Immutable;
using Federation.Search.Jobs;
using Federation.Search.Queries;

namespace Federation.Search.Explanations;

/// <summary>One criterion that was asked, and what of the offer meets it: why somebody is told of it.</summary>
/// <param name="Codes">Those of the offer that were asked; none for words and pay.</param>
/// <param name="Words">As typed, those that the offer meets; how it writes them, <see cref="Explainer"/> says.</param>
public sealed record Ground(Criterion Criterion, ImmutableArray<MetCode> Codes, ImmutableArray<string> Words)
{
    /// <summary>
    /// For an alert: one for each criterion, in the order of <see cref="Criterion"/>; none when nothing was asked, or when the offer does not answer.
    /// <see cref="Criteria.PublishedSince"/> is no ground.
    /// </summary>
    public static ImmutableArray<Ground> Of(Query query, AnalysedOffer offer)
    {
        if (!query.MatchesWhenever(offer))
        {
            return [];
        }

        var grounds = ImmutableArray.CreateBuilder<Ground>();
        if (!query.Units.IsEmpty)
        {
            grounds.Add(new Ground(Criterion.Words, [], [.. query.Units.Where(unit => unit.LevelIn(offer) > 0).Select(unit => unit.Asked).Distinct(StringComparer.Ordinal)]));
        }

        foreach (var filter in query.Filters)
        {
            grounds.Add(new Ground(filter.Criterion, [.. filter.Terms.Where(term => offer.LevelOf(term) > 0).Select(MetCode.Of)], []));
        }

        if (query.PayFloor > 0)
        {
            grounds.Add(new Ground(Criterion.PayFloor, [], []));
        }

        return grounds.ToImmutable();
    }
}

/// <param name="Code">As the domain writes it: <c>38</c>, <c>cdi</c>.</param>
public readonly record struct MetCode(OfferField Field, string Code)
{
    internal static MetCode Of(string term)
    {
        var end = term.IndexOf(':');
        return new MetCode(Enum.Parse<OfferField>(term.AsSpan(1, end - 1)), term[(end + 1)..]);
    }
}
