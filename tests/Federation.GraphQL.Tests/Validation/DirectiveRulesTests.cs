namespace Federation.GraphQL.Tests.Validation;

public sealed class DirectiveRulesTests
{
    [Fact]
    public void A_directive_is_defined_for_its_place()
    {
        Verdicts.Accepts(
            "query($s: Boolean! @onVariable) @onQuery { lion @onField @skip(if: $s) { ...F @onSpread ... on Lion @onInline { id } } } fragment F on Lion @onFragment { id }",
            "mutation @onMutation { feed }", "subscription @onSubscription { ticks }");
        Verdicts.Refuses("query @onField { lion @onQuery { id @missing ...F @onVariable ... @onSpread { id } } } fragment F on Lion @deprecated { id }",
            "1:7 Directive \"@onField\" may not be used on QUERY.", "1:23 Directive \"@onQuery\" may not be used on FIELD.", "1:37 Unknown directive \"@missing\".",
            "1:51 Directive \"@onVariable\" may not be used on FRAGMENT_SPREAD.", "1:67 Directive \"@onSpread\" may not be used on INLINE_FRAGMENT.", "1:107 Directive \"@deprecated\" may not be used on FRAGMENT_DEFINITION.");
        Verdicts.Refuses("query($s: Int @onMutation) { count(i: [], a: $s) }", "1:15 Directive \"@onMutation\" may not be used on VARIABLE_DEFINITION.");
    }

    [Fact]
    public void A_directive_stands_once_unless_it_is_repeatable()
    {
        Verdicts.Accepts("{ version @many @many(n: 2) @onField lion @onField { id } }");
        Verdicts.Refuses("{ version @onField @many @onField @onField }",
            "1:11 1:26 The directive \"@onField\" can only be used once at this location.", "1:11 1:35 The directive \"@onField\" can only be used once at this location.");
    }
}
