using System.Collections.Immutable;
using System.Text.Json;
using Federation.GraphQL.Binding.Inputs;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution.Documents;

/// <summary>CoerceVariableValues of the specification (6.1.2), without a copy: the values stay JSON until a resolver's parameter takes them.</summary>
internal static class VariableReader
{
    /// <summary>Names are compared one by one up to so many variables.</summary>
    private const int Few = 16;

    public static VariableValues Read(KnownOperation operation, JsonElement given, VariableCheck check, out ImmutableArray<GraphQLError> errors)
    {
        var values = new VariableValue[operation.Names.Length];
        if (given.ValueKind == JsonValueKind.Object)
        {
            Take(operation.Names, given, values);
        }

        for (var i = 0; i < values.Length; i++)
        {
            var definition = operation.Definition.Variables[i];
            var json = values[i].Json;
            if (json.ValueKind != JsonValueKind.Undefined || (definition.DefaultValue is null && operation.Types[i].IsNonNull))
            {
                check.Check(definition, operation.Types[i], json);
            }
            else
            {
                values[i] = new VariableValue { Default = definition.DefaultValue };
            }
        }

        errors = check.Errors;
        return new VariableValues(operation.Names, values);
    }

    /// <summary>Each property once, the last of a name counts: a document with many variables and JSON with many properties must not multiply.</summary>
    private static void Take(string[] names, JsonElement given, VariableValue[] values)
    {
        var table = names.Length <= Few ? null : names.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);
        foreach (var property in given.EnumerateObject())
        {
            var index = table is null ? IndexOf(names, property) : JsonText.TryName(property, out var name) ? table.GetValueOrDefault(name, -1) : -1;
            if (index >= 0)
            {
                values[index] = new VariableValue { Json = property.Value };
            }
        }
    }

    private static int IndexOf(string[] names, JsonProperty property)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (property.NameEquals(names[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
