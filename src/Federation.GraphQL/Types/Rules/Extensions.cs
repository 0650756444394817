using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types.Rules;

/// <summary>An extension extends a type that the document defines, and one of its own kind.</summary>
internal sealed class Extensions(Definitions definitions, Faults faults)
{
    /// <summary>Of two definitions of one name, a fault of its own, the extension follows the last.</summary>
    private readonly Dictionary<string, TypeDefinitionNode> _types = definitions.All.OfType<TypeDefinitionNode>()
        .Where(type => !type.Extends)
        .GroupBy(type => type.Name.Value, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);

    public void Check(TypeSystemDefinitionNode definition)
    {
        if (definition is not TypeDefinitionNode { Extends: true } extension)
        {
            return;
        }

        if (!_types.TryGetValue(extension.Name.Value, out var extended))
        {
            faults.Add($"Cannot extend type \"{extension.Name}\" because it is not defined.", extension.Name);
        }
        else if (extended.GetType() != extension.GetType())
        {
            faults.Add($"Cannot extend non-{Kind(extension)} type \"{extension.Name}\".", extended, extension);
        }
        else if (extension is InputObjectDefinitionNode && extension.Directives.Find("oneOf") is { } oneOf)
        {
            faults.Add("The directive \"@oneOf\" cannot be applied by an extension.", oneOf);
        }
    }

    private static string Kind(TypeDefinitionNode node) => node switch
    {
        ScalarDefinitionNode => "scalar",
        ObjectDefinitionNode => "object",
        InterfaceDefinitionNode => "interface",
        UnionDefinitionNode => "union",
        EnumDefinitionNode => "enum",
        _ => "input object",
    };
}
