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
/// <param name="monthlyPay">What is promised at least, full time, in cents a month, gross; 0 when nothing is.</param>
/// <param name="centiHours">Hours a week, in hundredths; 0 when not stated.</param>
public sealed class AnalysedOffer(
    HubId hub, OfferId id, DateTimeOffset publishedAt, DateTimeOffset until, int monthlyPay, int centiHours, ImmutableArray<OfferTerm> terms)
{
    private Dictionary<string, byte>? _levels;

    public HubId Hub => hub;

    public OfferId Id => id;

    public DateTimeOffset PublishedAt => publishedAt;

    public DateTimeOffset Until => until;

    public int MonthlyPay => monthlyPay;

    public int CentiHours => centiHours;

    /// <summary>Once each, in no order.</summary>
    public ImmutableArray<OfferTerm> Terms => terms;

    /// <returns>0 when the offer does not hold this term.</returns>
    public int LevelOf(string term) =>
        (_levels ??= terms.ToDictionary(held => held.Text, held => held.Level, StringComparer.Ordinal)).GetValueOrDefault(term);
}
