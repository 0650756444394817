namespace Federation.Search.Analysis;

/// <summary>One typing error: a letter too many, too few, another one, or two neighbours in the wrong order (Damerau's four).</summary>
internal static class TypingErrors
{
    /// <summary>Shorter words have too many neighbours.</summary>
    public const int ShortestWord = 5;

    /// <summary>Which letters a word holds, one bit each: two words one error apart differ in two bits at most.</summary>
    public static uint Letters(ReadOnlySpan<char> word)
    {
        var letters = 0u;
        foreach (var c in word)
        {
            letters |= 1u << (c & 31);
        }

        return letters;
    }

    /// <returns>True when exactly one error makes one of the other.</returns>
    public static bool Separates(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var same = a.CommonPrefixLength(b);
        var x = a[same..];
        var y = b[same..];
        return (x.Length - y.Length) switch
        {
            0 => x.Length > 0 && (x[1..].SequenceEqual(y[1..]) || (x.Length > 1 && x[0] == y[1] && x[1] == y[0] && x[2..].SequenceEqual(y[2..]))),
            1 => x[1..].SequenceEqual(y),
            -1 => x.SequenceEqual(y[1..]),
            _ => false,
        };
    }
}
