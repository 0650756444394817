using System.Collections.Frozen;
using System.Collections.Immutable;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution.Fields;

/// <summary>A schema whose every field has its code.</summary>
/// <param name="access">The distinct sets of policies; any one of a set suffices. The first is everyone's.</param>
/// <param name="scalars">Whether a text is one, for each custom scalar.</param>
internal sealed class BoundSchema(
    Schema schema,
    FrozenDictionary<NamedType, ObjectBinding> objects,
    ImmutableArray<ImmutableArray<string>> access,
    FrozenDictionary<string, Predicate<string>> scalars)
{
    public Schema Schema { get; } = schema;

    public ImmutableArray<ImmutableArray<string>> Access { get; } = access;

    public FrozenDictionary<string, Predicate<string>> Scalars { get; } = scalars;

    public ObjectBinding Of(ObjectType type) => objects[type];

    /// <summary>Whether the field may have to be waited for on any type that stands where <paramref name="parent"/> is asked for.</summary>
    public bool IsAsync(NamedType parent, string field)
    {
        if (parent is ObjectType type)
        {
            return Of(type).IsAsync(field);
        }

        foreach (var possible in Schema.Possible[parent])
        {
            if (Of(possible).IsAsync(field))
            {
                return true;
            }
        }

        return false;
    }
}
