namespace Federation.GraphQL.Tests.Validation;

public sealed class FragmentRulesTests
{
    [Fact]
    public void A_named_type_exists()
    {
        Verdicts.Accepts("query($d: [Diet!]) { person(named: \"\") { animals(diets: $d) { ... on Lion { id } } } }", "{ __type(name: \"\") { ...F } } fragment F on __Type { name }");
        Verdicts.Refuses("query($d: [Dite!]) { seal { ... on Sael { anything } ...F } count(a: $d) } fragment F on Seel { id }",
            "1:12 Unknown type \"Dite\".", "1:36 Unknown type \"Sael\".", "1:90 Unknown type \"Seel\".", "1:61 Argument \"Query.count(i:)\"");
    }

    [Fact]
    public void A_fragment_is_on_a_composite_type()
    {
        Verdicts.Accepts("{ being { ... on Named { name } ...F ... { __typename } } } fragment F on Being { __typename }");
        Verdicts.Refuses("{ seal { ... on Diet { a } ...F } } fragment F on Where { a }",
            "1:17 Fragment cannot condition on non composite type \"Diet\".", "1:51 Fragment \"F\" cannot condition on non composite type \"Where\".");
    }

    [Fact]
    public void A_fragment_that_is_spread_exists()
    {
        Verdicts.Accepts("{ seal { ...F } } fragment F on Seal { id }");
        Verdicts.Refuses("{ seal { ...F } }", "1:13 Unknown fragment \"F\".");
    }

    [Fact]
    public void A_fragment_is_used_by_an_operation()
    {
        Verdicts.Accepts("{ seal { ...F } } fragment F on Seal { ...G } fragment G on Seal { id }");
        Verdicts.Refuses("{ version } fragment F on Seal { ...G } fragment G on Seal { id }", "1:13 Fragment \"F\" is never used.", "1:41 Fragment \"G\" is never used.");
    }

    [Fact]
    public void A_spread_is_where_its_type_may_occur()
    {
        Verdicts.Accepts("{ animal { ... on Lion { mane } ... on Named { name } ... on Being { __typename } } home { ... on Den { depth } } lion { ... on Animal { id } } }");
        Verdicts.Refuses("{ lion { ... on Seal { id } ...F } home { ... on Animal { id } } } fragment F on Home { __typename }",
            "1:10 Fragment cannot be spread here as objects of type \"Lion\" can never be of type \"Seal\".",
            "1:29 Fragment \"F\" cannot be spread here as objects of type \"Lion\" can never be of type \"Home\".",
            "1:43 Fragment cannot be spread here as objects of type \"Home\" can never be of type \"Animal\".");
    }

    [Fact]
    public void A_fragment_that_spreads_itself_is_refused()
    {
        Verdicts.Accepts("{ lion { ...F ...G } } fragment F on Lion { ...G } fragment G on Lion { id }");
        Verdicts.Refuses("{ lion { ...F } } fragment F on Lion { prey { ...F } }", "1:47 Cannot spread fragment \"F\" within itself.");
        Verdicts.Refuses("{ lion { ...F } } fragment F on Lion { ...G } fragment G on Lion { prey { ...F } ...G }",
            "1:40 1:75 Cannot spread fragment \"F\" within itself via \"G\".", "1:82 Cannot spread fragment \"G\" within itself.");
    }
}
