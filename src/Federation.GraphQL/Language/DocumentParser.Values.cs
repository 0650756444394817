using System.Collections.Immutable;

namespace Federation.GraphQL.Language;

internal ref partial struct DocumentParser
{
    private ValueNode Value(bool constant)
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.OpenBracket:
                return List(constant);
            case TokenKind.OpenBrace:
                return Object(constant);
            case TokenKind.Int:
                Advance();
                return new IntValueNode(Text(token)) { Start = token.Start, End = token.End };
            case TokenKind.Float:
                Advance();
                return new FloatValueNode(Text(token)) { Start = token.Start, End = token.End };
            case TokenKind.String or TokenKind.BlockString:
                return String();
            case TokenKind.Name:
                return NamedValue(token);
            case TokenKind.Dollar:
                return constant ? throw VariableInConstant() : Variable();
            default:
                throw Unexpected(token);
        }
    }

    private ValueNode NamedValue(Token token)
    {
        var word = Word();
        ValueNode value = word switch
        {
            _ when word.SequenceEqual("true"u8) => new BooleanValueNode(true) { Start = token.Start, End = token.End },
            _ when word.SequenceEqual("false"u8) => new BooleanValueNode(false) { Start = token.Start, End = token.End },
            _ when word.SequenceEqual("null"u8) => new NullValueNode { Start = token.Start, End = token.End },
            _ => new EnumValueNode(Names.Of(word)) { Start = token.Start, End = token.End },
        };
        Advance();
        return value;
    }

    private StringValueNode String()
    {
        var token = _token;
        Advance();
        return token.Kind == TokenKind.BlockString
            ? new StringValueNode(BlockStrings.Read(_text, token), block: true) { Start = token.Start, End = token.End }
            : new StringValueNode(StringValues.Read(_text, token), block: false) { Start = token.Start, End = token.End };
    }

    private VariableNode Variable()
    {
        var start = Expect(TokenKind.Dollar).Start;
        return new VariableNode(Name()) { Start = start, End = _end };
    }

    private ListValueNode List(bool constant)
    {
        var start = _token.Start;
        Enter();
        Advance();
        var mark = _nodes.Count;
        while (!Skip(TokenKind.CloseBracket))
        {
            _nodes.Push(Value(constant));
        }

        Leave();
        return new ListValueNode(_nodes.Take<ValueNode>(mark)) { Start = start, End = _end };
    }

    private ObjectValueNode Object(bool constant)
    {
        var start = _token.Start;
        Enter();
        Advance();
        var mark = _nodes.Count;
        while (!Skip(TokenKind.CloseBrace))
        {
            var field = Name();
            Expect(TokenKind.Colon);
            _nodes.Push(new ObjectFieldNode(field, Value(constant)) { Start = field.Start, End = _end });
        }

        Leave();
        return new ObjectValueNode(_nodes.Take<ObjectFieldNode>(mark)) { Start = start, End = _end };
    }

    private SyntaxException VariableInConstant()
    {
        var dollar = _token;
        Advance();
        return _token.Kind == TokenKind.Name
            ? Syntax.Fault(_source, dollar.Start, $"Unexpected variable \"${Names.Of(Word())}\" in constant value.")
            : Unexpected(dollar);
    }

    private ImmutableArray<DirectiveNode> Directives(bool constant)
    {
        if (_token.Kind != TokenKind.At)
        {
            return [];
        }

        var mark = _nodes.Count;
        do
        {
            var start = Expect(TokenKind.At).Start;
            _nodes.Push(new DirectiveNode(Name(), Arguments(constant)) { Start = start, End = _end });
        }
        while (_token.Kind == TokenKind.At);

        return _nodes.Take<DirectiveNode>(mark);
    }

    private ImmutableArray<ArgumentNode> Arguments(bool constant)
    {
        if (!Skip(TokenKind.OpenParenthesis))
        {
            return [];
        }

        var mark = _nodes.Count;
        do
        {
            var name = Name();
            Expect(TokenKind.Colon);
            _nodes.Push(new ArgumentNode(name, Value(constant)) { Start = name.Start, End = _end });
        }
        while (!Skip(TokenKind.CloseParenthesis));

        return _nodes.Take<ArgumentNode>(mark);
    }

    private TypeNode TypeReference()
    {
        var start = _token.Start;
        TypeNode type;
        if (_token.Kind == TokenKind.OpenBracket)
        {
            Enter();
            Advance();
            var of = TypeReference();
            Expect(TokenKind.CloseBracket);
            Leave();
            type = new ListTypeNode(of) { Start = start, End = _end };
        }
        else
        {
            type = NamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(type) { Start = start, End = _end } : type;
    }

    private NamedTypeNode NamedType()
    {
        var name = Name();
        return new NamedTypeNode(name) { Start = name.Start, End = name.End };
    }

    private readonly string Text(Token token) => Names.Of(_text[token.Start..token.End]);
}
