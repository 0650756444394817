using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Binding.Inputs;

/// <summary>One argument of one field of a document.</summary>
internal abstract class Argument
{
    /// <summary>Whether a request can change the value.</summary>
    public static bool HasVariables(ValueNode? node) => node switch
    {
        VariableNode => true,
        ListValueNode list => list.Values.Any(HasVariables),
        ObjectValueNode value => value.Fields.Any(field => HasVariables(field.Value)),
        _ => false,
    };
}

internal sealed class Argument<T> : Argument
{
    private readonly InputSlot<T> _slot;
    private readonly FieldNode _field;
    private readonly ValueNode? _node;
    private readonly bool _constant;
    private readonly T _value = default!;

    public Argument(InputSlot<T> slot, FieldNode field, ValueNode? node)
    {
        (_slot, _field, _node) = (slot, field, node);
        if (HasVariables(node))
        {
            return;
        }

        try
        {
            _value = slot.Read(node, VariableValues.None);
            _constant = true;
        }
        catch (GraphQLFault)
        {
            // Told again to each execution, as an error of the field.
        }
    }

    /// <summary>Called by the delegates that the binder compiles.</summary>
    /// <exception cref="GraphQLFault">The value is not one for this argument.</exception>
    public T Get(VariableValues variables) => _constant ? _value : Read(variables);

    private T Read(VariableValues variables)
    {
        try
        {
            return _slot.Read(_node, variables);
        }
        catch (GraphQLFault fault)
        {
            throw new GraphQLFault(fault.Code, $"The argument \"{_slot.Declared.Name}\" cannot be used: {fault.Message}.") { At = fault.At ?? (Node?)_node ?? _field };
        }
    }
}
