using System.Collections.Immutable;
using Federation.Search.Jobs;
using Federation.Search.Queries;

namespace Federation.Search.Results;

/// <summary>
/// How well an offer answers: for each thing asked, how much its best term weighs in the offer, times how rare that thing is (the inverse document
/// frequency of BM25, in fifteen steps). Whole numbers, so that the order of two offers is the same everywhere.
/// </summary>
public static class Relevance
{
    public const int HighestWeight = 15;

    /// <summary>No score reaches it.</summary>
    internal const int ScoreBits = 11;

    /// <param name="holding">Offers that hold what is asked, under its own name.</param>
    public static byte Weight(long holding, int offers) => (byte)Math.Clamp(1 + (int)Math.Round(2 * Math.Log(1 + (offers / (holding + 1.0)))), 1, HighestWeight);

    public static int Score(Query query, ImmutableArray<byte> weights, AnalysedOffer offer)
    {
        var score = 0;
        for (var i = 0; i < query.Units.Length; i++)
        {
            score += weights[i] * query.Units[i].LevelIn(offer);
        }

        return score;
    }
}
