using System.Collections.Immutable;

namespace Federation.GraphQL.Language;

internal ref partial struct DocumentParser
{
    private ObjectDefinitionNode Object(Opening opening)
    {
        Advance();
        var name = Name();
        var interfaces = Interfaces();
        var directives = Directives(constant: true);
        var fields = FieldDefinitions();
        RefuseEmpty(opening, interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty);
        return new ObjectDefinitionNode(name, interfaces, directives, fields) { Start = opening.Start, End = _end, Description = opening.Description, Extends = opening.Extends };
    }

    private InterfaceDefinitionNode Interface(Opening opening)
    {
        Advance();
        var name = Name();
        var interfaces = Interfaces();
        var directives = Directives(constant: true);
        var fields = FieldDefinitions();
        RefuseEmpty(opening, interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty);
        return new InterfaceDefinitionNode(name, interfaces, directives, fields) { Start = opening.Start, End = _end, Description = opening.Description, Extends = opening.Extends };
    }

    private ImmutableArray<NamedTypeNode> Interfaces() => SkipWord("implements"u8) ? NamedTypes(TokenKind.Ampersand) : [];

    private ImmutableArray<FieldDefinitionNode> FieldDefinitions()
    {
        if (!Skip(TokenKind.OpenBrace))
        {
            return [];
        }

        var mark = _nodes.Count;
        do
        {
            var start = _token.Start;
            var description = Description();
            var name = Name();
            var arguments = InputValues(TokenKind.OpenParenthesis, TokenKind.CloseParenthesis);
            Expect(TokenKind.Colon);
            var type = TypeReference();
            var directives = Directives(constant: true);
            _nodes.Push(new FieldDefinitionNode(name, arguments, type, directives) { Start = start, End = _end, Description = description });
        }
        while (!Skip(TokenKind.CloseBrace));

        return _nodes.Take<FieldDefinitionNode>(mark);
    }

    private InputObjectDefinitionNode InputObject(Opening opening)
    {
        Advance();
        var name = Name();
        var directives = Directives(constant: true);
        var fields = InputValues(TokenKind.OpenBrace, TokenKind.CloseBrace);
        RefuseEmpty(opening, directives.IsEmpty && fields.IsEmpty);
        return new InputObjectDefinitionNode(name, directives, fields) { Start = opening.Start, End = _end, Description = opening.Description, Extends = opening.Extends };
    }

    private ImmutableArray<InputValueDefinitionNode> InputValues(TokenKind open, TokenKind close)
    {
        if (!Skip(open))
        {
            return [];
        }

        var mark = _nodes.Count;
        do
        {
            var start = _token.Start;
            var description = Description();
            var name = Name();
            Expect(TokenKind.Colon);
            var type = TypeReference();
            var defaultValue = Skip(TokenKind.EqualsSign) ? Value(constant: true) : null;
            var directives = Directives(constant: true);
            _nodes.Push(new InputValueDefinitionNode(name, type, defaultValue, directives) { Start = start, End = _end, Description = description });
        }
        while (!Skip(close));

        return _nodes.Take<InputValueDefinitionNode>(mark);
    }

    private DirectiveDefinitionNode DirectiveDefinition(Opening opening)
    {
        Advance();
        Expect(TokenKind.At);
        var name = Name();
        var arguments = InputValues(TokenKind.OpenParenthesis, TokenKind.CloseParenthesis);
        var repeatable = SkipWord("repeatable"u8);
        ExpectWord("on"u8);
        Skip(TokenKind.Pipe);
        var mark = _nodes.Count;
        do
        {
            var token = _token;
            var location = Name();
            _nodes.Push(DirectiveLocations.All.Contains(location.Value) ? location : throw Unexpected(token));
        }
        while (Skip(TokenKind.Pipe));

        return new DirectiveDefinitionNode(name, arguments, repeatable, _nodes.Take<NameNode>(mark)) { Start = opening.Start, End = _end, Description = opening.Description };
    }
}
