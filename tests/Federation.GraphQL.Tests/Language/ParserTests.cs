using System.Text;
using Federation.GraphQL.Language;
using Federation.GraphQL.Tests.Language.Generation;

namespace Federation.GraphQL.Tests.Language;

public sealed class ParserTests
{
    [Fact]
    public void An_operation_is_read_with_all_it_may_carry()
    {
        var document = Parse("\"Why.\" query Q(\"Who.\" $a: [Int!] = [1] @x) @y { one: a(b: $a) @z { c } ...F @t ... on T { d } ... @u { e } } fragment F on T { f }");
        var operation = Assert.IsType<OperationDefinitionNode>(document.Definitions[0]);
        Assert.Equal(("Why.", OperationKind.Query, "Q", false), (operation.Description!.Value, operation.Kind, operation.Name!.Value, operation.Shorthand));
        var variable = Assert.Single(operation.Variables);
        Assert.Equal(("Who.", "a", "[Int!]", "x"), (variable.Description!.Value, variable.Variable.Name.Value, variable.Type.ToString(), variable.Directives[0].Name.Value));
        var field = Assert.IsType<FieldNode>(operation.SelectionSet.Selections[0]);
        Assert.Equal(("one", "a", "z"), (field.ResponseName, field.Name.Value, field.Directives[0].Name.Value));
        Assert.IsType<VariableNode>(field.Arguments[0].Value);
        Assert.Equal("F", Assert.IsType<FragmentSpreadNode>(operation.SelectionSet.Selections[1]).Name.Value);
        Assert.Equal("T", Assert.IsType<InlineFragmentNode>(operation.SelectionSet.Selections[2]).TypeCondition!.Name.Value);
        Assert.Null(Assert.IsType<InlineFragmentNode>(operation.SelectionSet.Selections[3]).TypeCondition);
        Assert.Equal("T", Assert.IsType<FragmentDefinitionNode>(document.Definitions[1]).TypeCondition.Name.Value);
        Assert.True(Assert.IsType<OperationDefinitionNode>(Parse("{ a }").Definitions[0]).Shorthand);
    }

    [Fact]
    public void Variables_have_no_place_in_a_constant()
    {
        Assert.IsType<VariableNode>(Parser.ParseValue(Source.Of("$a"), ParserLimits.Trusted));
        var refused = Assert.Throws<SyntaxException>(() => Parser.ParseValue(Source.Of("[1, $a]"), ParserLimits.Trusted, constant: true));
        Assert.Equal("Syntax Error: Unexpected variable \"$a\" in constant value.", refused.Message);
    }

    [Theory]
    [InlineData("[Int!]! x", "Syntax Error: Expected <EOF>, found Name \"x\".")]
    [InlineData("Int!!", "Syntax Error: Expected <EOF>, found \"!\".")]
    [InlineData("[Int", "Syntax Error: Expected \"]\", found <EOF>.")]
    public void A_type_stands_alone(string text, string message) =>
        Assert.Equal(message, Assert.Throws<SyntaxException>(() => Parser.ParseType(Source.Of(text), ParserLimits.Trusted)).Message);

    [Fact]
    public void What_a_node_says_of_its_place_is_a_text_of_the_same_meaning()
    {
        var random = new Random(88);
        for (var i = 0; i < 2_000; i++)
        {
            var document = Parse(i % 2 == 0 ? Texts.Operations(random) : Texts.Definitions(random));
            foreach (var node in document.Definitions)
            {
                Assert.Equal(Printer.Print(node), Printer.Print(Parse(Text(document, node)).Definitions.Single()));
            }

            foreach (var variable in document.Definitions.OfType<OperationDefinitionNode>().SelectMany(operation => operation.Variables))
            {
                Assert.Equal(variable.Type.ToString(), Parser.ParseType(Source.Of(Text(document, variable.Type)), ParserLimits.Trusted).ToString());
                if (variable.DefaultValue is { } value)
                {
                    Assert.Equal(Printer.Print(value), Printer.Print(Parser.ParseValue(Source.Of(Text(document, value)), ParserLimits.Trusted)));
                }
            }
        }
    }

    [Fact]
    public void Nothing_but_a_syntax_error_comes_of_any_bytes()
    {
        var random = new Random(4_242);
        for (var i = 0; i < 30_000; i++)
        {
            var text = Encoding.UTF8.GetBytes(i % 2 == 0 ? Texts.Operations(random) : Texts.Definitions(random));
            for (var accidents = random.Next(4); accidents > 0; accidents--)
            {
                text[random.Next(text.Length)] = (byte)random.Next(256);
            }

            try
            {
                Printer.Print(Parser.Parse(new Source(text), new ParserLimits(Tokens: 1_000)));
            }
            catch (SyntaxException refused)
            {
                Assert.True(refused.Error.Locations is [{ Line: > 0, Column: > 0 }], refused.Message);
            }
        }
    }

    private static DocumentNode Parse(string text) => Parser.Parse(Source.Of(text), ParserLimits.Trusted);

    private static string Text(DocumentNode document, Node node) => Encoding.UTF8.GetString(document.Source.Text.Span[node.Start..node.End]);
}
