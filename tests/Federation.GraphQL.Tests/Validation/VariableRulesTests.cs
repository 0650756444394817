using Federation.GraphQL.Types;

namespace Federation.GraphQL.Tests.Validation;

public sealed class VariableRulesTests
{
    [Fact]
    public void A_variable_is_of_an_input_type()
    {
        Verdicts.Accepts("query($a: [ID!]!, $w: Wish, $t: Instant) { nodes(ids: $a) { id } animal(wish: $w) { id } count(i: [], g: $t) }");
        Verdicts.Refuses("query($a: [Lion!]) { count(i: [], a: $a) }",
            "1:11 Variable \"$a\" cannot be non-input type \"[Lion!]\".", "1:7 1:38 Variable \"$a\" of type \"[Lion!]\" used in position expecting type \"Int\".");
    }

    [Fact]
    public void A_variable_is_defined_once()
    {
        Verdicts.Accepts("query A($a: Int) { count(i: [], a: $a) } query B($a: Int) { count(i: [], a: $a) }");
        Verdicts.Refuses("query($a: Int, $b: Int, $a: Int, $a: Int) { count(i: [$b], a: $a) }",
            "1:8 1:26 1:35 There can be only one variable named \"$a\".", "1:16 1:55 Variable \"$b\" of type \"Int\" used in position expecting type \"[Int!]!\".");
    }

    [Fact]
    public void A_variable_that_is_used_is_defined_by_every_operation_that_reaches_it()
    {
        Verdicts.Accepts("query A($a: Int!) { animals(first: $a) { id } ...F } query B($a: Int!) { ...F } fragment F on Query { animals(first: $a) { id } }");
        Verdicts.Refuses("query A($a: Int!) { ...F } query B { ...F version @skip(if: $s) } fragment F on Query { animals(first: $a) { id } }",
            "1:104 1:28 Variable \"$a\" is not defined by operation \"B\".", "1:61 1:28 Variable \"$s\" is not defined by operation \"B\".");
    }

    [Fact]
    public void A_variable_that_is_defined_is_used()
    {
        Verdicts.Accepts("query($a: Float!) { count(i: [], j: { x: $a, y: 1 }) }", "query($a: Boolean!) { version @skip(if: $a) }");
        Verdicts.Refuses("query($a: Int, $b: Int = 1) { version }", "1:7 Variable \"$a\" is never used.", "1:16 Variable \"$b\" is never used.");
    }

    [Fact]
    public void A_variable_fits_its_place()
    {
        Verdicts.Accepts(
            "query($a: Int!, $b: [Int!]) { count(i: [], a: $a, h: $b) }",
            "query($a: Int = 1) { animals(first: $a) { id } }",
            "query($u: Unit) { lion { weight(unit: $u) } }",
            "query($x: Float = 1) { count(i: [], j: { x: $x, y: $x }) }");
        Verdicts.Refuses("query($a: ID) { node(id: $a) { id } }", "1:7 1:26 Variable \"$a\" of type \"ID\" used in position expecting type \"ID!\".");
        Verdicts.Refuses("query($a: ID = null) { node(id: $a) { id } }", "1:7 1:33 Variable \"$a\" of type \"ID\" used in position expecting type \"ID!\".");
        Verdicts.Refuses("query($a: Int) { count(i: [], h: $a) }", "1:7 1:34 Variable \"$a\" of type \"Int\" used in position expecting type \"[Int!]\".");
        Verdicts.Refuses("query($a: [Int]) { count(i: [], h: $a) }", "1:7 1:36 Variable \"$a\" of type \"[Int]\" used in position expecting type \"[Int!]\".");
    }

    [Fact]
    public void A_default_is_a_value_of_the_variables_type()
    {
        Verdicts.Accepts("query($w: Where = { diet: HAY, limit: 1 }) { animals(where: $w) { id } }");
        Verdicts.Refuses("query($a: Int! = null, $b: Diet = RED) { animals(first: $a) { id } count(i: [], f: $b) }",
            "1:18 Expected value of non-null type \"Int!\" not to be null.", "1:35 Value \"RED\" does not exist in \"Diet\" enum.");
    }

    /// <summary>Graphql-js 17.1.0 sees only the first: it compares with the input object's own type, and the second's is non-null, the third's in a list.</summary>
    [Theory]
    [InlineData("nullable(wish: { id: $id })")]
    [InlineData("strict(wish: { id: $id })")]
    [InlineData("many(wishes: { id: $id })")]
    public void A_nullable_variable_does_not_fit_a_oneOf_inputs_field_however_the_input_is_wrapped(string field)
    {
        var schema = SchemaBuilder.Build("type Query { nullable(wish: Wish): Int strict(wish: Wish!): Int many(wishes: [Wish!]): Int } input Wish @oneOf { id: ID n: Int }");
        Assert.Empty(Verdicts.Of($"query($id: ID!) {{ {field} }}", schema));
        Assert.Equal("Variable \"$id\" is of type \"ID\" but must be non-nullable to be used for OneOf Input Object \"Wish\".", Assert.Single(Verdicts.Of($"query($id: ID) {{ {field} }}", schema)).Message);
    }
}
