using System.Collections.Concurrent;

namespace Federation.GraphQL.Execution.Fields;

/// <summary>Tells the members of a union or an interface apart by their classes.</summary>
internal sealed class AbstractBinding(IReadOnlyList<ObjectBinding> members)
{
    /// <summary>As many as there are classes of sources in the program.</summary>
    private readonly ConcurrentDictionary<Type, ObjectBinding?> _known = new();

    private Last? _last;

    public IReadOnlyList<ObjectBinding> Members { get; } = members;

    /// <summary>Null when objects of this class are of no member.</summary>
    public ObjectBinding? Of(Type source)
    {
        var last = _last;
        if (last?.Source == source)
        {
            return last.Binding;
        }

        var found = _known.GetOrAdd(source, Find);
        _last = new Last(source, found);
        return found;
    }

    /// <summary>The nearest: the class itself, else the member that every other fitting one is a base of.</summary>
    private ObjectBinding? Find(Type source)
    {
        ObjectBinding? nearest = null;
        foreach (var member in Members)
        {
            if (member.Source!.IsAssignableFrom(source) && (nearest is null || nearest.Source!.IsAssignableFrom(member.Source)))
            {
                nearest = member;
            }
        }

        return nearest;
    }

    private sealed record Last(Type Source, ObjectBinding? Binding);
}
