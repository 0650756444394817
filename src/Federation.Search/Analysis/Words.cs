using System.Collections.Concurrent;

namespace Federation.Search.Analysis;

/// <summary>Words already read, shared by all threads. Bounded: when it is full, further words are read each time they are met.</summary>
internal static class Words
{
    private const int Most = 1 << 16;

    private static readonly ConcurrentDictionary<string, Word> Known = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> ByPlain = Known.GetAlternateLookup<ReadOnlySpan<char>>();
    private static int _count;

    public static Word Of(ReadOnlySpan<char> plain)
    {
        if (ByPlain.TryGetValue(plain, out var word))
        {
            return word;
        }

        word = Word.Read(plain);
        if (Volatile.Read(ref _count) < Most && Known.TryAdd(word.Plain, word))
        {
            Interlocked.Increment(ref _count);
        }

        return word;
    }
}
