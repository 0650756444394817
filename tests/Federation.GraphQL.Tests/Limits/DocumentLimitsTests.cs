using System.Collections.Immutable;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;
using Federation.GraphQL.Limits;
using Federation.GraphQL.Tests.Peers;
using Federation.GraphQL.Validation;

namespace Federation.GraphQL.Tests.Limits;

public sealed class DocumentLimitsTests
{
    private static readonly EngineOptions Options = new() { Depth = 4, Aliases = 3, Directives = 2, ListSize = 50 };

    private static ImmutableArray<GraphQLError> Check(string text, EngineOptions? options = null) =>
        DocumentLimits.Check(Shop.Schema, Parser.Parse(Source.Of(text), ParserLimits.Trusted), options ?? Options);

    private static void Refused(string text, string message)
    {
        var error = Assert.Single(Check(text));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
        Assert.Single(error.Locations);
    }

    [Fact]
    public void Depth_is_counted_through_fragments()
    {
        Assert.Empty(Check("{ shop { best { maker { name } } ... { best { ... on Item { maker { id } } } } } }"));
        Refused("{ shop { best { maker { best { id } } } } }", "The operation is 5 fields deep; 4 are allowed.");
        Refused("{ shop { ...F } } fragment F on Shop { best { maker { ...G } } } fragment G on Maker { best { ...H } } fragment H on Item { id }", "The operation is 5 fields deep");
    }

    [Fact]
    public void Aliases_are_counted_through_fragments()
    {
        Assert.Empty(Check("{ a: shop { x: id y: id } }"));
        Refused("{ a: shop { ...F } b: shop { ...F } } fragment F on Shop { x: id }", "The operation has 4 aliases; 3 are allowed.");
    }

    [Fact]
    public void Aliases_of_fragments_that_double_are_counted_without_writing_them_out()
    {
        var fragments = string.Concat(Enumerable.Range(0, 60).Select(i => $"fragment F{i} on Shop {{ ...F{i + 1} ... {{ ...F{i + 1} }} }} "));
        Refused($"{{ shop {{ ...F0 }} }} {fragments} fragment F60 on Shop {{ a: id }}", "The operation has 1000000000 aliases");
    }

    [Fact]
    public void Directives_are_counted_wherever_they_stand()
    {
        Assert.Empty(Check("query($s: Boolean!) { shop @skip(if: $s) { id @include(if: $s) } }"));
        Refused("query($s: Boolean!) { shop @skip(if: $s) { id @include(if: $s) ...F } } fragment F on Shop { id @skip(if: $s) }", "The document has more than 2 directives.");
    }

    [Fact]
    public void A_list_that_asks_for_too_many_is_refused_where_it_says_so()
    {
        Assert.Empty(Check("{ shop { items(first: 50) { id } } }"));
        var error = Assert.Single(Check("{ shop { items(first: 51) { id } } }"));
        Assert.Equal(new Location(1, 23), Assert.Single(error.Locations));
        Refused("{ shop { ...F } } fragment F on Shop { items(first: 99999999999999999999) { id } }", "A list may have at most 50 items.");
    }

    [Fact]
    public void A_cycle_of_fragments_is_passed_over_and_left_to_validation() =>
        Assert.Empty(Check("{ shop { ...F } } fragment F on Shop { id ...G } fragment G on Shop { ...F ...Missing }"));

    [Fact]
    public async Task The_introspection_query_that_the_tools_send_is_within_the_limits()
    {
        var whole = new { descriptions = true, specifiedByUrl = true, directiveIsRepeatable = true, schemaDescription = true, inputValueDeprecation = true, oneOf = true };
        var text = (await ReferencePeer.Ask("introspection-query.mjs", [whole]))[0].GetString()!;
        var document = Parser.Parse(Source.Of(text), new ParserLimits(new EngineOptions().Tokens));
        Assert.Empty(DocumentLimits.Check(Shop.Schema, document, new EngineOptions()));
        Assert.Empty(Validator.Validate(Shop.Schema, document, 100));
        Assert.Empty(OperationCost.Compile(Shop.Schema, document, (OperationDefinitionNode)document.Definitions[0], new EngineOptions()).Check(_ => null));
    }

    [Fact]
    public void Introspection_may_be_deeper_than_data_but_not_without_end()
    {
        static string Deep(int types) => $"{{ __type(name: \"\") {{ {string.Concat(Enumerable.Repeat("ofType { ", types))} name {string.Concat(Enumerable.Repeat("} ", types))} }} }}";
        Assert.Empty(Check(Deep(18)));
        Refused(Deep(19), "The introspection is 21 fields deep; 20 are allowed.");
    }
}
