using System.Collections.Immutable;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

/// <summary>
/// The one walk over the executable definitions, with the type of everything it passes. It checks what can be judged where it stands and notes the rest
/// in each definition's facts. Recursion is over the tree that the parser built, and the parser bounds how deep that is.
/// </summary>
internal sealed partial class DocumentWalk(Schema schema, DocumentIndex index, Report report, List<MergeScope> merging)
{
    private readonly IntrospectionDepth introspection = new(index, report);
    private readonly Literals literals = new(report);
    private DefinitionFacts facts = null!;

    public void Run()
    {
        foreach (var definition in index.Definitions)
        {
            facts = definition;
            if (definition.Operation is { } operation)
            {
                Operation(operation);
            }
            else
            {
                Fragment(definition.Fragment!);
            }
        }
    }

    private void Operation(OperationDefinitionNode operation)
    {
        UniqueNames.Check(operation.Variables, static variable => variable.Variable.Name, "variable named \"$", report);
        foreach (var variable in operation.Variables)
        {
            Variable(variable);
        }

        Directives(operation.Directives, operation.Kind switch
        {
            OperationKind.Query => "QUERY",
            OperationKind.Mutation => "MUTATION",
            _ => "SUBSCRIPTION",
        }, null);
        Merge(operation.SelectionSet, schema.Root(operation.Kind));
        Selections(operation.SelectionSet, schema.Root(operation.Kind), null);
    }

    private void Fragment(FragmentDefinitionNode fragment)
    {
        var type = KnownType(fragment.TypeCondition);
        facts.Condition = type;
        if (type is { IsComposite: false })
        {
            report.Add($"Fragment \"{fragment.Name.Value}\" cannot condition on non composite type \"{type.Name}\".", fragment.TypeCondition);
            type = null;
        }

        Directives(fragment.Directives, "FRAGMENT_DEFINITION", null);
        Merge(fragment.SelectionSet, type);
        Selections(fragment.SelectionSet, type, null);
    }

    private void Variable(VariableDefinitionNode variable)
    {
        var type = KnownType(variable.Type.Named());
        if (type is { IsInput: false })
        {
            report.Add($"Variable \"${variable.Variable.Name.Value}\" cannot be non-input type \"{variable.Type}\".", variable.Type);
        }
        else if (type is not null && variable.DefaultValue is { } value)
        {
            literals.Check(value, TypeReferences.Resolve(variable.Type, type));
        }

        if (variable.DefaultValue is ListValueNode or ObjectValueNode)
        {
            Nested(variable.DefaultValue, null);
        }

        Directives(variable.Directives, "VARIABLE_DEFINITION", null);
    }

    private NamedType? KnownType(NamedTypeNode node)
    {
        if (schema.Types.TryGetValue(node.Name.Value, out var type))
        {
            return type;
        }

        report.Add($"Unknown type \"{node.Name.Value}\".", node);
        return null;
    }

    /// <summary>A set of at most one field or spread has nothing in it that could conflict.</summary>
    private void Merge(SelectionSetNode set, NamedType? parent)
    {
        if (set.Selections.Length > 1 || set.Selections is [InlineFragmentNode])
        {
            merging.Add(new MergeScope(set, parent));
        }
    }

    private void Directives(ImmutableArray<DirectiveNode> directives, string location, Field? enclosing)
    {
        foreach (var node in directives)
        {
            if (report.Full)
            {
                return;
            }

            var directive = schema.Directives.GetValueOrDefault(node.Name.Value);
            if (directive is null)
            {
                report.Add($"Unknown directive \"@{node.Name.Value}\".", node);

                // The reference implementation reads the arguments of a directive it does not know as those of the field around it.
                Arguments(node.Arguments, enclosing is null ? [] : enclosing.Arguments);
                continue;
            }

            if (!directive.Locations.Contains(location))
            {
                report.Add($"Directive \"@{directive.Name}\" may not be used on {location}.", node);
            }

            if (!directive.Repeatable && First(directives, node.Name.Value) is var first && first != node)
            {
                report.Add($"The directive \"@{directive.Name}\" can only be used once at this location.", first, node);
            }

            Arguments(node.Arguments, directive.Arguments);
            foreach (var argument in node.Arguments)
            {
                if (Find(directive.Arguments, argument.Name.Value) is null)
                {
                    report.Add($"Unknown argument \"{argument.Name.Value}\" on directive \"@{directive.Name}\".", argument);
                }
            }

            foreach (var argument in directive.Arguments)
            {
                if (argument.Required && !Given(node.Arguments, argument.Name))
                {
                    report.Add($"Argument \"@{directive.Name}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.", node);
                }
            }
        }
    }

    private static DirectiveNode First(ImmutableArray<DirectiveNode> directives, string name)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value == name)
            {
                return directive;
            }
        }

        throw new ArgumentException("The name is not among the directives.", nameof(name));
    }
}
