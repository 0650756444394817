namespace Federation.GraphQL.Tests.Validation;

public sealed class FieldRulesTests
{
    [Fact]
    public void A_field_is_on_its_type()
    {
        Verdicts.Accepts("{ animal { name ... on Lion { mane } __typename } being { __typename } __schema { queryType { name } } }");
        Verdicts.Refuses("{ animal { mane } being { id } lion { __schema { types { name } } } missing { anything } }",
            "1:12 Cannot query field \"mane\" on type \"Animal\".", "1:27 Cannot query field \"id\" on type \"Being\".",
            "1:39 Cannot query field \"__schema\" on type \"Lion\".", "1:69 Cannot query field \"missing\" on type \"Query\".");
    }

    [Fact]
    public void A_leaf_has_no_selection_and_everything_else_has_one()
    {
        Verdicts.Accepts("{ version lion { home { depth } } }");
        Verdicts.Refuses("{ version { length } lion }",
            "1:11 Field \"version\" must not have a selection since type \"String!\" has no subfields.", "1:22 Field \"lion\" of type \"Lion\" must have a selection of subfields.");
    }

    [Fact]
    public void An_argument_is_one_of_the_fields()
    {
        Verdicts.Accepts("{ animals(first: 1) { id } }");
        Verdicts.Refuses("{ animals(last: 1) { id } lion @onField(height: 1) { id } missing(of: 1) }",
            "1:11 Unknown argument \"last\" on field \"Query.animals\".", "1:41 Unknown argument \"height\" on directive \"@onField\".", "1:59 Cannot query field \"missing\"");
    }

    [Fact]
    public void An_argument_is_given_once()
    {
        Verdicts.Accepts("{ count(i: [], a: 1, b: 2) }");
        Verdicts.Refuses("{ count(i: [], a: 1, b: 2, a: 3, b: 4, a: 5) @onField(weight: 1, weight: 2) }",
            "1:16 1:28 1:40 There can be only one argument named \"a\".", "1:22 1:34 There can be only one argument named \"b\".", "1:55 1:66 There can be only one argument named \"weight\".");
    }

    [Fact]
    public void A_required_argument_is_given()
    {
        Verdicts.Accepts("{ node(id: 1) { id } animals { id } lion { weight @must(reason: \"\") } }");
        Verdicts.Refuses("{ node { id } version @must }",
            "1:3 Argument \"Query.node(id:)\" of type \"ID!\" is required, but it was not provided.", "1:23 Argument \"@must(reason:)\" of type \"String!\" is required, but it was not provided.");
    }

    [Fact]
    public void Three_lists_of_introspection_inside_each_other_are_refused()
    {
        Verdicts.Accepts("{ __schema { types { fields { args { type { fields { name } } } } } } }");
        Verdicts.Refuses("{ __type(name: \"Lion\") { fields { type { interfaces { ...F } } } } } fragment F on __Type { ofType { possibleTypes { name } } }",
            "1:3 Maximum introspection depth exceeded.");
    }
}
