using System.Collections.Immutable;

namespace Federation.GraphQL.Types.Building;

/// <summary>
/// The order in which a schema lists its types: as the document has them, built-in scalars after the first that uses them, introspection last.
/// It is the reference implementation's, so that introspection of both can be compared.
/// </summary>
internal sealed class TypeOrder
{
    private readonly OrderedDictionary<string, NamedType> _order = new(StringComparer.Ordinal);
    private readonly HashSet<string> _waiting;

    private TypeOrder(IEnumerable<NamedType> declared) => _waiting = [.. declared.Select(type => type.Name)];

    public static ImmutableArray<NamedType> Of(IReadOnlyList<NamedType> declared, IEnumerable<ObjectType?> roots, IEnumerable<Directive> directives, NamedType introspection)
    {
        var order = new TypeOrder(declared);
        foreach (var type in declared)
        {
            order._waiting.Remove(type.Name);
            order.Visit(type);
        }

        foreach (var root in roots.OfType<ObjectType>())
        {
            order.Visit(root);
        }

        foreach (var argument in directives.SelectMany(directive => directive.Arguments))
        {
            order.Visit(argument.Type.Named);
        }

        order.Visit(introspection);
        return [.. order._order.Values];
    }

    /// <summary>Follows references with a list of its own: a chain of types can be longer than the stack.</summary>
    private void Visit(NamedType start)
    {
        var pending = new Stack<NamedType>([start]);
        while (pending.TryPop(out var type))
        {
            if (_waiting.Contains(type.Name) || !_order.TryAdd(type.Name, type))
            {
                continue;
            }

            foreach (var next in References(type).Reverse())
            {
                pending.Push(next);
            }
        }
    }

    private static IEnumerable<NamedType> References(NamedType type) => type switch
    {
        UnionType union => union.Members,
        FieldsType fields => fields.Interfaces.Concat(fields.Fields.SelectMany(field => field.Arguments.Select(argument => argument.Type.Named).Prepend(field.Type.Named))),
        InputObjectType input => input.Fields.Select(field => field.Type.Named),
        _ => [],
    };
}
