using System.Text.Json;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Binding.Inputs;

/// <summary>One argument or one field of an input object, with what stands for it when it is left out.</summary>
internal abstract class InputSlot(InputValue declared)
{
    public InputValue Declared { get; } = declared;

    /// <summary>Reads the schema's default, once every reader is whole: input types may refer to each other in circles.</summary>
    public abstract void Settle();

    /// <param name="value">What the field gives; null when it gives nothing.</param>
    public abstract Argument For(FieldNode field, ValueNode? value);

    public abstract object? Boxed(JsonElement json);

    public abstract object? Boxed(ValueNode? node, VariableValues variables);

    /// <summary>Whether a literal stands for nothing: left out, or a variable that was.</summary>
    public static bool IsAbsent(ValueNode? node, VariableValues variables) =>
        node is null || (node is VariableNode variable && variables.Of(variable.Name.Value).IsAbsent);
}

/// <param name="absent">Of the parameter, used where the schema has no default.</param>
internal sealed class InputSlot<T>(InputValue declared, InputReader<T> reader, T absent) : InputSlot(declared)
{
    private T _absent = absent;

    public InputReader<T> Reader { get; } = reader;

    public T Absent => Declared.Required ? throw InputReader.Bad($"\"{Declared.Name}\" is missing") : _absent;

    public override void Settle()
    {
        if (Declared.DefaultValue is { } value)
        {
            _absent = Reader.Read(value, VariableValues.None);
        }
    }

    public override Argument For(FieldNode field, ValueNode? value) => new Argument<T>(this, field, value);

    public T Read(ValueNode? node, VariableValues variables) => IsAbsent(node, variables) ? Absent : Reader.Read(node!, variables);

    public override object? Boxed(JsonElement json) => json.ValueKind == JsonValueKind.Undefined ? Absent : Reader.Read(json);

    public override object? Boxed(ValueNode? node, VariableValues variables) => Read(node, variables);
}
