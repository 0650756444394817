using Federation.Gateway.GraphQL.Schemas;
using Federation.GraphQL.Types;

namespace Federation.Gateway.Tests.Asking;

/// <summary>The schema as the program carries it, to generate questions from.</summary>
public static class Contract
{
    public static Schema Schema { get; } = FederationSchema.Build();

    /// <summary>The object types and interfaces of the federation, introspection's left out.</summary>
    public static IEnumerable<FieldsType> Types => Schema.InOrder.OfType<FieldsType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal));
}
