using System.Collections.Immutable;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Types.Building;

/// <summary>A document's definitions by what they define. Two of one name are a fault that is found elsewhere; here one of them counts.</summary>
internal sealed class Definitions
{
    private readonly List<TypeDefinitionNode> _types = [];
    private readonly List<SchemaDefinitionNode> _schema = [];
    private readonly OrderedDictionary<string, DirectiveDefinitionNode> _directives = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TypeDefinitionNode>> _extensions = new(StringComparer.Ordinal);

    /// <summary>In the order of the document.</summary>
    public IReadOnlyList<TypeDefinitionNode> Types => _types;

    public IReadOnlyList<DirectiveDefinitionNode> Directives => _directives.Values;

    /// <summary>The <c>schema</c> definition, if there is one, and its extensions.</summary>
    public ImmutableArray<SchemaDefinitionNode> Schema => [.. _schema.OrderBy(node => node.Extends)];

    /// <summary>Everything, extensions and repetitions too.</summary>
    public ImmutableArray<TypeSystemDefinitionNode> All { get; private init; } = [];

    public static Definitions Of(ImmutableArray<DefinitionNode> nodes)
    {
        var definitions = new Definitions { All = [.. nodes.OfType<TypeSystemDefinitionNode>()] };
        foreach (var node in nodes)
        {
            definitions.Add(node);
        }

        return definitions;
    }

    /// <summary>The definition and its extensions.</summary>
    public ImmutableArray<TypeDefinitionNode> Whole(TypeDefinitionNode definition) =>
        _extensions.TryGetValue(definition.Name.Value, out var extensions) ? [definition, .. extensions] : [definition];

    private void Add(DefinitionNode node)
    {
        switch (node)
        {
            case SchemaDefinitionNode schema:
                _schema.Add(schema);
                break;
            case DirectiveDefinitionNode directive:
                _directives[directive.Name.Value] = directive;
                break;
            case TypeDefinitionNode { Extends: true } extension:
                if (!_extensions.TryGetValue(extension.Name.Value, out var known))
                {
                    _extensions[extension.Name.Value] = known = [];
                }

                known.Add(extension);
                break;
            case TypeDefinitionNode definition when _names.Add(definition.Name.Value):
                _types.Add(definition);
                break;
        }
    }
}
