using System.Collections.Frozen;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution.Fields;

/// <summary>An object type with its code.</summary>
/// <param name="source">Null for a root type, whose fields have no source.</param>
internal sealed class ObjectBinding(ObjectType type, int index, Type? source)
{
    private FrozenDictionary<string, FieldBinding> _fields = FrozenDictionary<string, FieldBinding>.Empty;

    public ObjectType Type { get; } = type;

    /// <summary>Among all object types of the schema, from 0.</summary>
    public int Index { get; } = index;

    public Type? Source { get; } = source;

    public FieldBinding Field(string name) => _fields[name];

    public bool IsAsync(string name) => _fields.TryGetValue(name, out var field) && field.IsAsync;

    public void Fill(IEnumerable<FieldBinding> fields) => _fields = fields.ToFrozenDictionary(field => field.Field.Name, StringComparer.Ordinal);
}
