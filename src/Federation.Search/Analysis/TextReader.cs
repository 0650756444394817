namespace Federation.Search.Analysis;

/// <summary>A word that carries meaning; both words of a doublet ("travailleurs et travailleuses pairs") are one.</summary>
/// <param name="First">Its place among the tokens.</param>
/// <param name="Last">The place of the other word of the doublet; the same when there is none.</param>
internal readonly record struct ContentWord(int First, int Last);

/// <summary>
/// Reads a text into words with their meaning in context. Not for several threads at once; keeps its buffers from one text to the next, and
/// reads no more than the first <see cref="MostCharacters"/> characters of each.
/// </summary>
internal sealed class TextReader
{
    public const int MostCharacters = 32_768;

    private readonly WordReader _words = new();
    private readonly List<ContentWord> _content = [];

    public ReadOnlySpan<Token> Tokens => _words.Tokens;

    public IReadOnlyList<ContentWord> Content => _content;

    public void Read(ReadOnlySpan<char> text)
    {
        _words.Read(text.Length > MostCharacters ? text[..MostCharacters] : text);
        var tokens = _words.Tokens;
        Context.Apply(tokens);
        _content.Clear();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!tokens[i].IsContent)
            {
                continue;
            }

            if (_content.Count > 0 && tokens[_content[^1].Last].Term == tokens[i].Term)
            {
                _content[^1] = _content[^1] with { Last = i };
            }
            else
            {
                _content.Add(new ContentWord(i, i));
            }
        }
    }

    /// <summary>A phrase ends somewhere between two of them.</summary>
    public bool IsBroken(ContentWord from, ContentWord to)
    {
        var tokens = _words.Tokens;
        for (var i = from.Last + 1; i <= to.First; i++)
        {
            if (tokens[i].Breaks)
            {
                return true;
            }
        }

        return false;
    }
}
