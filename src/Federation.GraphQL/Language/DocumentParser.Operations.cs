using System.Collections.Immutable;

namespace Federation.GraphQL.Language;

internal ref partial struct DocumentParser
{
    private OperationDefinitionNode Operation(StringValueNode? description)
    {
        var start = description?.Start ?? _token.Start;
        if (_token.Kind == TokenKind.OpenBrace)
        {
            return new OperationDefinitionNode(OperationKind.Query, null, [], [], SelectionSet()) { Start = start, End = _end, Shorthand = true };
        }

        var kind = OperationKindOf(Word());
        Advance();
        var name = _token.Kind == TokenKind.Name ? Name() : null;
        var variables = VariableDefinitions();
        var directives = Directives(constant: false);
        return new OperationDefinitionNode(kind, name, variables, directives, SelectionSet()) { Start = start, End = _end, Description = description };
    }

    /// <param name="word">One of the three: whoever calls has looked.</param>
    private static OperationKind OperationKindOf(ReadOnlySpan<byte> word) => word[0] switch
    {
        (byte)'q' => OperationKind.Query,
        (byte)'m' => OperationKind.Mutation,
        _ => OperationKind.Subscription,
    };

    private ImmutableArray<VariableDefinitionNode> VariableDefinitions()
    {
        if (!Skip(TokenKind.OpenParenthesis))
        {
            return [];
        }

        var mark = _nodes.Count;
        do
        {
            var start = _token.Start;
            var description = Description();
            var variable = Variable();
            Expect(TokenKind.Colon);
            var type = TypeReference();
            var defaultValue = Skip(TokenKind.EqualsSign) ? Value(constant: true) : null;
            var directives = Directives(constant: true);
            _nodes.Push(new VariableDefinitionNode(variable, type, defaultValue, directives) { Start = start, End = _end, Description = description });
        }
        while (!Skip(TokenKind.CloseParenthesis));

        return _nodes.Take<VariableDefinitionNode>(mark);
    }

    private SelectionSetNode SelectionSet()
    {
        var start = _token.Start;
        Enter();
        Expect(TokenKind.OpenBrace);
        var mark = _nodes.Count;
        do
        {
            _nodes.Push(_token.Kind == TokenKind.Spread ? Spread() : Field());
        }
        while (!Skip(TokenKind.CloseBrace));

        Leave();
        return new SelectionSetNode(_nodes.Take<SelectionNode>(mark)) { Start = start, End = _end };
    }

    private FieldNode Field()
    {
        NameNode? alias = null;
        var name = Name();
        var start = name.Start;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = Name();
        }

        var arguments = Arguments(constant: false);
        var directives = Directives(constant: false);
        var selections = _token.Kind == TokenKind.OpenBrace ? SelectionSet() : null;
        return new FieldNode(alias, name, arguments, directives, selections) { Start = start, End = _end };
    }

    /// <summary>A fragment spread, or an inline fragment.</summary>
    private SelectionNode Spread()
    {
        var start = Expect(TokenKind.Spread).Start;
        var conditional = SkipWord("on"u8);
        if (!conditional && _token.Kind == TokenKind.Name)
        {
            var name = Name();
            var applied = Directives(constant: false);
            return new FragmentSpreadNode(name, applied) { Start = start, End = _end };
        }

        var condition = conditional ? NamedType() : null;
        var directives = Directives(constant: false);
        return new InlineFragmentNode(condition, directives, SelectionSet()) { Start = start, End = _end };
    }

    private FragmentDefinitionNode Fragment(StringValueNode? description)
    {
        var start = description?.Start ?? _token.Start;
        Advance();
        if (_token.Kind == TokenKind.Name && Word().SequenceEqual("on"u8))
        {
            throw Unexpected(_token);
        }

        var name = Name();
        ExpectWord("on"u8);
        var condition = NamedType();
        var directives = Directives(constant: false);
        return new FragmentDefinitionNode(name, condition, directives, SelectionSet()) { Start = start, End = _end, Description = description };
    }
}
