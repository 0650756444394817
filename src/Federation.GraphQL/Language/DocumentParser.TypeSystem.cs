using System.Collections.Immutable;

namespace Federation.GraphQL.Language;

internal ref partial struct DocumentParser
{
    /// <summary>A definition that begins with this word, or null when none does.</summary>
    private TypeSystemDefinitionNode? TypeSystemDefinition(ReadOnlySpan<byte> word, StringValueNode? description)
    {
        var opening = new Opening(description?.Start ?? _token.Start, description, Extends: false);
        return word switch
        {
            _ when word.SequenceEqual("type"u8) => Object(opening),
            _ when word.SequenceEqual("interface"u8) => Interface(opening),
            _ when word.SequenceEqual("input"u8) => InputObject(opening),
            _ when word.SequenceEqual("enum"u8) => Enum(opening),
            _ when word.SequenceEqual("union"u8) => Union(opening),
            _ when word.SequenceEqual("scalar"u8) => Scalar(opening),
            _ when word.SequenceEqual("schema"u8) => Schema(opening),
            _ when word.SequenceEqual("directive"u8) => DirectiveDefinition(opening),
            _ => null,
        };
    }

    private TypeSystemDefinitionNode Extension()
    {
        var opening = new Opening(_token.Start, null, Extends: true);
        Advance();
        if (_token.Kind != TokenKind.Name)
        {
            throw Unexpected(_token);
        }

        var word = Word();
        return word switch
        {
            _ when word.SequenceEqual("type"u8) => Object(opening),
            _ when word.SequenceEqual("interface"u8) => Interface(opening),
            _ when word.SequenceEqual("input"u8) => InputObject(opening),
            _ when word.SequenceEqual("enum"u8) => Enum(opening),
            _ when word.SequenceEqual("union"u8) => Union(opening),
            _ when word.SequenceEqual("scalar"u8) => Scalar(opening),
            _ when word.SequenceEqual("schema"u8) => Schema(opening),
            _ => throw Unexpected(_token),
        };
    }

    private SchemaDefinitionNode Schema(Opening opening)
    {
        Advance();
        var directives = Directives(constant: true);
        var operations = !opening.Extends || _token.Kind == TokenKind.OpenBrace ? RootOperations() : [];
        RefuseEmpty(opening, directives.IsEmpty && operations.IsEmpty);
        return new SchemaDefinitionNode(directives, operations) { Start = opening.Start, End = _end, Description = opening.Description, Extends = opening.Extends };
    }

    private ImmutableArray<OperationTypeNode> RootOperations()
    {
        Expect(TokenKind.OpenBrace);
        var mark = _nodes.Count;
        do
        {
            var token = Expect(TokenKind.Name);
            var word = _text[token.Start..token.End];
            if (!word.SequenceEqual("query"u8) && !word.SequenceEqual("mutation"u8) && !word.SequenceEqual("subscription"u8))
            {
                throw Unexpected(token);
            }

            Expect(TokenKind.Colon);
            _nodes.Push(new OperationTypeNode(OperationKindOf(word), NamedType()) { Start = token.Start, End = _end });
        }
        while (!Skip(TokenKind.CloseBrace));

        return _nodes.Take<OperationTypeNode>(mark);
    }

    private ScalarDefinitionNode Scalar(Opening opening)
    {
        Advance();
        var name = Name();
        var directives = Directives(constant: true);
        RefuseEmpty(opening, directives.IsEmpty);
        return new ScalarDefinitionNode(name, directives) { Start = opening.Start, End = _end, Description = opening.Description, Extends = opening.Extends };
    }

    private UnionDefinitionNode Union(Opening opening)
    {
        Advance();
        var name = Name();
        var directives = Directives(constant: true);
        var members = Skip(TokenKind.EqualsSign) ? NamedTypes(TokenKind.Pipe) : [];
        RefuseEmpty(opening, directives.IsEmpty && members.IsEmpty);
        return new UnionDefinitionNode(name, directives, members) { Start = opening.Start, End = _end, Description = opening.Description, Extends = opening.Extends };
    }

    private EnumDefinitionNode Enum(Opening opening)
    {
        Advance();
        var name = Name();
        var directives = Directives(constant: true);
        var values = EnumValues();
        RefuseEmpty(opening, directives.IsEmpty && values.IsEmpty);
        return new EnumDefinitionNode(name, directives, values) { Start = opening.Start, End = _end, Description = opening.Description, Extends = opening.Extends };
    }

    private ImmutableArray<EnumValueDefinitionNode> EnumValues()
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
            if (_token.Kind == TokenKind.Name && (Word().SequenceEqual("true"u8) || Word().SequenceEqual("false"u8) || Word().SequenceEqual("null"u8)))
            {
                throw Syntax.Fault(_source, _token.Start, $"{Syntax.Describe(_source, _token)} is reserved and cannot be used for an enum value.");
            }

            var name = Name();
            var directives = Directives(constant: true);
            _nodes.Push(new EnumValueDefinitionNode(name, directives) { Start = start, End = _end, Description = description });
        }
        while (!Skip(TokenKind.CloseBrace));

        return _nodes.Take<EnumValueDefinitionNode>(mark);
    }

    private ImmutableArray<NamedTypeNode> NamedTypes(TokenKind delimiter)
    {
        Skip(delimiter);
        var mark = _nodes.Count;
        do
        {
            _nodes.Push(NamedType());
        }
        while (Skip(delimiter));

        return _nodes.Take<NamedTypeNode>(mark);
    }

    /// <summary>An extension must extend something.</summary>
    private readonly void RefuseEmpty(Opening opening, bool empty)
    {
        if (opening.Extends && empty)
        {
            throw Unexpected(_token);
        }
    }

    /// <summary>How a definition began, before the word that says which one it is.</summary>
    private readonly record struct Opening(int Start, StringValueNode? Description, bool Extends);
}
