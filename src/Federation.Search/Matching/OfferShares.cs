using System.Collections.Frozen;
using Federation.Search.Concepts;
using Federation.Search.Jobs;

namespace Federation.Search.Matching;

/// <summary>
/// How many offers of a hundred hold a term: a saved search waits under what fewest offers hold. Only a guess: it decides how long matching takes,
/// never what matches.
/// </summary>
public sealed class OfferShares
{
    /// <summary>Further offers would hardly change the order.</summary>
    public const int MostOffers = 2_000;

    /// <summary>A guess weighs as much as so many offers.</summary>
    private const float GuessWeight = 10;

    private const float GuessOfWord = 0.05f;
    private const float GuessOfOpenCode = 0.05f;
    private const float GuessOfConcept = 0.1f;

    private static readonly FrozenDictionary<string, float> GuessOfCode = Enum.GetValues<OfferField>()
        .SelectMany(field => CodeTerms.CodesOf(field).Select(code => (Term: CodeTerms.Of(field, code), Guess: 1f / CodeTerms.CodesOf(field).Count)))
        .ToFrozenDictionary(pair => pair.Term, pair => pair.Guess);

    private readonly FrozenDictionary<string, int> _holding;
    private readonly int _offers;

    private OfferShares(Dictionary<string, int> holding, int offers) => (_holding, _offers) = (holding.ToFrozenDictionary(StringComparer.Ordinal), offers);

    /// <summary>Where there are no offers yet.</summary>
    public static OfferShares Guessed { get; } = new([], 0);

    /// <param name="sample">Offers of any kind, of which <see cref="MostOffers"/> are looked at.</param>
    public static OfferShares Of(IEnumerable<AnalysedOffer> sample)
    {
        var (holding, offers) = (new Dictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var offer in sample.Take(MostOffers))
        {
            offers++;
            foreach (var term in offer.Terms)
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(holding, term.Text, out _)++;
            }
        }

        // What one offer alone held is as good as never met.
        return new OfferShares(holding.Where(pair => pair.Value > 1).ToDictionary(StringComparer.Ordinal), offers);
    }

    /// <returns>More than 0, up to 1.</returns>
    internal float Of(string term) => (_holding.GetValueOrDefault(term) + (GuessWeight * Guess(term))) / (_offers + GuessWeight);

    private static float Guess(string term) => term[0] switch
    {
        CodeTerms.Sign => GuessOfCode.TryGetValue(term, out var guess) ? guess : GuessOfOpenCode,
        Concept.Sign => GuessOfConcept,
        _ => GuessOfWord,
    };
}
