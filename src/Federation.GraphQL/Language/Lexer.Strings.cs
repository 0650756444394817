namespace Federation.GraphQL.Language;

public ref partial struct Lexer
{
    private Token String(int start)
    {
        var at = start + 1;
        while (true)
        {
            var plain = _text[at..].IndexOfAny(Characters.StringStops);
            at = plain < 0 ? _text.Length : at + plain;
            switch (Peek(at))
            {
                case (byte)'"':
                    return Cut(TokenKind.String, start, at + 1);
                case (byte)'\\':
                    at += Escape(at);
                    break;
                default:
                    throw Fault(at, "Unterminated string.");
            }
        }
    }

    private Token BlockString(int start)
    {
        var at = start + 3;
        while (true)
        {
            var plain = _text[at..].IndexOfAny(Characters.BlockStops);
            if (plain < 0)
            {
                throw Fault(_text.Length, "Unterminated string.");
            }

            at += plain;
            if (_text[at..].StartsWith("\"\"\""u8))
            {
                return Cut(TokenKind.BlockString, start, at + 3);
            }

            at += _text[at..].StartsWith("\\\"\"\""u8) ? 4 : 1;
        }
    }

    /// <summary>The bytes of the escape that begins here.</summary>
    private readonly int Escape(int at)
    {
        var next = Peek(at + 1);
        if (next == 'u')
        {
            return Peek(at + 2) == '{' ? BracedEscape(at) : FixedEscape(at);
        }

        return "\"\\/bfnrt"u8.Contains(next)
            ? 2
            : throw Fault(at, $"Invalid character escape sequence: \"{Characters.Excerpt(_text, at, 2)}\".");
    }

    private readonly int BracedEscape(int at)
    {
        // Up to eight digits, as many as an Int32 holds: leading zeros are allowed.
        var size = 3;
        var point = 0;
        while (size < 12)
        {
            var digit = Peek(at + size++);
            if (digit == '}')
            {
                if (size > 4 && System.Text.Rune.IsValid(point))
                {
                    return size;
                }

                break;
            }

            point = (point << 4) | Characters.Hex(digit);
            if (point < 0)
            {
                break;
            }
        }

        throw BadUnicode(at, size);
    }

    private readonly int FixedEscape(int at)
    {
        var unit = Unit(at + 2);
        if (unit >= 0 && !char.IsSurrogate((char)unit))
        {
            return 6;
        }

        if (unit >= 0 && char.IsHighSurrogate((char)unit) && Peek(at + 6) == '\\' && Peek(at + 7) == 'u')
        {
            var low = Unit(at + 8);
            if (low >= 0 && char.IsLowSurrogate((char)low))
            {
                return 12;
            }
        }

        throw BadUnicode(at, 6);
    }

    /// <summary>Four hexadecimal digits as a number, negative when they are not.</summary>
    private readonly int Unit(int at) =>
        (Characters.Hex(Peek(at)) << 12) | (Characters.Hex(Peek(at + 1)) << 8) | (Characters.Hex(Peek(at + 2)) << 4) | Characters.Hex(Peek(at + 3));

    private readonly SyntaxException BadUnicode(int at, int size) => Fault(at, $"Invalid Unicode escape sequence: \"{Characters.Excerpt(_text, at, size)}\".");
}
