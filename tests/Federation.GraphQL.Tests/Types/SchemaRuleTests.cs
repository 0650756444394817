using System.Text;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Tests.Types;

public sealed class SchemaRuleTests
{
    [Theory]
    [InlineData("directive @a(b: Int @a) on ARGUMENT_DEFINITION", "Directive \"@a\" must not reference itself.")]
    [InlineData("directive @a(b: In) on ENUM_VALUE input In { c: E } enum E { F @a }", "Directive \"@a\" must not reference itself.")]
    [InlineData("directive @a(b: Int @c) on ARGUMENT_DEFINITION directive @c(d: Int @a) on ARGUMENT_DEFINITION", "Directive \"@a\" must not reference itself.")]
    [InlineData("directive @a(b: In) on INPUT_OBJECT input In { c: Int } extend input In @a", "Directive \"@a\" must not reference itself.")]
    [InlineData("input In { a: Int } extend input In @oneOf", "The directive \"@oneOf\" cannot be applied by an extension.")]
    [InlineData("directive @a(b: Int) on OBJECT type T @a(b: \"c\") { d: Int }", "Argument \"@a(b:)\" has invalid value: Int cannot represent non-integer value: \"c\"")]
    [InlineData("directive @a(b: [In]) on OBJECT input In { c: Int! } type T @a(b: [{ c: 1 }, {}]) { d: Int }", "Argument \"@a(b:)\" has invalid value at [1]: Expected value of type \"In\" to include required field \"c\", found: {  }.")]
    [InlineData("type T { a: Int @deprecated(reason: null) }", "Argument \"@deprecated(reason:)\" has invalid value: Expected value of non-null type \"String!\" not to be null.")]
    [InlineData("scalar S @specifiedBy(url: 1)", "Argument \"@specifiedBy(url:)\" has invalid value: String cannot represent a non string value: 1")]
    [InlineData("type T { a(b: Float = 1e999): Int }", "T.a(b:) has invalid default value: Float cannot represent a value that is not finite: 1e999")]
    [InlineData("{ a }", "A schema holds definitions of the type system only, not operations or fragments.")]
    [InlineData("type T { a: __Meta }", "Unknown type \"__Meta\".")]
    [InlineData("input A { b: B = {} } input B { a: A = {} }", "Invalid circular reference. The default value of Input Object field A.b references itself via the default values of: B.a.")]
    public void A_rule_that_is_broken_is_named(string sdl, string message)
    {
        var refused = Assert.Throws<SchemaException>(() => SchemaBuilder.Build($"type Query {{ q: Int }} {sdl}"));
        Assert.Contains(message, refused.Errors.Select(error => error.Message));
        Assert.All(refused.Errors, error => Assert.NotEmpty(error.Locations));
    }

    [Theory]
    [InlineData("directive @a(b: In) on OBJECT | ENUM_VALUE input In { c: E } enum E { F } enum G { H @a }")]
    [InlineData("input In @oneOf { a: In b: Int }")]
    [InlineData("input In { a: [In!]! b: In }")]
    [InlineData("type T { a(b: Int! = 1 @deprecated): Int }")]
    [InlineData("interface A { b: A } interface C implements A { b: C! } type T implements A & C { b: T! }")]
    [InlineData("scalar Int enum __TypeKind { OWN }")]
    public void What_only_looks_like_a_fault_is_none(string sdl) => SchemaBuilder.Build($"type Query {{ q: Int }} {sdl}");

    [Fact]
    public void A_chain_of_types_may_be_longer_than_the_stack()
    {
        const int Length = 20_000;
        var sdl = new StringBuilder("type Query { a(in: I0): T0 }\n");
        for (var i = 0; i < Length; i++)
        {
            sdl.Append($"type T{i} {{ next: T{i + 1} }} input I{i} {{ next: I{i + 1}! }}\n");
        }

        var schema = SchemaBuilder.Build($"{sdl}type T{Length} {{ end: Int }} input I{Length} {{ end: Int }}");
        Assert.Equal((2 * (Length + 1)) + 1 + 1, schema.InOrder.Count(type => !type.Name.StartsWith("__", StringComparison.Ordinal) && type.Name is not ("String" or "Boolean")));
        var refused = Assert.Throws<SchemaException>(() => SchemaBuilder.Build($"{sdl}type T{Length} {{ end: Int }} input I{Length} {{ next: I0! }}"));
        Assert.Equal(Length + 1, Assert.Single(refused.Errors).Locations.Length);
    }

    [Fact]
    public void Defaults_that_complete_each_other_for_ever_are_refused_before_the_stack_is_used_up()
    {
        var sdl = new StringBuilder("type Query { a(in: I0): Int }\n");
        for (var i = 0; i < 20_000; i++)
        {
            sdl.Append($"input I{i} {{ next: I{i + 1} = {{}} }}\n");
        }

        var refused = Assert.Throws<SchemaException>(() => SchemaBuilder.Build($"{sdl}input I20000 {{ end: Int }}"));
        Assert.Contains("nested more than 1000 levels deep", Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
    }
}
