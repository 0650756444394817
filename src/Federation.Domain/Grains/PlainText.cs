namespace Federation.Domain.Grains;

/// <summary>What a text that everybody will read may hold, whoever wrote it.</summary>
public static class PlainText
{
    /// <summary>No control characters; none of those that turn the direction of writing either: they show a text other than the one stored.</summary>
    public static bool IsAllowed(char c) => !char.IsControl(c) && c is not ((>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF');

    /// <summary>The same of a whole text, and no half of a surrogate pair: a feed would give it back as another character.</summary>
    /// <param name="lines">Line feeds are allowed.</param>
    public static bool IsSound(string text, bool lines = false)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return false;
                }

                i++;
            }
            else if (!IsAllowed(text[i]) && !(lines && text[i] == '\n'))
            {
                return false;
            }
        }

        return true;
    }
}
