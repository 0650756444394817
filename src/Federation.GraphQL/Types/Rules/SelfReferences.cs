using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types.Rules;

/// <summary>
/// The definition of a directive may not come to use that directive: neither on its own arguments, nor on the types of these, nor on whatever those
/// refer to. The reference implementation leaves this rule of the specification out.
/// </summary>
internal static class SelfReferences
{
    public static void Check(Definitions definitions, Faults faults)
    {
        var types = definitions.Types.ToDictionary(type => type.Name.Value, definitions.Whole, StringComparer.Ordinal);
        var directives = definitions.Directives.ToDictionary(directive => directive.Name.Value, StringComparer.Ordinal);
        foreach (var start in definitions.Directives)
        {
            var known = new HashSet<Node>();
            var pending = new Stack<TypeSystemDefinitionNode>([start]);
            while (pending.TryPop(out var definition))
            {
                foreach (var applied in DirectiveSites.Of(definition).SelectMany(site => site.Directives))
                {
                    if (directives.TryGetValue(applied.Name.Value, out var directive) && known.Add(directive))
                    {
                        pending.Push(directive);
                    }
                }

                foreach (var part in Inputs(definition).Where(types.ContainsKey).SelectMany(name => types[name]).Where(known.Add))
                {
                    pending.Push(part);
                }
            }

            if (known.Contains(start))
            {
                faults.Add($"Directive \"@{start.Name}\" must not reference itself.", start.Name);
            }
        }
    }

    private static IEnumerable<string> Inputs(TypeSystemDefinitionNode definition) => definition switch
    {
        DirectiveDefinitionNode directive => directive.Arguments.Select(argument => argument.Type.Named().Name.Value),
        InputObjectDefinitionNode input => input.Fields.Select(field => field.Type.Named().Name.Value),
        _ => [],
    };
}
