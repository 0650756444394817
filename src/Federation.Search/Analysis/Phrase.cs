namespace Federation.Search.Analysis;

/// <summary>A word seen with its neighbours, up to where the phrase ends on either side.</summary>
internal readonly ref struct Phrase(ReadOnlySpan<Token> tokens, int at)
{
    /// <summary>How far a word is looked at: beyond, nothing is said of it any more.</summary>
    private const int Reach = 6;

    private readonly ReadOnlySpan<Token> _tokens = tokens;

    public ref readonly Token Here => ref _tokens[at];

    /// <summary>The word so many places away, in plain form; empty beyond the phrase.</summary>
    public string Plain(int offset) => Find(offset)?.Plain ?? "";

    /// <summary>Its term as it stands alone; empty beyond the phrase.</summary>
    public string Term(int offset) => Find(offset)?.Term ?? "";

    public PeerForm Form(int offset) => Find(offset)?.Peer ?? PeerForm.None;

    /// <summary>Nothing but words of grammar stands with it in its phrase.</summary>
    public bool IsAlone
    {
        get
        {
            for (var step = -1; step <= 1; step += 2)
            {
                for (var offset = step; Find(offset) is { } word; offset += step)
                {
                    if (!word.IsFunction || word.Plain == "une" || Math.Abs(offset) == Reach)
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }

    private Word? Find(int offset)
    {
        var (from, to) = (Math.Min(at, at + offset), Math.Max(at, at + offset));
        if (from < 0 || to >= _tokens.Length)
        {
            return null;
        }

        for (var i = from + 1; i <= to; i++)
        {
            if (_tokens[i].Breaks)
            {
                return null;
            }
        }

        return _tokens[offset + at].Word;
    }
}
