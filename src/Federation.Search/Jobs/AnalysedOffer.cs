using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;

namespace Federation.Search.Jobs;

/// <param name="Text">A stem, a class of words of grammar (~), a concept (#) or a code of the offer (@).</param>
/// <param name="Level">How much it weighs in this offer: 1 to <see cref="OfferTerm.Highest"/>.</param>
public readonly record struct OfferTerm(string Text, byte Level)
{
    public const int Highest = 7;
}

/// <summary>An offer as search and alerts see it.</summary>
/// <param name="MonthlyPay">What is promised at least, full time, in cents a month, gross; 0 when nothing is.</param>
/// <param name="CentiHours">Hours a week, in hundredths; 0 when not stated.</param>
public sealed record AnalysedOffer(
    HubId Hub, OfferId Id, DateTimeOffset PublishedAt, DateTimeOffset Until, int MonthlyPay, int CentiHours, ImmutableArray<OfferTerm> Terms)
{
    private readonly Lazy<Dictionary<string, OfferTerm>> _byText = new(() => Terms.ToDictionary(term => term.Text, StringComparer.Ordinal));

    /// <returns>0 when the offer does not hold this term.</returns>
    public int LevelOf(string term) => _byText.Value.TryGetValue(term, out var found) ? found.Level : 0;
}
