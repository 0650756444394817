using Federation.GraphQL.Types;
using Federation.GraphQL.Validation;

namespace Federation.GraphQL.Tests.Validation;

public sealed class DefinitionRulesTests
{
    [Fact]
    public void Only_operations_and_fragments_are_executable()
    {
        Verdicts.Accepts("{ version }", "query A { seal { ...F } } fragment F on Seal { id }");
        Verdicts.Refuses("{ version } type X { a: Int } extend schema @x directive @d on FIELD",
            "1:13 The \"X\" definition is not executable.", "1:31 The schema definition is not executable.", "1:48 The \"d\" definition is not executable.");
    }

    [Fact]
    public void An_operation_needs_its_root_type()
    {
        Verdicts.Accepts("mutation { feed }", "subscription { ticks }");
        var schema = SchemaBuilder.Build("type Query { a: Int }");
        Assert.Equal("The mutation operation is not supported by the schema.", Assert.Single(Verdicts.Of("mutation { a }", schema)).Message);
        Assert.Equal("The subscription operation is not supported by the schema.", Assert.Single(Verdicts.Of("subscription { a b }", schema)).Message);
    }

    [Fact]
    public void A_name_is_given_to_one_operation_only()
    {
        Verdicts.Accepts("query A { version } query B { version }", "query A { seal { ...A } } fragment A on Seal { id }");
        Verdicts.Refuses("query A { version } mutation A { feed }", "1:7 1:30 There can be only one operation named \"A\".");
    }

    [Fact]
    public void An_anonymous_operation_stands_alone()
    {
        Verdicts.Accepts("{ seal { ...F } } fragment F on Seal { id }");
        Verdicts.Refuses("{ version } query A { version }", "1:1 This anonymous operation must be the only defined operation.");
    }

    [Fact]
    public void A_name_is_given_to_one_fragment_only()
    {
        Verdicts.Accepts("{ seal { ...F ...G } } fragment F on Seal { id } fragment G on Seal { id }");
        Verdicts.Refuses("{ seal { ...F } } fragment F on Seal { id } fragment F on Seal { name }", "1:28 1:54 There can be only one fragment named \"F\".");
    }

    [Fact]
    public void A_subscription_has_one_field()
    {
        Verdicts.Accepts("subscription { ticks ticks }", "subscription { ...F } fragment F on Subscription { ... { ticks } }", "subscription { born { id name } }");
        Verdicts.Refuses("subscription S { ticks a: ticks ...F } fragment F on Subscription { b: ticks a: ticks }", "1:24 1:78 1:69 Subscription \"S\" must select only one top level field.");
        Verdicts.Refuses("subscription { ... on Lion { mane } }",
            "1:14 Anonymous Subscription must select one top level field.", "1:16 Fragment cannot be spread here");
    }

    [Fact]
    public void A_subscriptions_field_is_not_of_introspection()
    {
        Verdicts.Accepts("subscription { born { __typename } }");
        Verdicts.Refuses("subscription { __typename }", "1:16 Anonymous Subscription must not select an introspection top level field.");
    }

    [Fact]
    public void A_subscriptions_field_is_not_conditional()
    {
        Verdicts.Accepts("subscription { born { id @skip(if: true) } }");
        Verdicts.Refuses("subscription { ticks @include(if: true) ... @skip(if: false) { ticks } }",
            "1:22 1:45 Anonymous Subscription must not use `@skip` or `@include` directives in the top level selection.");
    }

    [Fact]
    public void Errors_beyond_those_asked_for_are_only_said_to_exist()
    {
        var errors = Verdicts.Of("{ a b c d }", mostErrors: 2);
        Assert.Equal(["Cannot query field \"a\" on type \"Query\".", "Cannot query field \"b\" on type \"Query\".", "Too many validation errors: those after are not listed."], errors.Select(error => error.Message));
        Assert.Empty(errors[^1].Locations);
        Assert.Equal(2, Verdicts.Of("{ a b }", mostErrors: 2).Length);
    }

    [Fact]
    public void A_message_is_kept_short_whatever_the_name()
    {
        var error = Assert.Single(Verdicts.Of($"{{ {new string('x', 5_000)} }}"));
        Assert.InRange(error.Message.Length, 100, 301);
    }

    [Fact]
    public void No_message_suggests_a_name() => Assert.All(
        Verdicts.Of("{ versio sea { id } animals(firs: 1) { nam ...F } animal(wish: { i: 1 }) @onFiel { id } } fragment G on Lio { id }"),
        error => Assert.DoesNotContain("mean", error.Message, StringComparison.Ordinal));
}
