using Federation.GraphQL.Binding.Inputs;
using Federation.GraphQL.Execution.Plans;
using Federation.GraphQL.Execution.Values;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution.Fields;

/// <summary>Calls a resolver. Compiled at start.</summary>
internal delegate TResult Call<out TResult>(object? source, Run run, Argument[] arguments);

/// <summary>A field of an object type with the code that answers it.</summary>
/// <param name="path">Such as <c>Hub.name</c>.</param>
/// <param name="access">Index of the policies in <see cref="BoundSchema.Access"/>; 0 is everyone's.</param>
internal abstract class FieldBinding(string path, Field field, int access)
{
    private static readonly Argument[] NoArguments = [];

    public string Path { get; } = path;

    public Field Field { get; } = field;

    public int Access { get; } = access;

    public bool IsNonNull { get; } = field.Type.IsNonNull;

    public virtual bool IsAsync => false;

    /// <summary>In the order that the delegate asks them.</summary>
    public InputSlot[] Slots { get; set; } = [];

    public Argument[] ArgumentsOf(FieldNode node)
    {
        if (Slots.Length == 0)
        {
            return NoArguments;
        }

        var arguments = new Argument[Slots.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Slots[i].For(node, Given(node, Slots[i].Declared.Name));
        }

        return arguments;
    }

    /// <summary>Resolves and writes. Asked only of a field with nothing to wait for in it or below.</summary>
    /// <returns>False when null must go to the parent; the error is noted then.</returns>
    public abstract bool Write(Run run, object? source, FieldPlan plan);

    /// <summary>Resolves into a slot, or begins to.</summary>
    public abstract void Start(Waves waves, object? source, FieldPlan plan, int slot);

    /// <summary>Writes what the first phase left.</summary>
    /// <returns>As <see cref="Write"/>.</returns>
    public abstract bool WriteSlot(Run run, FieldPlan plan, int slot);

    private static ValueNode? Given(FieldNode node, string name)
    {
        foreach (var argument in node.Arguments)
        {
            if (argument.Name.Value == name)
            {
                return argument.Value;
            }
        }

        return null;
    }
}

internal abstract class FieldBinding<T>(string path, Field field, int access, ValueWriter<T> writer) : FieldBinding(path, field, access)
{
    protected ValueWriter<T> Writer { get; } = writer;

    public override bool WriteSlot(Run run, FieldPlan plan, int slot) => Writer.WriteSlot(run, plan, slot);

    /// <summary>Leaves a value that is there.</summary>
    protected void Settle(Waves waves, T value, FieldPlan plan, int slot)
    {
        if (plan.Deep)
        {
            Writer.Expand(waves, value, plan, slot);
        }
        else
        {
            waves.Arena.Set(slot, new Resolved<T> { Value = value });
        }
    }
}
