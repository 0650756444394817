using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Tests.Limits;

public sealed class BoundedListsTests
{
    private const string Definitions = """
        directive @access(to: [String!]!) on OBJECT | FIELD_DEFINITION
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION
        type Query @access(to: ["public"]) { leaves: [Leaf!]! BOUND }
        type Leaf @access(to: ["public"]) { name: String! }
        """;

    [Fact]
    public void A_list_that_nothing_bounds_stops_the_start_where_that_is_asked_for()
    {
        var fault = Assert.Throws<BindingException>(() => Start("", bounded: true));
        Assert.Contains("Query.leaves", Assert.Single(fault.Faults), StringComparison.Ordinal);
        Start("@listSize(assumedSize: 3)", bounded: true);
        Start("", bounded: false);
    }

    private static void Start(string bound, bool bounded) => _ = new GraphQLEngine(
        SchemaBuilder.Build(Definitions.Replace("BOUND", bound, StringComparison.Ordinal)),
        new Bindings().Resolvers(typeof(Roots)).Object<Leaf>("Leaf"),
        new EngineOptions { BoundedLists = bounded });

    public sealed record Leaf(string Name);

    [Resolves("Query")]
    public static class Roots
    {
        public static IReadOnlyList<Leaf> Leaves() => [new Leaf("a")];
    }
}
