using System.Collections.Frozen;
using System.Collections.Immutable;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Types.Building;

/// <summary>
/// Makes the types of a document whose names are known to be sound: declares all of them, then fills each. What does not fit the model at all, such
/// as a union in the place of an interface, is a fault and is left out; everything else is checked on the result.
/// </summary>
internal sealed class Linker(Definitions definitions, Faults faults)
{
    private readonly TypeTable _table = new();
    private readonly List<NamedType> _declared = [];

    public SchemaDraft Link()
    {
        foreach (var definition in BuiltIns.Document.Types)
        {
            _table.Declare(definition, builtIn: true);
        }

        foreach (var definition in definitions.Types)
        {
            // A document may repeat a built-in type; the built-in one stays.
            _declared.Add(BuiltIns.Names.Contains(definition.Name.Value) ? _table[definition.Name.Value] : _table.Declare(definition, builtIn: false));
        }

        foreach (var definition in BuiltIns.Document.Types)
        {
            Fill(_table[definition.Name.Value], [definition], builtIn: true);
        }

        foreach (var definition in definitions.Types.Where(definition => !BuiltIns.Names.Contains(definition.Name.Value)))
        {
            Fill(_table[definition.Name.Value], definitions.Whole(definition), builtIn: false);
        }

        var directives = Directives();
        var roots = new Roots(definitions, _table, faults);
        var (query, mutation, subscription) = (roots.Find(OperationKind.Query), roots.Find(OperationKind.Mutation), roots.Find(OperationKind.Subscription));
        return new SchemaDraft
        {
            Nodes = definitions.Schema,
            Roots = roots,
            Query = query,
            Mutation = mutation,
            Subscription = subscription,
            Directives = directives,
            InOrder = TypeOrder.Of(_declared, [query, mutation, subscription], directives, _table["__Schema"]),
            Meta = Meta(),
        };
    }

    /// <summary>The three fields that no type lists.</summary>
    private MetaFields Meta()
    {
        var name = _table.NonNull(_table["String"]);
        return new MetaFields(
            new Field("__typename", name) { Description = "The name of the object's type." },
            new Field("__schema", _table.NonNull(_table["__Schema"])) { Description = "What this service can do." },
            new Field("__type", _table["__Type"]) { Description = "One type of the service by its name.", Arguments = [new InputValue("name", name, null)] });
    }

    private ImmutableArray<Directive> Directives() =>
    [
        .. definitions.Directives.Select(node => Directive(node, builtIn: false)),
        .. BuiltIns.Document.Directives
            .Where(node => definitions.Directives.All(own => own.Name.Value != node.Name.Value))
            .Select(node => Directive(node, builtIn: true)),
    ];

    private Directive Directive(DirectiveDefinitionNode node, bool builtIn) =>
        new(node.Name.Value, InputValues(node.Arguments, builtIn), node.Locations.Select(location => location.Value).ToFrozenSet(StringComparer.Ordinal))
        {
            Description = node.Description?.Value,
            LocationsInOrder = [.. node.Locations.Select(location => location.Value)],
            Repeatable = node.Repeatable,
            Node = builtIn ? null : node,
        };

    private void Fill(NamedType type, ImmutableArray<TypeDefinitionNode> nodes, bool builtIn)
    {
        type.Description = nodes[0].Description?.Value;
        type.Nodes = builtIn ? [] : nodes;
        switch (type)
        {
            case ScalarType scalar:
                scalar.SpecifiedBy = nodes.Select(node => node.Directives.SpecifiedBy()).LastOrDefault(url => url is not null);
                break;
            case EnumType enumType:
                enumType.Values = [.. nodes.OfType<EnumDefinitionNode>().SelectMany(node => node.Values).Select(node => Value(node, builtIn))];
                enumType.ByName = enumType.Values.ToFrozenDictionary(value => value.Name, StringComparer.Ordinal);
                break;
            case FieldsType fields:
                fields.Interfaces = [.. References<InterfaceType>(fields, [.. nodes.OfType<CompositeDefinitionNode>().SelectMany(node => node.Interfaces)])];
                fields.Fields = [.. nodes.OfType<CompositeDefinitionNode>().SelectMany(node => node.Fields).Select(node => Field(node, builtIn))];
                fields.ByName = fields.Fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
                break;
            case UnionType union:
                union.Members = [.. References<ObjectType>(union, [.. nodes.OfType<UnionDefinitionNode>().SelectMany(node => node.Members)])];
                break;
            case InputObjectType input:
                input.OneOf = nodes[0].Directives.OneOf();
                input.Fields = InputValues([.. nodes.OfType<InputObjectDefinitionNode>().SelectMany(node => node.Fields)], builtIn);
                input.ByName = input.Fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
                break;
        }
    }

    private IEnumerable<T> References<T>(NamedType from, ImmutableArray<NamedTypeNode> references)
        where T : NamedType
    {
        foreach (var reference in references)
        {
            if (_table[reference.Name.Value] is T type)
            {
                yield return type;
                continue;
            }

            ReadOnlySpan<Node> same = [.. references.Where(other => other.Name.Value == reference.Name.Value)];
            if (from is not UnionType)
            {
                faults.Add($"Type {from} must only implement Interface types, it cannot implement {reference}.", same);
            }
            else if (same[0] == reference)
            {
                faults.Add($"Union type {from} can only include Object types, it cannot include {reference}.", same);
            }
            else
            {
                faults.Add($"Union type {from} can only include type {reference} once.", same);
            }
        }
    }

    private static EnumValue Value(EnumValueDefinitionNode node, bool builtIn) =>
        new(node.Name.Value, node.Description?.Value, node.Directives.Deprecation(), builtIn ? null : node);

    private Field Field(FieldDefinitionNode node, bool builtIn) => new(node.Name.Value, _table.Of(node.Type))
    {
        Description = node.Description?.Value,
        Arguments = InputValues(node.Arguments, builtIn),
        DeprecationReason = node.Directives.Deprecation(),
        Node = builtIn ? null : node,
    };

    private ImmutableArray<InputValue> InputValues(ImmutableArray<InputValueDefinitionNode> nodes, bool builtIn) =>
        [.. nodes.Select(node => new InputValue(node.Name.Value, _table.Of(node.Type), node.DefaultValue)
        {
            Description = node.Description?.Value,
            DeprecationReason = node.Directives.Deprecation(),
            Node = builtIn ? null : node,
        })];
}
