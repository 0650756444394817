using System.Collections.Immutable;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types.Rules;

/// <summary>What must hold of a document before types can be made of it: every name is known and defined once, every directive stands where it may.</summary>
internal static class DocumentRules
{
    public static void Check(ImmutableArray<DefinitionNode> nodes, Definitions definitions, Faults faults)
    {
        var names = new UniqueNames(faults);
        var types = new KnownTypes(definitions, faults);
        var extensions = new Extensions(definitions, faults);
        var directives = new AppliedDirectives(definitions, faults);
        foreach (var node in nodes)
        {
            if (node is not TypeSystemDefinitionNode definition)
            {
                faults.Add("A schema holds definitions of the type system only, not operations or fragments.", node);
                continue;
            }

            names.Check(definition);
            types.Check(definition);
            extensions.Check(definition);
            directives.Check(definition);
            foreach (var value in Defaults(definition))
            {
                Literals.CheckFieldNames(value, faults);
            }
        }
    }

    private static IEnumerable<ValueNode?> Defaults(TypeSystemDefinitionNode definition) => definition switch
    {
        DirectiveDefinitionNode directive => directive.Arguments.Select(argument => argument.DefaultValue),
        CompositeDefinitionNode composite => composite.Fields.SelectMany(field => field.Arguments).Select(argument => argument.DefaultValue),
        InputObjectDefinitionNode input => input.Fields.Select(field => field.DefaultValue),
        _ => [],
    };
}
