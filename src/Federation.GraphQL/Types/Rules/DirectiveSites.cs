using System.Collections.Immutable;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Types.Rules;

/// <summary>Where a definition applies directives.</summary>
/// <param name="Place">A definition and its extensions are one place; null for what stands alone.</param>
internal readonly record struct DirectiveSite(string Location, ImmutableArray<DirectiveNode> Directives, string? Place);

internal static class DirectiveSites
{
    public static IEnumerable<DirectiveSite> Of(TypeSystemDefinitionNode definition) => Every(definition).Where(site => !site.Directives.IsEmpty);

    private static IEnumerable<DirectiveSite> Every(TypeSystemDefinitionNode definition) => definition switch
    {
        SchemaDefinitionNode schema => [new(DirectiveLocations.Schema, schema.Directives, "schema")],
        DirectiveDefinitionNode directive => InputValues(DirectiveLocations.ArgumentDefinition, directive.Arguments),
        TypeDefinitionNode type => [new(LocationOf(type), type.Directives, $"type {type.Name}"), .. Members(type)],
        _ => [],
    };

    private static string LocationOf(TypeDefinitionNode type) => type switch
    {
        ScalarDefinitionNode => DirectiveLocations.Scalar,
        ObjectDefinitionNode => DirectiveLocations.Object,
        InterfaceDefinitionNode => DirectiveLocations.Interface,
        UnionDefinitionNode => DirectiveLocations.Union,
        EnumDefinitionNode => DirectiveLocations.Enum,
        _ => DirectiveLocations.InputObject,
    };

    private static IEnumerable<DirectiveSite> Members(TypeDefinitionNode type) => type switch
    {
        CompositeDefinitionNode composite => composite.Fields.SelectMany(field =>
            InputValues(DirectiveLocations.ArgumentDefinition, field.Arguments).Append(new(DirectiveLocations.FieldDefinition, field.Directives, null))),
        EnumDefinitionNode enumType => enumType.Values.Select(value => new DirectiveSite(DirectiveLocations.EnumValue, value.Directives, null)),
        InputObjectDefinitionNode input => InputValues(DirectiveLocations.InputFieldDefinition, input.Fields),
        _ => [],
    };

    private static IEnumerable<DirectiveSite> InputValues(string location, ImmutableArray<InputValueDefinitionNode> values) =>
        values.Select(value => new DirectiveSite(location, value.Directives, null));
}
