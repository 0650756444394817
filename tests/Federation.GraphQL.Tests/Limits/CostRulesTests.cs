using Federation.GraphQL.Limits;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Tests.Limits;

public sealed class CostRulesTests
{
    private const string Directives = """
        directive @cost(weight: Int!) on FIELD_DEFINITION | OBJECT | SCALAR | ENUM
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION

        """;

    [Fact]
    public void A_schema_whose_lists_are_all_bounded_has_no_fault() => Assert.Empty(CostRules.Faults(Shop.Schema));

    [Theory]
    [InlineData("type Query { all: [Thing!]! } type Thing { id: ID }", "Query.all is a list without a bound: it needs @listSize.")]
    [InlineData("type Query { thing: Thing } type Thing { parts: [Thing] }", "Thing.parts is a list without a bound: it needs @listSize, or its name in the sizedFields of Query.thing.")]
    [InlineData("type Query { all: [Thing] @listSize(sizedFields: []) } type Thing { id: ID }", "Query.all: @listSize tells no size.")]
    [InlineData("type Query { all(first: String): [Int] @listSize(slicingArguments: [\"first\"]) }", "Query.all: the slicing argument \"first\" is not an argument of type Int.")]
    [InlineData("type Query { all: Page @listSize(assumedSize: 3, sizedFields: [\"edges\"]) } type Page { nodes: Int }", "Query.all: the sized field \"edges\" is not a list of Page.")]
    [InlineData("type Query { id: ID @cost(weight: -1) }", "Query.id: @cost has a negative weight.")]
    public void A_fault_is_told_with_its_field(string sdl, string fault) => Assert.Contains(fault, CostRules.Faults(SchemaBuilder.Build(Directives + sdl)));

    [Fact]
    public void A_connection_is_bounded_only_when_every_field_that_answers_it_sizes_it()
    {
        const string Page = "type Page implements Paged { edges: [Page!]! } interface Paged { edges: [Page!]! }";
        const string Sized = "@listSize(assumedSize: 3, sizedFields: [\"edges\"])";
        Assert.Empty(CostRules.Faults(SchemaBuilder.Build($"{Directives}{Page.Replace("[Page!]!", $"[Page!]! {Sized}", StringComparison.Ordinal)} type Query {{ one: Page {Sized} any: Paged {Sized} }}")));
        Assert.Contains("Page.edges is a list without a bound: it needs @listSize, or its name in the sizedFields of Query.any.", CostRules.Faults(SchemaBuilder.Build($"{Directives}{Page.Replace("[Page!]!", $"[Page!]! {Sized}", StringComparison.Ordinal)} type Query {{ one: Page {Sized} any: Paged }}")));
    }

    [Fact]
    public void Lists_of_leaves_and_introspection_need_no_bound() => Assert.Empty(CostRules.Faults(SchemaBuilder.Build($"{Directives}type Query {{ tags: [String!]! }}")));
}
