using System.Runtime.InteropServices;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

/// <param name="Definition">
/// Null for an unknown field and, as in the reference implementation, for those of introspection: <c>__typename</c> conflicts by name alone.
/// </param>
/// <param name="Next">The next field of the same response name, −1 for none.</param>
/// <param name="Last">At a group's head, its last field; elsewhere −1.</param>
internal record struct MergedField(FieldNode Node, NamedType? Parent, Field? Definition, int Next, int Last)
{
    /// <summary>Whether it applies to an object of this type, as far as object types tell; null stands for any.</summary>
    public readonly bool MayBe(ObjectType? type) => type is null || Parent == type || Parent is not ObjectType;
}

/// <summary>The fields of merged selection sets through their fragments, linked by response name. Used again and again, so that it is filled without allocating.</summary>
internal sealed class MergedFields(Schema schema, DocumentIndex index)
{
    /// <summary>Up to here a look at every head beats a table.</summary>
    private const int Few = 12;

    private readonly List<MergedField> fields = [];
    private readonly Dictionary<string, int> heads = [];
    private readonly Stack<MergeScope> open = new();
    private int gathering;

    public int Count => fields.Count;

    /// <summary>Entered by the last gathering.</summary>
    public int Fragments { get; private set; }

    public MergedField this[int at] => fields[at];

    public bool HeadsGroup(int at) => fields[at].Last > at;

    public void Gather(ReadOnlySpan<MergeScope> scopes)
    {
        fields.Clear();
        heads.Clear();
        gathering++;
        Fragments = 0;
        foreach (var scope in scopes)
        {
            open.Push(scope);
        }

        while (open.TryPop(out var scope))
        {
            foreach (var selection in scope.Set.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        Add(field, scope.Parent);
                        break;
                    case InlineFragmentNode inline:
                        open.Push(new MergeScope(inline.SelectionSet, inline.TypeCondition is { } condition ? schema.Types.GetValueOrDefault(condition.Name.Value) : scope.Parent));
                        break;
                    case FragmentSpreadNode spread:
                        if (index.Fragments.TryGetValue(spread.Name.Value, out var fragment) && fragment.Gathering != gathering)
                        {
                            fragment.Gathering = gathering;
                            Fragments++;
                            open.Push(new MergeScope(fragment.SelectionSet, fragment.Condition));
                        }

                        break;
                }
            }
        }
    }

    /// <summary>SameResponseShape, of the fields alone.</summary>
    public bool SameShape(int head)
    {
        Field? first = null;
        for (var i = head; i >= 0; i = fields[i].Next)
        {
            if (fields[i].Definition is { } definition && definition != first)
            {
                if (first is not null && !MergeRules.SameShape(first.Type, definition.Type))
                {
                    return false;
                }

                first ??= definition;
            }
        }

        return true;
    }

    /// <summary>Whether some two of the group are of different object types.</summary>
    public bool Exclusive(int head)
    {
        NamedType? first = null;
        for (var i = head; i >= 0; i = fields[i].Next)
        {
            if (fields[i].Parent is ObjectType type)
            {
                first ??= type;
                if (first != type)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether all that may apply together with the model call the same field with the same arguments.</summary>
    public bool SameCall(int head, int model, ObjectType? type)
    {
        var node = fields[model].Node;
        for (var i = head; i >= 0; i = fields[i].Next)
        {
            if (i != model && fields[i].MayBe(type) && !(fields[i].Node.Name.Value == node.Name.Value && MergeRules.SameArguments(node.Arguments, fields[i].Node.Arguments)))
            {
                return false;
            }
        }

        return true;
    }

    private void Add(FieldNode node, NamedType? parent)
    {
        var at = fields.Count;
        var head = Head(node.ResponseName, at);
        fields.Add(new MergedField(node, parent, (parent as FieldsType)?.ByName.GetValueOrDefault(node.Name.Value), -1, head == at ? at : -1));
        if (head < at)
        {
            var span = CollectionsMarshal.AsSpan(fields);
            span[span[head].Last].Next = at;
            span[head].Last = at;
        }
    }

    private int Head(string name, int at)
    {
        if (at < Few)
        {
            for (var i = 0; i < at; i++)
            {
                if (fields[i].Last >= 0 && fields[i].Node.ResponseName == name)
                {
                    return i;
                }
            }

            return at;
        }

        if (at == Few)
        {
            for (var i = 0; i < at; i++)
            {
                if (fields[i].Last >= 0)
                {
                    heads.Add(fields[i].Node.ResponseName, i);
                }
            }
        }

        return heads.TryAdd(name, at) ? at : heads[name];
    }
}
