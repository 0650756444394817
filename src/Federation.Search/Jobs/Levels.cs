namespace Federation.Search.Jobs;

/// <summary>
/// How much a term weighs in an offer, in seven steps: the saturation and the length of BM25, with a fixed length of the average offer in place of
/// the collection's, so that the level of an offer never changes while others come and go.
/// </summary>
internal static class Levels
{
    private const float Saturation = 1.2f;
    private const float LengthShare = 0.75f;

    /// <summary>Words of an offer, those of grammar left out: the median of the sources' job descriptions with their missions.</summary>
    private const float UsualLength = 120;

    /// <param name="weight">Occurrences, each times the weight of its text.</param>
    /// <param name="length">Words of the offer.</param>
    public static byte Of(float weight, int length)
    {
        var share = weight / (weight + (Saturation * (1 - LengthShare + (LengthShare * length / UsualLength))));
        return (byte)Math.Clamp(1 + (int)(OfferTerm.Highest * share), 1, OfferTerm.Highest);
    }
}
