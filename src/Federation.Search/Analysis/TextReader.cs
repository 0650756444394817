namespace Federation.Search.Analysis;

/// <summary>
/// Reads a text into words with their meaning in context. Not for several threads at once; keeps its buffers from one text to the next, and
/// reads no more than the first <see cref="MostCharacters"/> characters of each.
/// </summary>
internal sealed class TextReader
{
    public const int MostCharacters = 32_768;

    private readonly WordReader _words = new();
    private readonly List<int> _content = [];

    public ReadOnlySpan<Token> Tokens => _words.Tokens;

    /// <summary>
    /// Places of the words that carry meaning, in order. The second word of a doublet ("travailleurs et travailleuses pairs") is left out, so that
    /// expressions are found across it.
    /// </summary>
    public IReadOnlyList<int> Content => _content;

    public void Read(ReadOnlySpan<char> text)
    {
        _words.Read(text.Length > MostCharacters ? text[..MostCharacters] : text);
        var tokens = _words.Tokens;
        Context.Apply(tokens);
        _content.Clear();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].IsContent && !(_content.Count > 0 && tokens[_content[^1]].Term == tokens[i].Term))
            {
                _content.Add(i);
            }
        }
    }

    /// <summary>A phrase ends somewhere between two places, the second included.</summary>
    public bool IsBroken(int from, int to)
    {
        var tokens = _words.Tokens;
        for (var i = from + 1; i <= to; i++)
        {
            if (tokens[i].Breaks)
            {
                return true;
            }
        }

        return false;
    }
}
