using System.Collections.Concurrent;
using System.Collections.Immutable;
using Federation.GraphQL.Binding.Inputs;
using Federation.GraphQL.Execution.Fields;
using Federation.GraphQL.Execution.Plans;
using Federation.GraphQL.Language;
using Federation.GraphQL.Limits;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution.Documents;

/// <summary>One operation of a known document, with its plans.</summary>
internal sealed class KnownOperation
{
    /// <summary>Combinations of flags that are kept; another one is compiled for its request alone.</summary>
    private const int PlansKept = 16;

    private readonly ConcurrentDictionary<ulong, OperationPlan> _plans = new();
    private readonly KnownFragments _fragments;
    private readonly ImmutableArray<int> _flags;
    private readonly ObjectBinding _root;

    public KnownOperation(KnownFragments fragments, OperationDefinitionNode definition, EngineOptions options)
    {
        _fragments = fragments;
        _root = fragments.Bound.Of(fragments.Schema.Root(definition.Kind)!);
        Definition = definition;
        Names = [.. definition.Variables.Select(variable => variable.Variable.Name.Value)];
        Types = [.. definition.Variables.Select(variable => VariableTypes.Of(fragments.Schema, variable.Type))];
        Cost = OperationCost.Compile(fragments.Schema, fragments.Document, definition, options);
        _flags = [.. Flags.VariablesOf(fragments, definition).Select(name => Array.IndexOf(Names, name)).Where(index => index >= 0)];
        if (Names.Length == 0)
        {
            var errors = Cost.Check(static _ => null);
            Ready = errors.IsEmpty
                ? new Prepared { Kind = definition.Kind, Plan = Plan(VariableValues.None), Variables = VariableValues.None }
                : new Prepared { Kind = definition.Kind, Errors = errors };
        }
    }

    public OperationDefinitionNode Definition { get; }

    public string[] Names { get; }

    public GraphType[] Types { get; }

    public OperationCost Cost { get; }

    /// <summary>The same for every request, when the operation has no variables.</summary>
    public Prepared? Ready { get; }

    /// <summary>A flag that is given as null, which only a variable with a default can be.</summary>
    public VariableDefinitionNode? NullFlag(VariableValues variables)
    {
        foreach (var flag in _flags)
        {
            if (variables[flag].IsNull)
            {
                return Definition.Variables[flag];
            }
        }

        return null;
    }

    public OperationPlan Plan(VariableValues variables)
    {
        var mask = 0UL;
        for (var i = 0; i < _flags.Length && i < 64; i++)
        {
            mask |= IsSet(variables[_flags[i]]) ? 1UL << i : 0;
        }

        if (_flags.Length <= 64 && _plans.TryGetValue(mask, out var known))
        {
            return known;
        }

        var flags = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var flag in _flags)
        {
            flags[Names[flag]] = IsSet(variables[flag]);
        }

        var plan = new OperationPlan(_fragments, _root, Definition, flags);
        if (_flags.Length <= 64 && _plans.Count < PlansKept)
        {
            _plans.TryAdd(mask, plan);
        }

        return plan;
    }

    private static bool IsSet(VariableValue value) =>
        value.Json.ValueKind == System.Text.Json.JsonValueKind.True || value.Default is BooleanValueNode { Value: true };
}
