using System.Collections.Immutable;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Binding.Start;

/// <summary>
/// <c>@access(to:)</c>: who may read a field. A field's own rule comes first, then its type's; then those of the interfaces that have the field, which
/// must agree. Introspection is everyone's.
/// </summary>
internal sealed class AccessRules(FaultList faults)
{
    private const string Directive = "access";

    private readonly List<ImmutableArray<string>> _sets = [[GraphQLCaller.Public]];

    public ImmutableArray<ImmutableArray<string>> Sets => [.. _sets];

    /// <returns>The index among <see cref="Sets"/>; 0 for everyone.</returns>
    public int Of(ObjectType type, Field field)
    {
        if (type.Name.StartsWith("__", StringComparison.Ordinal) || field.Node is null)
        {
            return 0;
        }

        if ((To(field.Node.Directives) ?? To(type.AppliedDirectives)) is { } own)
        {
            return Index(own);
        }

        var inherited = type.Interfaces
            .Where(each => each.ByName.ContainsKey(field.Name))
            .Select(each => To(each.ByName[field.Name].Node?.Directives ?? []) ?? To(each.AppliedDirectives))
            .OfType<ImmutableArray<string>>()
            .Select(Index)
            .Distinct()
            .ToArray();
        if (inherited.Length == 1)
        {
            return inherited[0];
        }

        faults.Add($"{type}.{field.Name}", inherited.Length == 0 ? "no policy says who may read it" : "its interfaces do not agree on who may read it");
        return 0;
    }

    private static ImmutableArray<string>? To(IEnumerable<DirectiveNode> directives)
    {
        if (directives.FirstOrDefault(directive => directive.Name.Value == Directive) is not { } access)
        {
            return null;
        }

        var to = access.Arguments.FirstOrDefault(argument => argument.Name.Value == "to")?.Value;
        var values = to is ListValueNode list ? list.Values : to is null ? [] : [to];
        return [.. values.OfType<StringValueNode>().Select(value => value.Value).Order(StringComparer.Ordinal)];
    }

    private int Index(ImmutableArray<string> to)
    {
        if (to.Contains(GraphQLCaller.Public))
        {
            return 0;
        }

        var index = _sets.FindIndex(set => set.SequenceEqual(to));
        if (index >= 0)
        {
            return index;
        }

        _sets.Add(to);
        return _sets.Count - 1;
    }
}
