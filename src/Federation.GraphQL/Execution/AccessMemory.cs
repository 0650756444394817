using System.Collections.Immutable;

namespace Federation.GraphQL.Execution;

/// <summary>What the caller holds, asked at most once per request and policy.</summary>
/// <param name="access">Sets of policies, any one of which suffices.</param>
internal sealed class AccessMemory(ImmutableArray<ImmutableArray<string>> access)
{
    private readonly bool?[] _sets = new bool?[access.Length];
    private readonly Dictionary<string, bool> _policies = new(StringComparer.Ordinal);

    public bool Holds(int set, GraphQLCaller caller) => _sets[set] ?? Ask(set, caller);

    public void Clear()
    {
        Array.Clear(_sets);
        _policies.Clear();
    }

    private bool Ask(int set, GraphQLCaller caller)
    {
        var holds = false;
        foreach (var policy in access[set])
        {
            if (!_policies.TryGetValue(policy, out var known))
            {
                _policies[policy] = known = caller.Holds(policy);
            }

            holds |= known;
        }

        _sets[set] = holds;
        return holds;
    }
}
