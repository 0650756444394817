using System.Runtime.InteropServices;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

/// <summary>
/// Whether the fields of a selection set can be merged. Keeps a list of merged sets still to look at, never recursing, and looks at the same merged set
/// once: fragments inside fragments cost what they weigh in the document, not what they weigh in the response.
/// </summary>
internal sealed class MergeCheck(Schema schema, DocumentIndex index, Report report)
{
    private readonly MergedFields fields = new(schema, index);
    private readonly Queue<MergedSet> pending = new();
    private readonly HashSet<MergedSet> known = [];

    /// <returns>True also when the purse is empty: then the report is full.</returns>
    public bool CanMerge(MergeScope scope)
    {
        pending.Clear();
        fields.Gather([scope]);
        if (!GroupsCanMerge(false))
        {
            return false;
        }

        while (pending.TryDequeue(out var set))
        {
            fields.Gather(CollectionsMarshal.AsSpan(set.Scopes));
            if (!GroupsCanMerge(set.ShapeOnly))
            {
                return false;
            }
        }

        return true;
    }

    private bool GroupsCanMerge(bool shapeOnly)
    {
        if (!report.Spend(fields.Count + (2 * fields.Fragments)))
        {
            pending.Clear();
            return true;
        }

        for (var i = 0; i < fields.Count; i++)
        {
            if (fields.HeadsGroup(i) && !GroupCanMerge(i, shapeOnly))
            {
                return false;
            }
        }

        return true;
    }

    private bool GroupCanMerge(int head, bool shapeOnly)
    {
        if (!fields.SameShape(head))
        {
            return false;
        }

        if (shapeOnly || !fields.Exclusive(head))
        {
            if (!shapeOnly && !fields.SameCall(head, head, null))
            {
                return false;
            }

            Deepen(head, null, shapeOnly);
            return true;
        }

        // Of two different object types only one applies to an object: what is selected on one meets what is selected on abstract types, not the other.
        Deepen(head, null, true);
        var seen = new HashSet<NamedType>();
        for (var i = head; i >= 0; i = fields[i].Next)
        {
            if (fields[i].Parent is ObjectType type && seen.Add(type))
            {
                if (!fields.SameCall(head, i, type))
                {
                    return false;
                }

                Deepen(head, type, false);
            }
        }

        return true;
    }

    /// <summary>What the fields of the group select is to be merged in its turn, unless it is one selection only, which is looked at by itself.</summary>
    private void Deepen(int head, ObjectType? type, bool shapeOnly)
    {
        var scopes = new List<MergeScope>();
        for (var i = head; i >= 0; i = fields[i].Next)
        {
            if (fields[i].Node.SelectionSet is { } set && fields[i].MayBe(type))
            {
                scopes.Add(new MergeScope(set, fields[i].Definition?.Type.Named));
            }
        }

        if (scopes.Count > 1 && new MergedSet(scopes, shapeOnly) is var merged && known.Add(merged))
        {
            pending.Enqueue(merged);
        }
    }

    /// <param name="ShapeOnly">The fields around exclude each other, so only the shape of what they answer must agree.</param>
    private sealed record MergedSet(List<MergeScope> Scopes, bool ShapeOnly)
    {
        public bool Equals(MergedSet? other) =>
            other is not null && ShapeOnly == other.ShapeOnly && CollectionsMarshal.AsSpan(Scopes).SequenceEqual(CollectionsMarshal.AsSpan(other.Scopes));

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(ShapeOnly);
            foreach (var scope in Scopes)
            {
                hash.Add(scope.Set);
            }

            return hash.ToHashCode();
        }
    }
}
