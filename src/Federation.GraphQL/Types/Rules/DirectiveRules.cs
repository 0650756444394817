using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types.Rules;

/// <summary>Directives as they are defined, and the values they are applied with.</summary>
internal static class DirectiveRules
{
    public static void Check(SchemaDraft draft, Definitions definitions, Faults faults)
    {
        foreach (var directive in draft.Directives.Where(directive => directive.Node is not null))
        {
            Names.Check(directive.Name, directive.Node!, faults);
            foreach (var argument in directive.Arguments)
            {
                InputValues.Check($"@{directive.Name}({argument.Name}:)", "argument", argument, argument.Node!, faults);
            }
        }

        SelfReferences.Check(definitions, faults);
        var known = draft.Directives.ToDictionary(directive => directive.Name, StringComparer.Ordinal);
        foreach (var applied in definitions.All.SelectMany(DirectiveSites.Of).SelectMany(site => site.Directives))
        {
            Applied(applied, known[applied.Name.Value], faults);
        }
    }

    private static void Applied(DirectiveNode applied, Directive directive, Faults faults)
    {
        foreach (var given in applied.Arguments)
        {
            if (directive.Arguments.FirstOrDefault(argument => argument.Name == given.Name.Value) is { Type.IsInput: true } argument)
            {
                Literals.Check(given.Value, argument.Type, (message, node, path) => faults.Add($"Argument \"@{directive.Name}({argument.Name}:)\" has invalid value{path}: {message}", node));
            }
        }
    }
}
