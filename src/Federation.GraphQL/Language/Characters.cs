using System.Buffers;
using System.Text;

namespace Federation.GraphQL.Language;

internal static class Characters
{
    /// <summary>What ends a plain stretch of a string: its quote, an escape, or the end of the line.</summary>
    public static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\n\r"u8);

    public static readonly SearchValues<byte> BlockStops = SearchValues.Create("\"\\"u8);

    private static readonly bool[] NameContinues = Table(static c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static readonly bool[] NameStarts = Table(static c => char.IsAsciiLetter(c) || c == '_');

    public static bool ContinuesName(byte value) => NameContinues[value];

    public static bool StartsName(byte value) => NameStarts[value];

    public static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    public static bool IsBlank(char value) => value is ' ' or '\t';

    /// <summary>The value of a hexadecimal digit, -1 when it is none.</summary>
    public static int Hex(byte value) => value switch
    {
        >= (byte)'0' and <= (byte)'9' => value - '0',
        >= (byte)'A' and <= (byte)'F' => value - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => value - 'a' + 10,
        _ => -1,
    };

    /// <summary>The character at this offset, for a message: printable ASCII in quotes, anything else by its number.</summary>
    public static string Describe(ReadOnlySpan<byte> text, int at)
    {
        if (at >= text.Length)
        {
            return TokenKind.EndOfFile.Describe();
        }

        Rune.DecodeFromUtf8(text[at..], out var rune, out _);
        return rune.Value switch
        {
            '"' => "'\"'",
            >= 0x20 and <= 0x7E => $"\"{rune}\"",
            _ => $"U+{rune.Value:X4}",
        };
    }

    /// <summary>The text from this offset on, at most so many UTF-16 units, for a message.</summary>
    public static string Excerpt(ReadOnlySpan<byte> text, int at, int units)
    {
        var rest = text[at..];
        var read = Encoding.UTF8.GetString(rest[..Math.Min(rest.Length, units * 3)]);
        return read.Length <= units ? read
            : char.IsHighSurrogate(read[units - 1]) ? $"{read.AsSpan(0, units - 1)}\uFFFD"
            : read[..units];
    }

    private static bool[] Table(Func<char, bool> holds)
    {
        var table = new bool[256];
        for (var i = 0; i < 128; i++)
        {
            table[i] = holds((char)i);
        }

        return table;
    }
}
