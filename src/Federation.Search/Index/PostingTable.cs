namespace Federation.Search.Index;

/// <summary>The offers of each term of a segment, with their levels.</summary>
internal sealed class PostingTable
{
    /// <summary>Numbers of terms, ascending.</summary>
    public required int[] Terms { get; init; }

    /// <summary>How many offers hold each.</summary>
    public required int[] Counts { get; init; }

    /// <summary>Where the list of each begins; for a term in planes, the complement of its place among these.</summary>
    public required int[] Starts { get; init; }

    /// <summary>Of each list by level, then in order.</summary>
    public required ushort[] Ordinals { get; init; }

    /// <summary>Two levels a byte, in the order of <see cref="Ordinals"/>, the even one in the lower half.</summary>
    public required byte[] Levels { get; init; }

    public required LevelPlanes[] Planes { get; init; }

    public Posting Of(int term)
    {
        // Ascending from 0: a number stands at its own place or before it, and those of codes, which are asked most, nearly there.
        var at = term < 0 ? -1 : term < Terms.Length && Terms[term] == term ? term : Terms.AsSpan(0, Math.Min(term, Terms.Length)).BinarySearch(term);
        if (at < 0)
        {
            return default;
        }

        var start = Starts[at];
        return start < 0
            ? new Posting(Planes[~start], Counts[at], default, default, 0)
            : new Posting(null, Counts[at], Ordinals.AsSpan(start, Counts[at]), Levels, start);
    }
}
