using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types.Rules;

/// <summary>
/// An input object that requires itself, however indirectly, could never be written down. A field requires another object when it is non-null and
/// not a list; of a OneOf object every field does, and one that does not is enough.
/// </summary>
internal sealed class FiniteInputs
{
    private readonly Dictionary<InputObjectType, (InputValue Field, InputObjectType Target)[]> _required = [];
    private readonly HashSet<InputObjectType> _finite = [];
    private readonly Faults _faults;

    private FiniteInputs(IReadOnlyList<InputObjectType> types, Faults faults)
    {
        _faults = faults;
        foreach (var type in types)
        {
            _required[type] = [.. type.Fields.Select(field => (field, Target(type, field))).Where(pair => pair.Item2 is not null).Select(pair => (pair.field, pair.Item2!))];
        }
    }

    public static void Check(IReadOnlyList<InputObjectType> types, Faults faults)
    {
        var rule = new FiniteInputs(types, faults);
        rule.Mark(types);
        rule.Report(types);
    }

    private static InputObjectType? Target(InputObjectType type, InputValue field) =>
        type.OneOf ? field.Type as InputObjectType : (field.Type as NonNullType)?.Of as InputObjectType;

    private bool IsFinite(InputObjectType type) => type.OneOf
        ? type.Fields.Length > _required[type].Length || type.Fields.IsEmpty || _required[type].Any(pair => _finite.Contains(pair.Target))
        : _required[type].All(pair => _finite.Contains(pair.Target));

    /// <summary>From the leaves up: who requires a type is looked at again when that type turns out finite.</summary>
    private void Mark(IReadOnlyList<InputObjectType> types)
    {
        var dependents = types.SelectMany(type => _required[type].Select(pair => (pair.Target, type))).ToLookup(pair => pair.Target, pair => pair.type);
        var pending = new Queue<InputObjectType>(types);
        while (pending.TryDequeue(out var type))
        {
            if (!_finite.Contains(type) && IsFinite(type))
            {
                _finite.Add(type);
                foreach (var dependent in dependents[type])
                {
                    pending.Enqueue(dependent);
                }
            }
        }
    }

    /// <summary>Walks what is left, depth first, and names each circle once. The path is a list: a chain of types can be longer than the stack.</summary>
    private void Report(IReadOnlyList<InputObjectType> types)
    {
        var visited = new HashSet<InputObjectType>();
        var places = new Dictionary<InputObjectType, int>();
        foreach (var start in types.Where(type => !_finite.Contains(type) && visited.Add(type)))
        {
            var path = new List<(InputObjectType Type, int Next)> { (start, 0) };
            places[start] = 0;
            while (path.Count > 0)
            {
                var (type, next) = path[^1];
                if (next == _required[type].Length)
                {
                    places.Remove(type);
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                path[^1] = (type, next + 1);
                var target = _required[type][next].Target;
                if (places.TryGetValue(target, out var place))
                {
                    Circle(target, path[place..]);
                }
                else if (!_finite.Contains(target) && visited.Add(target))
                {
                    places[target] = path.Count;
                    path.Add((target, 0));
                }
            }
        }
    }

    private void Circle(InputObjectType type, List<(InputObjectType Type, int Next)> path)
    {
        var fields = path.Select(step => (step.Type, _required[step.Type][step.Next - 1].Field)).ToArray();
        _faults.Add(
            $"Input Object {type} cannot be provided a finite value because it references itself through fields: {string.Join(", ", fields.Select(step => $"{step.Type}.{step.Field.Name}"))}.",
            [.. fields.Select(step => step.Field.Node!)]);
    }
}
