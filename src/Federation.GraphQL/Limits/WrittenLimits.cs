using System.Collections.Immutable;
using System.Globalization;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Limits;

/// <summary>Counts a document's directives and finds the first list size written in it that is too large. Fragments are not followed: each is walked as it stands.</summary>
internal sealed class WrittenLimits(Schema schema, EngineOptions options)
{
    private readonly CostTable costs = CostTable.Of(schema);

    public int Directives { get; private set; }

    public DirectiveNode? FirstDirective { get; private set; }

    public ValueNode? Oversized { get; private set; }

    public void Walk(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    Count(operation.Directives);
                    foreach (var variable in operation.Variables)
                    {
                        Count(variable.Directives);
                    }

                    Walk(operation.SelectionSet, schema.Root(operation.Kind));
                    break;
                case FragmentDefinitionNode fragment:
                    Count(fragment.Directives);
                    Walk(fragment.SelectionSet, schema.Types.GetValueOrDefault(fragment.TypeCondition.Name.Value));
                    break;
            }
        }
    }

    private void Walk(SelectionSetNode set, NamedType? parent)
    {
        foreach (var selection in set.Selections)
        {
            Count(selection.Directives);
            switch (selection)
            {
                case FieldNode node:
                    var field = parent is null ? null : schema.FieldOf(parent, node.Name.Value);
                    if (field is not null && node.Arguments.Length > 0)
                    {
                        Sizes(node, costs[field]);
                    }

                    if (node.SelectionSet is { } inner)
                    {
                        Walk(inner, field?.Type.Named);
                    }

                    break;
                case InlineFragmentNode inline:
                    Walk(inline.SelectionSet, inline.TypeCondition is { } condition ? schema.Types.GetValueOrDefault(condition.Name.Value) : parent);
                    break;
            }
        }
    }

    private void Sizes(FieldNode node, FieldCost cost)
    {
        foreach (var argument in node.Arguments)
        {
            if (argument.Value is IntValueNode size && cost.Slices(argument.Name.Value)
                && !(long.TryParse(size.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var items) && items <= options.ListSize) && size.Text[0] != '-')
            {
                Oversized ??= size;
            }
        }
    }

    private void Count(ImmutableArray<DirectiveNode> directives)
    {
        if (directives.Length > 0)
        {
            FirstDirective ??= directives[0];
            Directives += directives.Length;
        }
    }
}
