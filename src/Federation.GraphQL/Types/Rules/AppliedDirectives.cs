using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types.Rules;

/// <summary>Every directive that a schema applies is defined, stands where it may, as often as it may, with the arguments that it has.</summary>
internal sealed class AppliedDirectives(Definitions definitions, Faults faults)
{
    private readonly Dictionary<string, DirectiveDefinitionNode> _known = Known(definitions);

    /// <summary>A definition and its extensions are one place.</summary>
    private readonly Dictionary<string, Dictionary<string, DirectiveNode>> _seen = new(StringComparer.Ordinal);

    public void Check(TypeSystemDefinitionNode definition)
    {
        foreach (var site in DirectiveSites.Of(definition))
        {
            Check(site);
        }
    }

    private static Dictionary<string, DirectiveDefinitionNode> Known(Definitions definitions)
    {
        var known = BuiltIns.Document.Directives.ToDictionary(directive => directive.Name.Value, StringComparer.Ordinal);
        foreach (var directive in definitions.Directives)
        {
            known[directive.Name.Value] = directive;
        }

        return known;
    }

    private void Check(DirectiveSite site)
    {
        var seen = site.Place is null ? [] : _seen.TryGetValue(site.Place, out var before) ? before : _seen[site.Place] = new(StringComparer.Ordinal);
        foreach (var directive in site.Directives)
        {
            var name = directive.Name.Value;
            Arguments(directive);
            if (!_known.TryGetValue(name, out var definition))
            {
                faults.Add($"Unknown directive \"@{name}\".", directive);
                continue;
            }

            if (definition.Locations.All(allowed => allowed.Value != site.Location))
            {
                faults.Add($"Directive \"@{name}\" may not be used on {site.Location}.", directive);
            }

            if (!definition.Repeatable && !seen.TryAdd(name, directive))
            {
                faults.Add($"The directive \"@{name}\" can only be used once at this location.", seen[name], directive);
            }

            Signature(directive, definition);
        }
    }

    private void Arguments(DirectiveNode directive)
    {
        foreach (var same in directive.Arguments.GroupBy(argument => argument.Name.Value).Where(same => same.Skip(1).Any()))
        {
            faults.Add($"There can be only one argument named \"{same.Key}\".", [.. same.Select(argument => argument.Name)]);
        }

        foreach (var argument in directive.Arguments)
        {
            Literals.CheckFieldNames(argument.Value, faults);
        }
    }

    private void Signature(DirectiveNode directive, DirectiveDefinitionNode definition)
    {
        var name = directive.Name.Value;
        foreach (var argument in directive.Arguments.Where(argument => definition.Arguments.All(known => known.Name.Value != argument.Name.Value)))
        {
            faults.Add($"Unknown argument \"{argument.Name}\" on directive \"@{name}\".", argument);
        }

        foreach (var argument in definition.Arguments)
        {
            if (argument is { Type: NonNullTypeNode, DefaultValue: null } && directive.Arguments.All(given => given.Name.Value != argument.Name.Value))
            {
                faults.Add($"Argument \"@{name}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.", directive);
            }
        }
    }
}
