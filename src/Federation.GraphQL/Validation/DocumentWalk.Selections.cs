using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

internal sealed partial class DocumentWalk
{
    /// <param name="parent">Composite; null when it is not known, because something around it is wrong already.</param>
    /// <param name="enclosing">The field whose selection this is, directly or through inline fragments.</param>
    private void Selections(SelectionSetNode set, NamedType? parent, Field? enclosing)
    {
        foreach (var selection in set.Selections)
        {
            if (report.Full)
            {
                return;
            }

            switch (selection)
            {
                case FieldNode field:
                    Field(field, parent);
                    break;
                case FragmentSpreadNode spread:
                    Spread(spread, parent, enclosing);
                    break;
                case InlineFragmentNode inline:
                    Inline(inline, parent, enclosing);
                    break;
            }
        }
    }

    private void Field(FieldNode node, NamedType? parent)
    {
        var field = parent is null ? null : schema.FieldOf(parent, node.Name.Value);
        if (field is null)
        {
            if (parent is not null)
            {
                report.Add($"Cannot query field \"{node.Name.Value}\" on type \"{parent.Name}\".", node);
            }
        }
        else if (field.Type.Named.IsLeaf)
        {
            if (node.SelectionSet is not null)
            {
                report.Add($"Field \"{field.Name}\" must not have a selection since type \"{field.Type}\" has no subfields.", node.SelectionSet);
            }
        }
        else if (node.SelectionSet is null)
        {
            report.Add($"Field \"{field.Name}\" of type \"{field.Type}\" must have a selection of subfields.", node);
        }

        Arguments(node.Arguments, field is null ? [] : field.Arguments);
        if (field is not null)
        {
            FieldArguments(node, field, parent!);
        }

        Directives(node.Directives, "FIELD", field);
        introspection.Enter(node);
        if (node.SelectionSet is { } set)
        {
            var type = field?.Type.Named is { IsComposite: true } named ? named : null;
            Merge(set, type);
            Selections(set, type, field);
        }

        introspection.Leave(node);
    }

    private void FieldArguments(FieldNode node, Field field, NamedType parent)
    {
        foreach (var argument in node.Arguments)
        {
            if (field.Argument(argument.Name.Value) is null)
            {
                report.Add($"Unknown argument \"{argument.Name.Value}\" on field \"{parent.Name}.{field.Name}\".", argument);
            }
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.Required && !Given(node.Arguments, argument.Name))
            {
                report.Add($"Argument \"{parent.Name}.{field.Name}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.", node);
            }
        }
    }

    private void Spread(FragmentSpreadNode node, NamedType? parent, Field? enclosing)
    {
        facts.Spreads.Add(node);
        if (!index.Fragments.TryGetValue(node.Name.Value, out var fragment))
        {
            report.Add($"Unknown fragment \"{node.Name.Value}\".", node.Name);
        }
        else if (parent is not null && schema.Types.GetValueOrDefault(fragment.Fragment!.TypeCondition.Name.Value) is { IsComposite: true } type && !Overlap(type, parent))
        {
            report.Add($"Fragment \"{node.Name.Value}\" cannot be spread here as objects of type \"{parent.Name}\" can never be of type \"{type.Name}\".", node);
        }

        Directives(node.Directives, "FRAGMENT_SPREAD", enclosing);
    }

    private void Inline(InlineFragmentNode node, NamedType? parent, Field? enclosing)
    {
        var type = parent;
        if (node.TypeCondition is { } condition)
        {
            type = KnownType(condition);
            if (type is { IsComposite: false })
            {
                report.Add($"Fragment cannot condition on non composite type \"{type.Name}\".", condition);
                type = null;
            }
            else if (type is not null && parent is not null && !Overlap(type, parent))
            {
                report.Add($"Fragment cannot be spread here as objects of type \"{parent.Name}\" can never be of type \"{type.Name}\".", node);
            }
        }

        Directives(node.Directives, "INLINE_FRAGMENT", enclosing);
        Selections(node.SelectionSet, type, enclosing);
    }

    /// <summary>Whether some object may be of both types.</summary>
    private bool Overlap(NamedType one, NamedType other)
    {
        if (one == other)
        {
            return true;
        }

        if (one is ObjectType ofOne)
        {
            return schema.IsPossible(other, ofOne);
        }

        if (other is ObjectType ofOther)
        {
            return schema.IsPossible(one, ofOther);
        }

        return schema.Possible.TryGetValue(one, out var ones) && schema.Possible.TryGetValue(other, out var others) && ones.Overlaps(others);
    }
}
