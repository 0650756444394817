using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types.Rules;

/// <summary>The specification's InputObjectDefaultValueHasCycle: a default value that is completed by defaults must come to an end.</summary>
internal sealed class DefaultCycles(Faults faults)
{
    /// <summary>Objects inside objects, those of defaults that complete other defaults included: each is a few frames of the stack.</summary>
    private const int Deepest = 1_000;

    private readonly HashSet<InputValue> _visited = [];
    private readonly List<(InputValue Field, string Name)> _path = [];
    private int _depth;
    private bool _tooDeep;

    public static void Check(IEnumerable<InputObjectType> types, Faults faults)
    {
        var rule = new DefaultCycles(faults);
        foreach (var type in types)
        {
            rule.Follow(type, null);
        }
    }

    /// <param name="given">The fields that the value gives; those it does not are completed by their defaults.</param>
    private void Follow(InputObjectType type, ObjectValueNode? given)
    {
        if (_depth == Deepest)
        {
            TooDeep(type);
            return;
        }

        _depth++;
        foreach (var field in type.Fields)
        {
            if (field.Type.Named is not InputObjectType next)
            {
                continue;
            }

            if (given?.Fields.LastOrDefault(own => own.Name.Value == field.Name) is { } own)
            {
                Follow(next, own.Value);
            }
            else if (field.DefaultValue is not null)
            {
                Default(field, next, $"{type}.{field.Name}");
            }
        }

        _depth--;
    }

    private void TooDeep(InputObjectType type)
    {
        if (!_tooDeep)
        {
            _tooDeep = true;
            faults.Add($"The default values of {type} and of what leads to it are nested more than {Deepest} levels deep.", type.Nodes[0].Name);
        }
    }

    private void Follow(InputObjectType type, ValueNode value)
    {
        if (value is ListValueNode list)
        {
            foreach (var item in list.Values)
            {
                Follow(type, item);
            }
        }
        else if (value is ObjectValueNode given)
        {
            Follow(type, given);
        }
    }

    private void Default(InputValue field, InputObjectType type, string name)
    {
        var circle = _path.FindIndex(step => step.Field == field);
        if (circle >= 0)
        {
            var via = _path[(circle + 1)..];
            faults.Add(
                $"Invalid circular reference. The default value of Input Object field {name} references itself{(via.Count > 0 ? $" via the default values of: {string.Join(", ", via.Select(step => step.Name))}" : "")}.",
                [.. _path[circle..].Select(step => step.Field.DefaultValue!)]);
        }
        else if (_visited.Add(field))
        {
            _path.Add((field, name));
            Follow(type, field.DefaultValue!);
            _path.RemoveAt(_path.Count - 1);
        }
    }
}
