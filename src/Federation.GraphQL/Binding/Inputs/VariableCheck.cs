using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Binding.Inputs;

/// <summary>JSON against an input type. Every fault is noted, up to a limit.</summary>
/// <param name="scalars">Whether a text is one, for each custom scalar.</param>
internal sealed class VariableCheck(FrozenDictionary<string, Predicate<string>> scalars, Source source, int limit)
{
    private List<GraphQLError>? _errors;
    private List<string>? _path;
    private VariableDefinitionNode _definition = null!;

    public ImmutableArray<GraphQLError> Errors => _errors is null ? [] : [.. _errors];

    public void Check(VariableDefinitionNode definition, GraphType type, JsonElement json)
    {
        _definition = definition;
        Value(type, json);
    }

    /// <summary>An undefined element is a value that was left out.</summary>
    private void Value(GraphType type, JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            if (type is NonNullType)
            {
                Note($"a value of type {type} is needed");
            }

            return;
        }

        switch (type.Nullable)
        {
            case ListType list:
                List(list, json);
                break;
            case InputObjectType input:
                Object(input, json);
                break;
            case EnumType named when !JsonText.TryRead(json, out var name) || !named.ByName.ContainsKey(name):
                Note($"this is not a value of {named}");
                break;
            case ScalarType scalar when !Scalar(scalar, json):
                Note($"this is not a value of {scalar}");
                break;
        }
    }

    private void List(ListType list, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            Value(list.Of, json);
            return;
        }

        var index = 0;
        foreach (var item in json.EnumerateArray())
        {
            Inside($"[{index++}]", list.Of, item);
        }
    }

    private void Object(InputObjectType input, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Note($"this is not a value of {input}");
            return;
        }

        foreach (var property in json.EnumerateObject())
        {
            if (!JsonText.TryName(property, out var name) || !input.ByName.ContainsKey(name))
            {
                Note($"{input} has no such field");
            }
        }

        foreach (var field in input.Fields)
        {
            if (json.TryGetProperty(field.Name, out var given) || field.Required)
            {
                Inside("." + field.Name, field.Type, given);
            }
        }

        if (input.OneOf && !OneOf(input, json))
        {
            Note($"{input} needs exactly one of its fields, not null");
        }
    }

    /// <summary>Names that the type does not have are faults of their own.</summary>
    private static bool OneOf(InputObjectType input, JsonElement json)
    {
        var names = new HashSet<string>();
        var nulls = false;
        foreach (var property in json.EnumerateObject())
        {
            if (JsonText.TryName(property, out var name) && input.ByName.ContainsKey(name))
            {
                names.Add(name);
                nulls |= property.Value.ValueKind == JsonValueKind.Null;
            }
        }

        return names.Count == 1 && !nulls;
    }

    private bool Scalar(ScalarType scalar, JsonElement json) => scalar.Name switch
    {
        "Int" => IntReader.TryRead(json, out _),
        "Float" => json.ValueKind == JsonValueKind.Number && double.IsFinite(json.GetDouble()),
        "String" => JsonText.IsText(json),
        "Boolean" => json.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "ID" => JsonText.IsText(json) || IsInteger(json),
        _ => JsonText.TryRead(json, out var text) && scalars.TryGetValue(scalar.Name, out var isOne) && isOne(text),
    };

    private static bool IsInteger(JsonElement json) => json.ValueKind == JsonValueKind.Number && !json.GetRawText().AsSpan().ContainsAny('.', 'e', 'E');

    private void Inside(string step, GraphType type, JsonElement json)
    {
        if (_errors?.Count >= limit)
        {
            return;
        }

        (_path ??= []).Add(step);
        Value(type, json);
        _path.RemoveAt(_path.Count - 1);
    }

    private void Note(string what)
    {
        _errors ??= [];
        if (_errors.Count < limit)
        {
            var at = $"${_definition.Variable.Name.Value}{string.Concat(_path ?? [])}";
            _errors.Add(GraphQLError.At(source, $"The variable \"{at}\" cannot be used: {what}.", ErrorCodes.BadInput, _definition));
        }
    }
}
