namespace Federation.GraphQL.Language;

public ref partial struct Lexer
{
    private Token Number(int start)
    {
        var kind = TokenKind.Int;
        var at = Peek(start) == '-' ? start + 1 : start;
        if (Peek(at) == '0')
        {
            at++;
            if (Characters.IsDigit(Peek(at)))
            {
                throw Fault(at, $"Invalid number, unexpected digit after 0: {Characters.Describe(_text, at)}.");
            }
        }
        else
        {
            at = Digits(at);
        }

        if (Peek(at) == '.')
        {
            kind = TokenKind.Float;
            at = Digits(at + 1);
        }

        if (Peek(at) is (byte)'e' or (byte)'E')
        {
            kind = TokenKind.Float;
            at++;
            at = Digits(Peek(at) is (byte)'+' or (byte)'-' ? at + 1 : at);
        }

        // "0xF1", "1.2.3" and "12abc" would otherwise be read as two tokens, which nobody means.
        return Peek(at) == '.' || Characters.StartsName(Peek(at))
            ? throw NotADigit(at)
            : Cut(kind, start, at);
    }

    /// <summary>The offset after the digits that stand here, of which there must be one.</summary>
    private readonly int Digits(int at)
    {
        if (!Characters.IsDigit(Peek(at)))
        {
            throw NotADigit(at);
        }

        do
        {
            at++;
        }
        while (Characters.IsDigit(Peek(at)));

        return at;
    }

    private readonly SyntaxException NotADigit(int at) => Fault(at, $"Invalid number, expected digit but got: {Characters.Describe(_text, at)}.");
}
