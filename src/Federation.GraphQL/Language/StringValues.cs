using System.Buffers;
using System.Text;

namespace Federation.GraphQL.Language;

/// <summary>Reads the value of a string token that the lexer has checked.</summary>
internal static class StringValues
{
    public static string Read(ReadOnlySpan<byte> text, Token token)
    {
        var inner = text[(token.Start + 1)..(token.End - 1)];
        return inner.Contains((byte)'\\') ? Unescape(inner) : Encoding.UTF8.GetString(inner);
    }

    private static string Unescape(ReadOnlySpan<byte> from)
    {
        // No escape is longer than what it stands for: the bytes bound the UTF-16 units.
        var rented = ArrayPool<char>.Shared.Rent(from.Length);
        var length = 0;
        while (!from.IsEmpty)
        {
            var plain = from.IndexOf((byte)'\\');
            plain = plain < 0 ? from.Length : plain;
            length += Encoding.UTF8.GetChars(from[..plain], rented.AsSpan(length));
            from = from[plain..];
            if (!from.IsEmpty)
            {
                length += Escape(ref from, rented.AsSpan(length));
            }
        }

        var value = new string(rented, 0, length);
        ArrayPool<char>.Shared.Return(rented);
        return value;
    }

    private static int Escape(ref ReadOnlySpan<byte> from, Span<char> to)
    {
        var kind = from[1];
        if (kind != 'u')
        {
            to[0] = kind switch
            {
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                _ => (char)kind,
            };
            from = from[2..];
            return 1;
        }

        if (from[2] != '{')
        {
            to[0] = (char)Number(from[2..6]);
            from = from[6..];
            return 1;
        }

        var end = from.IndexOf((byte)'}');
        var rune = new Rune(Number(from[3..end]));
        from = from[(end + 1)..];
        return rune.EncodeToUtf16(to);
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number << 4) | Characters.Hex(digit);
        }

        return number;
    }
}
