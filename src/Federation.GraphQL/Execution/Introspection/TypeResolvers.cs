using Federation.GraphQL.Binding;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution.Introspection;

[Resolves("__Type")]
internal static class TypeResolvers
{
    public static TypeKind Kind(GraphType type) => TypeKinds.Of(type);

    public static string? Name(GraphType type) => (type as NamedType)?.Name;

    public static string? Description(GraphType type) => (type as NamedType)?.Description;

    public static string? SpecifiedByURL(GraphType type) => (type as ScalarType)?.SpecifiedBy;

    public static IEnumerable<Field>? Fields(GraphType type, bool includeDeprecated) =>
        (type as FieldsType)?.Fields.Where(field => includeDeprecated || field.DeprecationReason is null);

    public static IReadOnlyList<InterfaceType>? Interfaces(GraphType type) => (type as FieldsType)?.Interfaces;

    /// <summary>A union's in the order of its definition, an interface's in that of the schema.</summary>
    public static IEnumerable<ObjectType>? PossibleTypes(GraphType type, ResolverContext context) => type switch
    {
        UnionType union => union.Members,
        InterfaceType known => context.Schema.InOrder.OfType<ObjectType>().Where(context.Schema.Possible[known].Contains),
        _ => null,
    };

    public static IEnumerable<EnumValue>? EnumValues(GraphType type, bool includeDeprecated) =>
        (type as EnumType)?.Values.Where(value => includeDeprecated || value.DeprecationReason is null);

    public static IEnumerable<InputValue>? InputFields(GraphType type, bool includeDeprecated) => (type as InputObjectType)?.Fields.Current(includeDeprecated);

    public static GraphType? OfType(GraphType type) => type switch
    {
        ListType list => list.Of,
        NonNullType nonNull => nonNull.Of,
        _ => null,
    };

    public static bool? IsOneOf(GraphType type) => (type as InputObjectType)?.OneOf;
}
