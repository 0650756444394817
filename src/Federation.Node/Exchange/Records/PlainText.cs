namespace Federation.Node.Exchange.Records;

/// <summary>What a text of a record may hold.</summary>
internal static class PlainText
{
    /// <summary>No control characters; none of those that turn the direction of writing either: they show a text other than the one stored.</summary>
    public static bool IsAllowed(char c) => !char.IsControl(c) && c is not ((>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF');
}
