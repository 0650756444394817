using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;
using Federation.GraphQL.Limits;

namespace Federation.GraphQL.Tests.Limits;

public sealed class OperationCostTests
{
    private static OperationCost Compile(string text, EngineOptions? options = null)
    {
        var document = Parser.Parse(Source.Of(text), ParserLimits.Trusted);
        return OperationCost.Compile(Shop.Schema, document, (OperationDefinitionNode)document.Definitions[0], options ?? new EngineOptions());
    }

    private static long Cost(string text, params (string Name, long Value)[] variables) =>
        Compile(text).Cost(name => variables.Where(variable => variable.Name == name).Select(variable => (long?)variable.Value).FirstOrDefault());

    [Theory]
    [InlineData("{ __typename }", 0)]
    [InlineData("{ shop { id tags } }", 1)]
    [InlineData("{ shop { best { id } } }", 2)]
    [InlineData("{ maker { id } }", 4)]
    [InlineData("{ price audit }", 33)]
    [InlineData("mutation { sell(id: 1) { id } count }", 20)]
    [InlineData("mutation { free }", 0)]
    [InlineData("{ __schema { types { name fields { name } } } }", 100 + 1 + 1)]
    [InlineData("{ __type(name: \"Shop\") { fields { type { name } } } }", 10 + 1 + 1)]
    public void A_field_costs_its_weight(string text, long cost) => Assert.Equal(cost, Cost(text));

    [Theory]
    [InlineData("{ shop { items(first: 7) { id } } }", 1 + 7)]
    [InlineData("{ shop { items(first: 7, last: 9) { best: id maker { id } } } }", 1 + (9 * (1 + 4)))]
    [InlineData("{ shop { recent { id } } }", 1 + 5)]
    [InlineData("{ shop { recent(first: null) { price } } }", 1 + (5 * (1 + 3)))]
    [InlineData("{ shop { items { id } } }", 1 + 100)]
    [InlineData("{ shop { items(first: 0) { id } } }", 1 + 1)]
    [InlineData("{ shop { items(first: -3) { id } } }", 1 + 100)]
    [InlineData("{ search(text: \"\") { id ... on Item { price } } }", 20 * (4 + 3))]
    public void A_list_costs_as_many_times_as_it_has_items(string text, long cost) => Assert.Equal(cost, Cost(text));

    [Theory]
    [InlineData("{ shop { page(first: 3) { edges { cursor node { price } } pageInfo { hasNextPage } } } }", 1 + 1 + (3 * (1 + 1 + 3)) + 1)]
    [InlineData("{ shop { page { ...F } } } fragment F on ItemConnection { ... { nodes { id } } pageInfo { hasNextPage } }", 1 + 1 + 10 + 1)]
    public void A_connections_size_is_that_of_its_edges(string text, long cost) => Assert.Equal(cost, Cost(text));

    [Fact]
    public void A_size_may_be_a_variable()
    {
        const string Text = "query($n: Int, $m: Int) { shop { items(first: $n, last: $m) { maker { best { id } } } } }";
        Assert.Equal(1 + (6 * (1 + 4 + 1)), Cost(Text, ("n", 6)));
        Assert.Equal(1 + (8 * (1 + 4 + 1)), Cost(Text, ("n", 6), ("m", 8)));
        Assert.Equal(1 + (100 * (1 + 4 + 1)), Cost(Text));
    }

    [Fact]
    public void A_variable_that_asks_for_too_many_is_refused_where_it_is_used()
    {
        var cost = Compile("query($n: Int) { shop { items(first: $n) { id } } }");
        Assert.Empty(cost.Check(_ => 100));
        var error = Assert.Single(cost.Check(_ => 101));
        Assert.Equal((ErrorCodes.LimitExceeded, new Location(1, 38)), (error.Code, Assert.Single(error.Locations)));
    }

    [Fact]
    public void An_operation_above_the_limit_is_refused()
    {
        Assert.Empty(Compile("{ shop { items(first: 7) { id } } }", new EngineOptions { Cost = 8 }).Check(_ => null));
        var error = Assert.Single(Compile("{ shop { items(first: 7) { id } } }", new EngineOptions { Cost = 7 }).Check(_ => null));
        Assert.Equal((ErrorCodes.LimitExceeded, "The operation costs 8; 7 is allowed."), (error.Code, error.Message));
    }

    [Fact]
    public void Fragments_cost_wherever_they_are_spread_and_are_compiled_once()
    {
        Assert.Equal(1 + 2, Cost("{ shop { ...F x: id ... { ...F } } } fragment F on Shop { best { id } }"));
        var fragments = string.Concat(Enumerable.Range(0, 100).Select(i => $"fragment F{i} on Maker {{ best {{ maker {{ ...F{i + 1} }} }} x: best {{ maker {{ ...F{i + 1} }} }} }} "));
        Assert.Equal(OperationCost.Most, Cost($"{{ maker {{ ...F0 }} }} {fragments} fragment F100 on Maker {{ id }}"));
    }

    [Fact]
    public void What_is_not_known_costs_nothing_and_cycles_end() =>
        Assert.Equal(1, Cost("{ shop { ...F missing { id } ...Missing } } fragment F on Shop { id ...F }"));
}
