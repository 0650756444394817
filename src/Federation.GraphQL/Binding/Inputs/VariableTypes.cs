using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Binding.Inputs;

internal static class VariableTypes
{
    /// <summary>The type that a document writes; validation has made sure that it is there.</summary>
    public static GraphType Of(Schema schema, TypeNode node) => node switch
    {
        NonNullTypeNode nonNull => new NonNullType(Of(schema, nonNull.Of)),
        ListTypeNode list => new ListType(Of(schema, list.Of)),
        _ => schema.Types[((NamedTypeNode)node).Name.Value],
    };
}
