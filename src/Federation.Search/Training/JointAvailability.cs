using System.Numerics;
using Federation.Domain.Training;

namespace Federation.Search.Training;

/// <summary>When several people are free at once.</summary>
public static class JointAvailability
{
    /// <summary>Slots of a stretch that are free in both.</summary>
    public static int Count(FreeBits a, FreeBits b, in Stretch stretch)
    {
        var first = Math.Max(stretch.First, Math.Max(a.First, b.First));
        var end = Math.Min(stretch.Last + 1, Math.Min(a.First + a.Words.Length, b.First + b.Words.Length));
        if (end <= first)
        {
            return 0;
        }

        var mine = a.Words[(first - a.First)..(end - a.First)];
        var theirs = b.Words[(first - b.First)..][..mine.Length];

        // Only the ends are cut: between them a word is a word.
        var count = BitOperations.PopCount(mine[0] & theirs[0] & stretch.Mask(first));
        for (var i = 1; i < mine.Length - 1; i++)
        {
            count += BitOperations.PopCount(mine[i] & theirs[i]);
        }

        return mine.Length == 1 ? count : count + BitOperations.PopCount(mine[^1] & theirs[^1] & stretch.Mask(end - 1));
    }

    /// <summary>Of each of these with each of those, row after row: how many slots of the stretch both have free.</summary>
    /// <param name="into">As long as both lists multiplied.</param>
    public static void CountAll(ReadOnlySpan<FreeBits> these, ReadOnlySpan<FreeBits> those, DateOnly from, DateOnly to, Span<int> into)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(into.Length, these.Length * those.Length, nameof(into));
        var (stretch, at) = (new Stretch(from, to), 0);
        foreach (var one in these)
        {
            foreach (var other in those)
            {
                into[at++] = Count(one, other, stretch);
            }
        }
    }
}
