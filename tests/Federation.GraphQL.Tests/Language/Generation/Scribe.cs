using System.Text;

namespace Federation.GraphQL.Tests.Language.Generation;

/// <summary>Writes tokens with something between them that the grammar ignores: sometimes nothing, where nothing will do.</summary>
internal sealed class Scribe(Random random)
{
    private static readonly string[] Gaps = [" ", " ", " ", "\n", "\r\n", "\r", "\t", ",", ", ", "\uFEFF", "# é 😀 \" comment\n", "#\r", "  \n"];
    private readonly StringBuilder _text = new();

    public string Text => _text.ToString();

    public Scribe Put(string token)
    {
        if (_text.Length > 0 && (Sticks(_text[^1], token[0]) || random.Next(2) == 0))
        {
            _text.Append(random.Next(4) > 0 ? " " : Gaps[random.Next(Gaps.Length)]);
        }

        _text.Append(token);
        return this;
    }

    public Scribe Put(params ReadOnlySpan<string> tokens)
    {
        foreach (var token in tokens)
        {
            Put(token);
        }

        return this;
    }

    /// <summary>Two words, numbers or quotes side by side would be read as one.</summary>
    private static bool Sticks(char last, char next) => (Word(last) && Word(next)) || (last == '"' && next == '"') || (char.IsAsciiLetterOrDigit(last) && next == '.');

    private static bool Word(char value) => char.IsAsciiLetterOrDigit(value) || value is '_' or '-';
}
