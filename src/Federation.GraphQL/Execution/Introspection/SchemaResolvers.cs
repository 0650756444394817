using System.Collections.Immutable;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution.Introspection;

/// <summary>The two fields that every query type has.</summary>
internal static class RootResolvers
{
    public static Schema Schema(ResolverContext context) => context.Schema;

    public static NamedType? Type(ResolverContext context, string name) => context.Schema.Types.GetValueOrDefault(name);
}

[Resolves("__Schema")]
internal static class SchemaResolvers
{
    public static ImmutableArray<NamedType> Types(Schema schema) => schema.InOrder;

    public static ObjectType QueryType(Schema schema) => schema.Query;

    public static ObjectType? MutationType(Schema schema) => schema.Mutation;

    public static ObjectType? SubscriptionType(Schema schema) => schema.Subscription;

    public static ImmutableArray<Directive> Directives(Schema schema) => schema.DirectivesInOrder;
}

[Resolves("__Directive")]
internal static class DirectiveResolvers
{
    public static bool IsRepeatable(Directive directive) => directive.Repeatable;

    /// <summary>In the order of the definition; what is built in has the specification's.</summary>
    public static IEnumerable<string> Locations(Directive directive) =>
        directive.Node?.Locations.Select(location => location.Value) ?? directive.Locations.OrderBy(location => Array.IndexOf(Order, location));

    public static IEnumerable<InputValue> Args(Directive directive, bool includeDeprecated) => directive.Arguments.Current(includeDeprecated);

    private static readonly string[] Order =
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION",
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INPUT_FIELD_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT",
    ];
}
