using Federation.Domain.Grains;
using Federation.Domain.Training;

namespace Federation.Gateway.Training.Following;

/// <summary>Which entries change what a search of pairs knows: those that every hub may read, and the end of a pair.</summary>
internal static class TrainerNews
{
    public static GrainId? Touched(Entry entry) => entry.Fact is TrainerDescribed or TrainerFree or TrainerRetired or PairFormed or PairDissolved ? entry.Subject : null;
}
