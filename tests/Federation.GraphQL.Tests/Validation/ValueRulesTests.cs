namespace Federation.GraphQL.Tests.Validation;

public sealed class ValueRulesTests
{
    [Theory]
    [InlineData("a: 2147483647")]
    [InlineData("a: null")]
    [InlineData("b: 1")]
    [InlineData("b: -1.5e300")]
    [InlineData("c: true")]
    [InlineData("d: \"\"\"block\"\"\"")]
    [InlineData("e: 1")]
    [InlineData("e: \"a\"")]
    [InlineData("f: HAY")]
    [InlineData("g: { anything: [1, WORD, null] }")]
    [InlineData("h: 1")]
    [InlineData("h: [1, 2]")]
    [InlineData("i: 1")]
    [InlineData("i: [[1], 2]")]
    [InlineData("j: { x: 1, y: 2, label: null, next: { x: 0, y: 0 }, tags: \"a\" }")]
    public void A_value_of_its_type_is_accepted(string argument) => Verdicts.Accepts(argument.StartsWith('i') ? $"{{ count({argument}) }}" : $"{{ count(i: [], {argument}) }}");

    [Theory]
    [InlineData("a: 2147483648", 4, "Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("a: 1.0", 4, "Int cannot represent non-integer value: 1.0")]
    [InlineData("a: [1]", 4, "Int cannot represent non-integer value: a list")]
    [InlineData("b: \"1\"", 4, "Float cannot represent non numeric value: \"1\"")]
    [InlineData("c: 1", 4, "Boolean cannot represent a non boolean value: 1")]
    [InlineData("d: HAY", 4, "String cannot represent a non string value: HAY")]
    [InlineData("e: 1.5", 4, "ID cannot represent a non-string and non-integer value: 1.5")]
    [InlineData("f: \"HAY\"", 4, "Enum \"Diet\" cannot represent non-enum value: \"HAY\".")]
    [InlineData("f: HAYY", 4, "Value \"HAYY\" does not exist in \"Diet\" enum.")]
    [InlineData("h: [1, null]", 8, "Expected value of non-null type \"Int!\" not to be null.")]
    [InlineData("j: 1", 4, "Expected value of type \"Point\" to be an object, found: 1.")]
    [InlineData("j: { x: 1 }", 4, "Expected value of type \"Point\" to include required field \"y\".")]
    [InlineData("j: { x: 1, y: null }", 15, "Expected value of non-null type \"Float!\" not to be null.")]
    [InlineData("j: { x: 1, y: 2, z: 3 }", 18, "Expected value of type \"Point\" not to include unknown field \"z\".")]
    public void A_value_of_another_type_is_refused_where_it_stands(string argument, int column, string message) =>
        Verdicts.Refuses($"{{ count(i: [], {argument}) }}", $"1:{15 + column} {message}");

    [Fact]
    public void A_number_outside_of_IEEE_754_is_refused() =>
        Verdicts.Refuses("{ count(i: [], b: 1e999) }", "1:19 Float cannot represent a value that is not finite");

    [Fact]
    public void A_oneOf_input_has_exactly_one_field_that_is_not_null()
    {
        Verdicts.Accepts("query($id: ID!) { animal(wish: { id: $id }) { id } beings(wishes: [{ diet: HAY }, null]) { __typename } }");
        const string Message = "Within OneOf Input Object type \"Wish\", exactly one field must be specified, and the value for that field must be non-null.";
        Verdicts.Refuses("{ animal(wish: {}) { id } }", $"1:16 {Message}");
        Verdicts.Refuses("{ animal(wish: { id: 1, diet: HAY }) { id } }", $"1:16 {Message}");
        Verdicts.Refuses("{ animal(wish: { id: null }) { id } }", $"1:16 {Message}");
    }

    [Fact]
    public void An_input_field_is_given_once()
    {
        Verdicts.Accepts("{ count(i: [], j: { x: 1, y: 2, next: { x: 1, y: 2 } }) }");
        Verdicts.Refuses("{ count(i: [], j: { x: 1, y: 2, x: 3 }, g: [{ a: 1, a: 2 }]) }",
            "1:21 1:33 There can be only one input field named \"x\".", "1:47 1:53 There can be only one input field named \"a\".");
    }
}
