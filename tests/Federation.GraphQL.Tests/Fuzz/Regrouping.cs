using System.Text;

namespace Federation.GraphQL.Tests.Fuzz;

/// <summary>Accidents that leave most documents readable, so that what comes after the parser is met too: names exchanged, groups in brackets moved, doubled and nested.</summary>
internal static class Regrouping
{
    private static readonly string[] Names = ["id", "name", "prey", "keeper", "boss", "friends", "animals", "home", "mane", "age", "label", "lion", "Lion", "Seal", "Animal", "Home", "Diet", "f0", "f1", "v0", "v1", "x", "first", "where", "wish", "skip", "many", "HAY", "Int", "__schema", "__type", "types", "fields", "ofType", "__typename"];

    public static byte[] Of(byte[] bytes, int most, Random random)
    {
        var text = Encoding.UTF8.GetString(bytes);
        for (var times = 1 + random.Next(5); times > 0 && text.Length < most; times--)
        {
            text = random.Next(3) == 0 ? Group(text, random) : Name(text, random);
        }

        return Encoding.UTF8.GetBytes(text) is var changed && changed.Length <= most ? changed : bytes;
    }

    private static string Name(string text, Random random)
    {
        var from = random.Next(text.Length);
        while (from < text.Length && !IsName(text[from]))
        {
            from++;
        }

        var (start, end) = (from, from);
        while (start > 0 && IsName(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && IsName(text[end]))
        {
            end++;
        }

        return $"{text.AsSpan(0, start)}{Names[random.Next(Names.Length)]}{text.AsSpan(end)}";
    }

    private static string Group(string text, Random random)
    {
        var open = text.IndexOfAny(['{', '(', '['], random.Next(text.Length));
        var close = open < 0 ? -1 : Closing(text, open);
        if (close < 0)
        {
            return text;
        }

        var inside = text[(open + 1)..close];
        return random.Next(4) switch
        {
            0 => $"{text.AsSpan(0, open)}{text.AsSpan(close + 1)}",
            1 => $"{text.AsSpan(0, open + 1)}{Repeat(inside, random.Next(2, random.Next(6) == 0 ? 500 : 8))}{text.AsSpan(close)}",
            2 => $"{text.AsSpan(0, close)} ...{{ {Repeat(inside, 2)} }} ...f{random.Next(3)} {text.AsSpan(close)}",
            _ => Nested(text, open, close, random.Next(1, random.Next(6) == 0 ? 150 : 12), random),
        };
    }

    private static string Nested(string text, int open, int close, int times, Random random)
    {
        var level = new[] { " prey {", " x: boss {", " ... on Lion {", " keeper { id } friends {" }[random.Next(4)];
        return $"{text.AsSpan(0, open + 1)}{Repeat(level, times)}{text.AsSpan(open + 1, close - open - 1)}{new string('}', times)}{text.AsSpan(close)}";
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, Math.Min(times, 1 + (30_000 / Math.Max(1, text.Length)))));

    private static int Closing(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] is '{' or '(' or '[' ? 1 : text[i] is '}' or ')' or ']' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';
}
