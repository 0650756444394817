using Federation.GraphQL.Language;

namespace Federation.GraphQL.Types.Building;

/// <summary>The named types of one schema, first empty, then linked; and one object for each list or non-null of them that the schema mentions.</summary>
internal sealed class TypeTable
{
    private readonly Dictionary<string, NamedType> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<GraphType, ListType> _lists = [];
    private readonly Dictionary<GraphType, NonNullType> _nonNulls = [];

    public NamedType this[string name] => _named[name];

    public NamedType? Find(string name) => _named.GetValueOrDefault(name);

    public NamedType Declare(TypeDefinitionNode definition, bool builtIn)
    {
        var name = definition.Name.Value;
        NamedType type = definition switch
        {
            ScalarDefinitionNode => new ScalarType(name) { BuiltIn = builtIn },
            ObjectDefinitionNode => new ObjectType(name),
            InterfaceDefinitionNode => new InterfaceType(name),
            UnionDefinitionNode => new UnionType(name),
            EnumDefinitionNode => new EnumType(name),
            _ => new InputObjectType(name),
        };
        _named.Add(name, type);
        return type;
    }

    /// <summary>The type that this reference means.</summary>
    public GraphType Of(TypeNode reference)
    {
        switch (reference)
        {
            case NonNullTypeNode nonNull:
                return NonNull(Of(nonNull.Of));
            case ListTypeNode list:
                var item = Of(list.Of);
                return _lists.TryGetValue(item, out var listed) ? listed : _lists[item] = new ListType(item);
            default:
                return _named[((NamedTypeNode)reference).Name.Value];
        }
    }

    public NonNullType NonNull(GraphType nullable) =>
        _nonNulls.TryGetValue(nullable, out var known) ? known : _nonNulls[nullable] = new NonNullType(nullable);
}
