using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Federation.Gateway.Words;

/// <summary>Spaces as French print has them: a line never begins with « ; », « : », « ! », « ? » or a closing quotation mark, nor ends with an opening one.</summary>
public static class FrenchSpaces
{
    private const char NoBreak = '\u00a0';

    /// <summary>The same text, its plain spaces before these signs and inside « » made such that no line breaks there. Nothing is added or taken away.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        StringBuilder? kept = null;
        for (var at = text.IndexOf(' '); at >= 0; at = text.IndexOf(' ', at + 1))
        {
            if ((at + 1 < text.Length && text[at + 1] is (';' or ':' or '!' or '?' or '»')) || (at > 0 && text[at - 1] == '«'))
            {
                (kept ??= new StringBuilder(text))[at] = NoBreak;
            }
        }

        return kept?.ToString() ?? text;
    }
}
