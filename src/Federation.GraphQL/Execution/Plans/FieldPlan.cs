using System.Text;
using System.Text.Json;
using Federation.GraphQL.Binding.Inputs;
using Federation.GraphQL.Execution.Fields;
using Federation.GraphQL.Execution.Values;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Execution.Plans;

/// <summary>One response name of a selection: every field node of that name, merged.</summary>
internal sealed class FieldPlan
{
    private readonly OperationPlan _operation;
    private SelectionPlan?[] _selections = [];

    public FieldPlan(OperationPlan operation, FieldBinding binding, FieldNode[] nodes, int slot, bool deep, bool isFirst)
    {
        _operation = operation;
        Binding = binding;
        Nodes = nodes;
        Slot = slot;
        Deep = deep;
        ResponseName = nodes[0].ResponseName;
        var prefix = Encoding.UTF8.GetBytes($"{(isFirst ? '{' : ',')}\"{JsonEncodedText.Encode(ResponseName)}\":");
        (Prefix, PrefixLength) = (JsonOutput.Pad(prefix), prefix.Length);
        Arguments = binding.ArgumentsOf(nodes[0]);
    }

    public FieldBinding Binding { get; }

    public FieldNode[] Nodes { get; }

    public string ResponseName { get; }

    /// <summary>The brace of the object or a comma, the response name and a colon; for <see cref="JsonOutput.Padded"/>.</summary>
    public byte[] Prefix { get; }

    public int PrefixLength { get; }

    public Argument[] Arguments { get; }

    /// <summary>Where the first phase leaves the value, among the slots of its object; -1 when it is resolved only while it is written.</summary>
    public int Slot { get; }

    /// <summary>Something below must be waited for, so the first phase goes on into the value.</summary>
    public bool Deep { get; }

    /// <summary>What is selected of the value when it is of this type. Made when the first such value comes.</summary>
    public SelectionPlan Select(ObjectBinding type)
    {
        var selections = Volatile.Read(ref _selections);
        return type.Index < selections.Length && selections[type.Index] is { } plan ? plan : Make(type);
    }

    private SelectionPlan Make(ObjectBinding type)
    {
        var plan = _operation.Compile(type, Nodes);
        lock (_operation)
        {
            if (_operation.MayKeep())
            {
                // A reader sees the old array or the new one, both whole.
                var selections = new SelectionPlan?[Math.Max(_selections.Length, type.Index + 1)];
                _selections.CopyTo(selections, 0);
                selections[type.Index] = plan;
                Volatile.Write(ref _selections, selections);
            }
        }

        return plan;
    }
}
