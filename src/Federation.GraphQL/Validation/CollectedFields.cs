using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

/// <param name="Definition">Null as in <see cref="MergedField"/>.</param>
internal readonly record struct CollectedField(FieldNode Node, NamedType? Parent, Field? Definition);

/// <summary>A selection set through its inline fragments: its fields by response name, and the fragments that it spreads, each once.</summary>
internal sealed class CollectedFields
{
    public OrderedDictionary<string, List<CollectedField>> Groups { get; } = [];

    public List<FragmentDefinitionNode> Fragments { get; } = [];

    public static CollectedFields Of(Schema schema, DocumentIndex index, SelectionSetNode set, NamedType? parent)
    {
        var fields = new CollectedFields();
        fields.Add(schema, index, set, parent, []);
        return fields;
    }

    private void Add(Schema schema, DocumentIndex index, SelectionSetNode set, NamedType? parent, HashSet<string> spreads)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!Groups.TryGetValue(field.ResponseName, out var group))
                    {
                        Groups.Add(field.ResponseName, group = []);
                    }

                    group.Add(new CollectedField(field, parent, (parent as FieldsType)?.ByName.GetValueOrDefault(field.Name.Value)));
                    break;
                case InlineFragmentNode inline:
                    Add(schema, index, inline.SelectionSet, inline.TypeCondition is { } condition ? schema.Types.GetValueOrDefault(condition.Name.Value) : parent, spreads);
                    break;
                case FragmentSpreadNode spread:
                    if (index.Fragments.TryGetValue(spread.Name.Value, out var fragment) && spreads.Add(spread.Name.Value))
                    {
                        Fragments.Add(fragment.Fragment!);
                    }

                    break;
            }
        }
    }
}
