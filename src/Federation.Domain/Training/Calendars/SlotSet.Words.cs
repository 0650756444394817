namespace Federation.Domain.Training;

public sealed partial class SlotSet
{
    /// <summary>The word of 64 slots that a rank stands in, counted from the first slot there is: sets cut that way meet without a shift.</summary>
    public static int WordOf(int rank) => rank >> 6;

    /// <summary>The word that <see cref="Words"/> begins with.</summary>
    public int FirstWord => WordOf(FirstRank);

    /// <summary>The set in words that every set shares, from <see cref="FirstWord"/> on; empty for no days.</summary>
    public ulong[] Words()
    {
        if (Length == 0)
        {
            return [];
        }

        var (first, last) = (FirstWord, WordOf(FirstRank + Length - 1));
        var words = new ulong[last - first + 1];
        for (var word = 0; word < words.Length; word++)
        {
            var at = ((first + word) << 6) - FirstRank;
            words[word] = at >= 0 ? Read(at) : _bits[0] << -at;
        }

        return words;
    }

    /// <summary>What such words hold of a stretch of days, ends cut.</summary>
    /// <param name="days">0 to <see cref="MostDays"/>.</param>
    public static SlotSet Of(DateOnly from, int days, ReadOnlySpan<ulong> words, int firstWord)
    {
        var set = new SlotSet(from, Math.Clamp(days, 0, MostDays), new ulong[Words(Math.Clamp(days, 0, MostDays))]);
        for (var word = 0; word < set._bits.Length; word++)
        {
            var at = set.FirstRank + (word << 6) - (firstWord << 6);
            var (low, shift) = (at >> 6, at & 63);
            set._bits[word] = shift == 0 ? At(words, low) : At(words, low) >> shift | At(words, low + 1) << (64 - shift);
        }

        if (set._bits.Length > 0 && (set.Length & 63) is var rest and > 0)
        {
            set._bits[^1] &= (1UL << rest) - 1;
        }

        return set;

        static ulong At(ReadOnlySpan<ulong> words, int at) => (uint)at < (uint)words.Length ? words[at] : 0;
    }
}
