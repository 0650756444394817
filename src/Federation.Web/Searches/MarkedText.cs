using System.Collections.Immutable;

namespace Federation.Web.Searches;

/// <param name="IsMarked">It is what was asked for.</param>
public readonly record struct TextPart(string Text, bool IsMarked);

/// <summary>A text cut where it says what was asked. The parts are text: each is escaped as it is written.</summary>
public static class MarkedText
{
    /// <summary>Whole words alone; where two overlap, the longer one.</summary>
    public static ImmutableArray<TextPart> Of(string text, IEnumerable<string> asked)
    {
        var parts = ImmutableArray.CreateBuilder<TextPart>();
        var words = asked.Where(word => word.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(word => word.Length).ToList();
        var written = 0;
        for (var at = 0; at < text.Length;)
        {
            var word = words.FirstOrDefault(word => IsAt(text, word, at));
            if (word is null)
            {
                at++;
                continue;
            }

            if (at > written)
            {
                parts.Add(new TextPart(text[written..at], false));
            }

            parts.Add(new TextPart(text.Substring(at, word.Length), true));
            at += word.Length;
            written = at;
        }

        if (written < text.Length)
        {
            parts.Add(new TextPart(text[written..], false));
        }

        return parts.DrainToImmutable();
    }

    private static bool IsAt(string text, string word, int at) =>
        at + word.Length <= text.Length && text.AsSpan(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
            && !(at > 0 && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at]))
            && !(at + word.Length < text.Length && char.IsLetterOrDigit(text[at + word.Length]) && char.IsLetterOrDigit(text[at + word.Length - 1]));
}
