using System.Text.Json;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Binding.Inputs;

/// <summary>What a request gave for the variables of its operation, already checked against their types, in the order of their definitions.</summary>
internal sealed class VariableValues(string[] names, VariableValue[] values)
{
    public static readonly VariableValues None = new([], []);

    public VariableValue this[int index] => values[index];

    public VariableValue Of(string name)
    {
        var index = Array.IndexOf(names, name);
        return index < 0 ? default : values[index];
    }

    /// <summary>The same values, independent of the document they were read from.</summary>
    public VariableValues Kept() => new(names, Array.ConvertAll(values, value => value.Kept()));
}

/// <summary>JSON from the request, or the default of the definition, or neither.</summary>
internal readonly struct VariableValue
{
    public JsonElement Json { get; init; }

    public ValueNode? Default { get; init; }

    public bool IsAbsent => Json.ValueKind == JsonValueKind.Undefined && Default is null;

    public bool IsNull => Json.ValueKind == JsonValueKind.Null || Default is NullValueNode;

    public VariableValue Kept() => Json.ValueKind == JsonValueKind.Undefined ? this : new VariableValue { Json = Json.Clone() };
}
