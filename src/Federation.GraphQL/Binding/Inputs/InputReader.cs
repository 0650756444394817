using System.Text.Json;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Binding.Inputs;

internal abstract class InputReader
{
    /// <summary>A value that the types allow and the class behind does not; safe to publish.</summary>
    public static GraphQLFault Bad(string message, Node? at = null) => new(ErrorCodes.BadInput, message) { At = at };
}

/// <summary>
/// Reads one input type as one class. What it is given was checked against the type before: literals by validation, JSON when the variables were
/// read; so only what types do not say can still be wrong.
/// </summary>
internal abstract class InputReader<T> : InputReader
{
    public T Read(JsonElement json, Node? at = null) => json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? Null(at) : Json(json);

    public T Read(ValueNode node, VariableValues variables) => node switch
    {
        NullValueNode => Null(node),
        VariableNode variable => Read(variables.Of(variable.Name.Value), node),
        _ => Literal(node, variables),
    };

    private T Read(VariableValue variable, ValueNode at) =>
        variable.Json.ValueKind == JsonValueKind.Undefined && variable.Default is { } value ? Read(value, VariableValues.None) : Read(variable.Json, at);

    protected abstract T Json(JsonElement json);

    protected abstract T Literal(ValueNode node, VariableValues variables);

    protected virtual T Null(Node? at) => throw Bad("null was given where a value is needed", at);
}

/// <summary>A nullable position that a reference type reads: null stays null.</summary>
internal sealed class NullReader<T>(InputReader<T> inner) : InputReader<T?>
    where T : class
{
    protected override T? Json(JsonElement json) => inner.Read(json);

    protected override T? Literal(ValueNode node, VariableValues variables) => inner.Read(node, variables);

    protected override T? Null(Node? at) => null;
}

internal sealed class NullableReader<T>(InputReader<T> inner) : InputReader<T?>
    where T : struct
{
    protected override T? Json(JsonElement json) => inner.Read(json);

    protected override T? Literal(ValueNode node, VariableValues variables) => inner.Read(node, variables);

    protected override T? Null(Node? at) => null;
}

internal sealed class OptionalReader<T>(InputReader<T> inner) : InputReader<Optional<T>>
{
    protected override Optional<T> Json(JsonElement json) => new(inner.Read(json));

    protected override Optional<T> Literal(ValueNode node, VariableValues variables) => new(inner.Read(node, variables));

    protected override Optional<T> Null(Node? at) => new(inner.Read(default(JsonElement), at));
}
