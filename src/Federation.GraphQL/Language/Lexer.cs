using System.Text.Unicode;

namespace Federation.GraphQL.Language;

/// <summary>
/// Cuts a document into tokens. It allocates nothing: strings are checked here and read by <see cref="StringValues"/> when a node needs them.
/// </summary>
public ref partial struct Lexer
{
    private readonly Source _source;
    private readonly ReadOnlySpan<byte> _text;
    private int _at;

    /// <exception cref="SyntaxException">The text is not UTF-8.</exception>
    public Lexer(Source source)
    {
        _source = source;
        _text = source.Text.Span;
        if (!Utf8.IsValid(_text))
        {
            throw Fault(FirstInvalid(_text), "Invalid character: the text is not UTF-8.");
        }
    }

    /// <summary>The next token; at the end of the text, <see cref="TokenKind.EndOfFile"/> as often as it is asked for.</summary>
    /// <exception cref="SyntaxException">No token begins here, or a number or a string is malformed.</exception>
    public Token Next()
    {
        var text = _text;
        var at = _at;
        while ((uint)at < (uint)text.Length)
        {
            var value = text[at];
            if (Characters.StartsName(value))
            {
                return Name(at);
            }

            switch (value)
            {
                case (byte)' ' or (byte)'\n' or (byte)',' or (byte)'\t' or (byte)'\r':
                    at++;
                    continue;
                case (byte)'{':
                    return One(TokenKind.OpenBrace, at);
                case (byte)'}':
                    return One(TokenKind.CloseBrace, at);
                case (byte)'(':
                    return One(TokenKind.OpenParenthesis, at);
                case (byte)')':
                    return One(TokenKind.CloseParenthesis, at);
                case (byte)':':
                    return One(TokenKind.Colon, at);
                case (byte)'$':
                    return One(TokenKind.Dollar, at);
                case (byte)'!':
                    return One(TokenKind.Bang, at);
                case (byte)'[':
                    return One(TokenKind.OpenBracket, at);
                case (byte)']':
                    return One(TokenKind.CloseBracket, at);
                case (byte)'@':
                    return One(TokenKind.At, at);
                case (byte)'=':
                    return One(TokenKind.EqualsSign, at);
                case (byte)'|':
                    return One(TokenKind.Pipe, at);
                case (byte)'&':
                    return One(TokenKind.Ampersand, at);
                case (byte)'.':
                    return Spread(at);
                case (byte)'"':
                    return text[at..].StartsWith("\"\"\""u8) ? BlockString(at) : String(at);
                case (byte)'-' or >= (byte)'0' and <= (byte)'9':
                    return Number(at);
                case (byte)'#':
                    var end = text[at..].IndexOfAny((byte)'\n', (byte)'\r');
                    at = end < 0 ? text.Length : at + end;
                    continue;
                case 0xEF when text[at..].StartsWith("\uFEFF"u8):
                    at += 3;
                    continue;
                case (byte)'\'':
                    throw Fault(at, "Unexpected single quote character ('), did you mean to use a double quote (\")?");
                default:
                    throw Fault(at, $"Unexpected character: {Characters.Describe(text, at)}.");
            }
        }

        _at = text.Length;
        return new Token(TokenKind.EndOfFile, text.Length, text.Length);
    }

    private Token One(TokenKind kind, int start) => Cut(kind, start, start + 1);

    private Token Cut(TokenKind kind, int start, int end)
    {
        _at = end;
        return new Token(kind, start, end);
    }

    private Token Name(int start)
    {
        var text = _text;
        var at = start + 1;
        while ((uint)at < (uint)text.Length && Characters.ContinuesName(text[at]))
        {
            at++;
        }

        return Cut(TokenKind.Name, start, at);
    }

    private Token Spread(int start)
    {
        if (Peek(start + 1) == '.')
        {
            return Peek(start + 2) == '.'
                ? Cut(TokenKind.Spread, start, start + 3)
                : throw Fault(start, "Unexpected \"..\", did you mean \"...\"?");
        }

        if (!Characters.IsDigit(Peek(start + 1)))
        {
            throw Fault(start, "Unexpected character: \".\".");
        }

        var digits = Digits(start + 1) - start - 1;
        throw Fault(start, $"Invalid number, expected digit before \".\", did you mean \"0.{Characters.Excerpt(_text, start + 1, Math.Min(digits, 40))}\"?");
    }

    /// <summary>The byte there, 0 past the end: no token has one.</summary>
    private readonly byte Peek(int at) => (uint)at < (uint)_text.Length ? _text[at] : (byte)0;

    private readonly SyntaxException Fault(int at, string message) => Syntax.Fault(_source, at, message);

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (System.Text.Rune.DecodeFromUtf8(text[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }
}
