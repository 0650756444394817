using System.Collections.Immutable;
using Federation.Search.Analysis;
using Federation.Search.Jobs;

namespace Federation.Search.Queries;

/// <param name="Half">It counts half: what it stands for was not asked in these words.</param>
public readonly record struct UnitTerm(string Text, bool Half);

/// <summary>One thing that is asked: a word, or an expression. An offer meets it by any of its terms.</summary>
/// <param name="Asked">As typed.</param>
/// <param name="Mistyped">The term of a word that no list knows: it also meets such words of offers one typing error away. Null otherwise.</param>
public sealed record Unit(string Asked, ImmutableArray<UnitTerm> Terms, string? Mistyped)
{
    /// <returns>How well the offer meets it: 0 not at all, else 1 to <see cref="OfferTerm.Highest"/>.</returns>
    public int LevelIn(AnalysedOffer offer)
    {
        var best = 0;
        foreach (var term in Terms)
        {
            var level = offer.LevelOf(term.Text);
            best = Math.Max(best, term.Half ? Half(level) : level);
        }

        if (Mistyped is { } word)
        {
            foreach (var term in offer.Terms)
            {
                if (best < Half(term.Level) && Lexicon.IsUnknown(term.Text) && word.Length >= TypingErrors.ShortestWord && TypingErrors.Separates(word, term.Text))
                {
                    best = Half(term.Level);
                }
            }
        }

        return best;
    }

    /// <summary>Half a level, but never nothing for something.</summary>
    internal static int Half(int level) => level == 1 ? 1 : level / 2;
}
