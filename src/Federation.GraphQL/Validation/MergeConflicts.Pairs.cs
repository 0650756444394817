using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

internal sealed partial class MergeConflicts
{
    private void Compare(List<Conflict> conflicts, bool exclusive, in CollectedField one, in CollectedField other)
    {
        if ((inside > 0 && conflicts.Count == MostNodesOfASide) || !report.Spend(2 + one.Node.Arguments.Length))
        {
            return;
        }

        exclusive |= one.Parent != other.Parent && one.Parent is ObjectType && other.Parent is ObjectType;
        if (!exclusive)
        {
            if (one.Node.Name.Value != other.Node.Name.Value)
            {
                Add(conflicts, one.Node, other.Node, $"\"{one.Node.Name.Value}\" and \"{other.Node.Name.Value}\" are different fields");
                return;
            }

            if (!MergeRules.SameArguments(one.Node.Arguments, other.Node.Arguments))
            {
                Add(conflicts, one.Node, other.Node, "they have differing arguments");
                return;
            }
        }

        if (one.Definition is { } definition && other.Definition is { } otherDefinition && !MergeRules.SameShape(definition.Type, otherDefinition.Type))
        {
            Add(conflicts, one.Node, other.Node, $"they return conflicting types \"{definition.Type}\" and \"{otherDefinition.Type}\"");
        }
        else if (one.Node.SelectionSet is { } set && other.Node.SelectionSet is { } otherSet && report.Spend(SelectionsPrice) && Descend())
        {
            var inner = new List<Conflict>();
            inside++;
            Selections(inner, exclusive, Collect(set, one.Definition?.Type.Named), Collect(otherSet, other.Definition?.Type.Named));
            inside--;
            depth--;
            if (inner.Count > 0 && report.Spend(ConflictPrice))
            {
                conflicts.Add(Around(one.Node, other.Node, inner));
            }
        }
    }

    private void Add(List<Conflict> conflicts, FieldNode one, FieldNode other, string reason)
    {
        if (report.Spend(ConflictPrice))
        {
            conflicts.Add(new Conflict(one, other, reason));
        }
    }

    private void Selections(List<Conflict> conflicts, bool exclusive, CollectedFields ones, CollectedFields others)
    {
        Between(conflicts, exclusive, ones, others);
        foreach (var fragment in others.Fragments)
        {
            WithFragment(conflicts, exclusive, ones, fragment);
        }

        foreach (var fragment in ones.Fragments)
        {
            WithFragment(conflicts, exclusive, others, fragment);
        }

        foreach (var fragment in ones.Fragments)
        {
            foreach (var otherFragment in others.Fragments)
            {
                BetweenFragments(conflicts, exclusive, fragment, otherFragment);
            }
        }
    }

    /// <summary>The conflict of two fields whose selections conflict: it names all the places, up to a bound.</summary>
    private static Conflict Around(FieldNode one, FieldNode other, List<Conflict> inner)
    {
        var reason = "";
        foreach (var conflict in inner)
        {
            reason += $"{(reason.Length == 0 ? "" : " and ")}subfields \"{conflict.ResponseName}\" conflict because {conflict.Reason}";
            if (reason.Length > LongReason)
            {
                reason = reason[..LongReason];
                break;
            }
        }

        return new Conflict([one, .. Side(inner, static conflict => conflict.One)], [other, .. Side(inner, static conflict => conflict.Other)], reason);
    }

    private static List<FieldNode> Side(List<Conflict> inner, Func<Conflict, List<FieldNode>> side)
    {
        var nodes = new List<FieldNode>();
        foreach (var conflict in inner)
        {
            nodes.AddRange(side(conflict).TakeLast(MostNodesOfASide - 1 - nodes.Count));
        }

        return nodes;
    }

    private sealed record Conflict(List<FieldNode> One, List<FieldNode> Other, string Reason)
    {
        public Conflict(FieldNode one, FieldNode other, string reason)
            : this([one], [other], reason)
        {
        }

        public string ResponseName => One[0].ResponseName;
    }
}
