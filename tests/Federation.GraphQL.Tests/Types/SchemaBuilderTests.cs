using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Tests.Types;

public sealed class SchemaBuilderTests
{
    private const string Zoo = """
        "All of it."
        schema { query: Root }
        type Root { animal(id: ID!, kind: Kind = DOG): Animal, all: [Pet!]! }
        interface Animal { name: String! }
        type Dog implements Animal { name: String!, barks(loud: Boolean @deprecated(reason: "always")): Boolean @deprecated }
        type Cat implements Animal { name: String! }
        union Pet = Dog | Cat
        enum Kind { DOG CAT @deprecated(reason: "rare") }
        input Wish @oneOf { name: String kind: Kind }
        scalar Instant @specifiedBy(url: "https://example.org/instant")
        directive @access(policy: String!) repeatable on FIELD_DEFINITION | OBJECT
        extend type Dog { age: Int }
        extend schema { mutation: Change }
        type Change { wish(wish: Wish!): Instant }
        """;

    private static readonly Schema Schema = SchemaBuilder.Build(Zoo);

    [Fact]
    public void Types_are_linked_to_each_other()
    {
        var dog = Assert.IsType<ObjectType>(Schema.Types["Dog"]);
        var animal = Assert.IsType<InterfaceType>(Schema.Types["Animal"]);
        Assert.Same(animal, Schema.Query.ByName["animal"].Type);
        Assert.Equal([animal], dog.Interfaces);
        Assert.Equal(["name", "barks", "age"], dog.Fields.Select(field => field.Name));
        Assert.Equal("[Pet!]!", Schema.Query.ByName["all"].Type.ToString());
        Assert.True(Schema.IsPossible(animal, dog));
        Assert.True(Schema.IsPossible(Schema.Types["Pet"], dog));
        Assert.False(Schema.IsPossible(animal, Schema.Query));
        Assert.Same(Schema.Types["Change"], Schema.Mutation);
        Assert.Null(Schema.Subscription);
    }

    [Fact]
    public void Built_in_directives_are_read_where_they_are_applied()
    {
        var dog = (ObjectType)Schema.Types["Dog"];
        Assert.Equal("No longer supported", dog.ByName["barks"].DeprecationReason);
        Assert.Equal("always", dog.ByName["barks"].Argument("loud")!.DeprecationReason);
        Assert.Equal("rare", ((EnumType)Schema.Types["Kind"]).ByName["CAT"].DeprecationReason);
        Assert.True(((InputObjectType)Schema.Types["Wish"]).OneOf);
        Assert.Equal("https://example.org/instant", ((ScalarType)Schema.Types["Instant"]).SpecifiedBy);
    }

    [Fact]
    public void Introspection_and_the_built_in_scalars_and_directives_are_there()
    {
        Assert.Equal(["access", "include", "skip", "deprecated", "specifiedBy", "oneOf"], Schema.DirectivesInOrder.Select(directive => directive.Name));
        Assert.Equal("__Schema", Schema.FieldOf(Schema.Query, "__schema")!.Type.Named.Name);
        Assert.Null(Schema.FieldOf(Schema.Types["Dog"], "__schema"));
        Assert.True(((ScalarType)Schema.Types["Boolean"]).BuiltIn);
        Assert.False(Schema.Types.ContainsKey("Float"));
        Assert.Equal("__DirectiveLocation", Schema.InOrder[^1].Name);
    }

    [Fact]
    public void Every_fault_is_listed_with_its_place()
    {
        var refused = Assert.Throws<SchemaException>(() => SchemaBuilder.Build("type Query { a: Lost, a: Int @unknown }\nextend type Gone { b: Int }"));
        Assert.Equal(
            [new Location(1, 14), new Location(1, 17), new Location(1, 30), new Location(2, 13)],
            refused.Errors.Select(error => error.Locations[0]).Order(Comparer<Location>.Create((a, b) => (a.Line, a.Column).CompareTo((b.Line, b.Column)))));
        Assert.All(refused.Errors, error => Assert.Equal(ErrorCodes.Validation, error.Code));
    }

    [Fact]
    public void A_schema_without_a_query_type_is_refused() =>
        Assert.Equal("Query root type must be provided.", Assert.Throws<SchemaException>(() => SchemaBuilder.Build("type A { b: Int }")).Errors.Single().Message);
}
