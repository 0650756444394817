namespace Federation.Domain.Jobs.Gate;

/// <summary>
/// A few words in a row, in folded text. <c>a/b</c> either word · <c>retabli~</c> a word that begins so · <c>_</c> up to three words of any kind ·
/// <c>^</c> first, at the beginning of a clause. Work is bounded by the words of the clause times the length of the phrase.
/// </summary>
internal sealed class Phrase
{
    private const int Gap = 3;

    private readonly string[][] _parts;
    private readonly bool _first;

    private Phrase(string text)
    {
        _first = text.StartsWith('^');
        _parts = [.. text.TrimStart('^').Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('/'))];
    }

    public static Phrase[] Each(params string[] texts) => [.. texts.Select(text => new Phrase(text))];

    public bool IsIn(ReadOnlySpan<string> clause)
    {
        for (var start = 0; start < (_first ? 1 : clause.Length); start++)
        {
            if (From(clause, start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The places where the words so far may end are bits of one number, counted from the start: no branch is walked twice.</summary>
    private bool From(ReadOnlySpan<string> clause, int start)
    {
        var ends = 1UL;
        foreach (var part in _parts)
        {
            var next = 0UL;
            for (var offset = 0; offset < 64 - Gap && start + offset <= clause.Length; offset++)
            {
                if ((ends & (1UL << offset)) == 0)
                {
                    continue;
                }

                if (part is ["_"])
                {
                    next |= ((1UL << (Gap + 1)) - 1) << offset;
                }
                else if (start + offset < clause.Length && Fits(clause[start + offset], part))
                {
                    next |= 1UL << (offset + 1);
                }
            }

            if (next == 0)
            {
                return false;
            }

            ends = next;
        }

        return true;
    }

    private static bool Fits(string word, string[] choices)
    {
        foreach (var choice in choices)
        {
            if (choice[^1] == '~' ? word.AsSpan().StartsWith(choice.AsSpan(0, choice.Length - 1), StringComparison.Ordinal) : word == choice)
            {
                return true;
            }
        }

        return false;
    }
}
