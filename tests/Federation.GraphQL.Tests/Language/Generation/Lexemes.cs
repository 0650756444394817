namespace Federation.GraphQL.Tests.Language.Generation;

/// <summary>Tokens of every kind, and some that only look like one.</summary>
internal static class Lexemes
{
    public static readonly string[] Keywords =
    [
        "query", "mutation", "subscription", "fragment", "on", "true", "false", "null", "schema", "scalar", "type", "interface", "union", "enum", "input",
        "directive", "extend", "implements", "repeatable", "FIELD", "QUERY", "OBJECT", "FIELD_DEFINITION", "ENUM_VALUE",
    ];

    public static readonly string[] Punctuation = ["!", "$", "&", "(", ")", "...", ":", "=", "@", "[", "]", "{", "|", "}"];

    private static readonly string[] Names = ["a", "b", "c", "_", "__typename", "Foo", "Bar2", "aVeryLongNameThatMakesLinesTooLongToBePrintedOnOne", "id", "name"];
    private static readonly string[] Ints = ["0", "-0", "1", "-1", "42", "2147483648", "900000000000000000000"];
    private static readonly string[] Floats = ["0.0", "-1.5", "1e3", "1E-3", "2.5e+10", "0e0"];

    private static readonly string[] Broken =
    [
        "00", "01", "-", "-a", "1.", "1.a", "1e", "1e+", "0x1", "1.2.3", "1_", ".", "..", ".5", "'", "?", "~", "é", "\u0007", "\u00A0", "😀", "\"\\q\"", "\"\\u12\"",
        "\"\\uD83D\"", "\"\\uDE00\"", "\"\\u{110000}\"", "\"\\u{}\"", "\"\\u{FFFFFFFF}\"", "\"\\u{D800}\"", "\"\\u{00000000041}\"", "\"abc", "\"a\nb\"", "\"\"\"abc", "\"", "\\", "%", ";", "\0",
    ];

    private static readonly string[] Pieces =
    [
        "a", "word", " ", "  ", "é", "😀", "\\n", "\\t", "\\\\", "\\\"", "\\/", "\\b", "\\f", "\\r", "\\u0041", "\\u00e9", "\\uD83D\\uDE00", "\\u{1F600}", "\\u{00000041}", "#", "'", "\u0001", "\u007F", "\u2028", "\t",
    ];

    private static readonly string[] BlockPieces =
    [
        "a", "word", " ", "    ", "\t", "\n", "\n", "\n  ", "\n    ", "\r\n  ", "\r", "é", "😀", "\\", "\\\"\"\"", "\"", "\\n", "\n\n", "#", "a long line that goes on for more than seventy characters in all, as prose does",
    ];

    public static string Name(Random random) => random.Next(12) == 0 ? Keywords[random.Next(Keywords.Length)] : Names[random.Next(Names.Length)];

    /// <summary>A name that may be a fragment's.</summary>
    public static string PlainName(Random random) => Names[random.Next(Names.Length)];

    public static string Number(Random random) => random.Next(2) == 0 ? Ints[random.Next(Ints.Length)] : Floats[random.Next(Floats.Length)];

    public static string String(Random random) => random.Next(3) == 0 ? Block(random) : $"\"{Some(random, Pieces)}\"";

    public static string Any(Random random) => random.Next(10) switch
    {
        0 => Broken[random.Next(Broken.Length)],
        1 => Number(random),
        2 => String(random),
        3 => Keywords[random.Next(Keywords.Length)],
        4 or 5 => Name(random),
        _ => Punctuation[random.Next(Punctuation.Length)],
    };

    private static string Block(Random random)
    {
        // A quote or a backslash at the end would change what the closing quotes mean.
        var inner = Some(random, BlockPieces).Replace("\"\"\"\"", "\"\"\" \"", StringComparison.Ordinal);
        while (inner.Replace("\\\"\"\"", "   ", StringComparison.Ordinal).Contains("\"\"\"", StringComparison.Ordinal))
        {
            inner = inner.Replace("\"\"\"", "\" \"", StringComparison.Ordinal);
        }

        return inner is [.., '"' or '\\'] ? $"\"\"\"{inner} \"\"\"" : $"\"\"\"{inner}\"\"\"";
    }

    private static string Some(Random random, string[] pieces) => string.Concat(Enumerable.Range(0, random.Next(7)).Select(_ => pieces[random.Next(pieces.Length)]));
}
