using System.Collections.Immutable;

namespace Federation.GraphQL.Language;

/// <summary>Recursive descent over the tokens, one token ahead. Every method leaves the parser after what it has read.</summary>
internal ref partial struct DocumentParser
{
    private readonly Source _source;
    private readonly ReadOnlySpan<byte> _text;
    private readonly ParserLimits _limits;
    private Lexer _lexer;
    private NodeStack _nodes;
    private Token _token;
    private int _end;
    private int _tokens;
    private int _nesting;

    public DocumentParser(Source source, ParserLimits limits)
    {
        _source = source;
        _text = source.Text.Span;
        _limits = limits;
        _lexer = new Lexer(source);
        _nodes = new NodeStack();
    }

    public DocumentNode Document()
    {
        Advance();
        do
        {
            _nodes.Push(Definition());
        }
        while (_token.Kind != TokenKind.EndOfFile);

        return new DocumentNode(_source, _nodes.Take<DefinitionNode>(0)) { Start = 0, End = _text.Length };
    }

    public ValueNode ValueAlone(bool constant)
    {
        Advance();
        var value = Value(constant);
        Expect(TokenKind.EndOfFile);
        return value;
    }

    public TypeNode TypeAlone()
    {
        Advance();
        var type = TypeReference();
        Expect(TokenKind.EndOfFile);
        return type;
    }

    public void Dispose() => _nodes.Dispose();

    private DefinitionNode Definition()
    {
        if (_token.Kind == TokenKind.OpenBrace)
        {
            return Operation(null);
        }

        var description = Description();
        if (_token.Kind == TokenKind.Name)
        {
            var word = Word();
            if (word.SequenceEqual("query"u8) || word.SequenceEqual("mutation"u8) || word.SequenceEqual("subscription"u8))
            {
                return Operation(description);
            }

            if (word.SequenceEqual("fragment"u8))
            {
                return Fragment(description);
            }

            if (TypeSystemDefinition(word, description) is { } definition)
            {
                return definition;
            }

            if (description is not null)
            {
                throw Syntax.Fault(_source, description.Start, "Unexpected description, only GraphQL definitions support descriptions.");
            }

            if (word.SequenceEqual("extend"u8))
            {
                return Extension();
            }
        }
        else if (_token.Kind == TokenKind.OpenBrace)
        {
            throw Syntax.Fault(_source, description!.Start, "Unexpected description, descriptions are not supported on shorthand queries.");
        }

        throw Unexpected(_token);
    }

    private StringValueNode? Description() => _token.Kind is TokenKind.String or TokenKind.BlockString ? String() : null;

    private NameNode Name()
    {
        var token = Expect(TokenKind.Name);
        return new NameNode(Names.Of(_text[token.Start..token.End])) { Start = token.Start, End = token.End };
    }

    private readonly ReadOnlySpan<byte> Word() => _text[_token.Start.._token.End];

    private void Advance()
    {
        _end = _token.End;
        _token = _lexer.Next();
        if (_token.Kind != TokenKind.EndOfFile && ++_tokens > _limits.Tokens)
        {
            throw Syntax.Limit(_source, _token.Start, $"The document has more than {_limits.Tokens} tokens.");
        }
    }

    private Token Expect(TokenKind kind)
    {
        var token = _token;
        if (token.Kind != kind)
        {
            throw Expected(kind.Describe());
        }

        Advance();
        return token;
    }

    private bool Skip(TokenKind kind)
    {
        if (_token.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool SkipWord(ReadOnlySpan<byte> word)
    {
        if (_token.Kind != TokenKind.Name || !Word().SequenceEqual(word))
        {
            return false;
        }

        Advance();
        return true;
    }

    private void ExpectWord(ReadOnlySpan<byte> word)
    {
        if (!SkipWord(word))
        {
            throw Expected($"\"{System.Text.Encoding.ASCII.GetString(word)}\"");
        }
    }

    /// <summary>Goes one level down; <see cref="Leave"/> comes back up.</summary>
    private void Enter()
    {
        if (++_nesting > _limits.Nesting)
        {
            throw Syntax.Limit(_source, _token.Start, $"The document is nested more than {_limits.Nesting} levels deep.");
        }
    }

    private void Leave() => _nesting--;

    private readonly SyntaxException Expected(string what) => Syntax.Fault(_source, _token.Start, $"Expected {what}, found {Syntax.Describe(_source, _token)}.");

    private readonly SyntaxException Unexpected(Token token) => Syntax.Fault(_source, token.Start, $"Unexpected {Syntax.Describe(_source, token)}.");
}
