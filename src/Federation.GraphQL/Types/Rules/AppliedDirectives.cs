using System.Collections.Immutable;
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
        switch (definition)
        {
            case SchemaDefinitionNode schema:
                Site(DirectiveLocations.Schema, schema.Directives, "schema");
                break;
            case DirectiveDefinitionNode directive:
                InputValues(DirectiveLocations.ArgumentDefinition, directive.Arguments);
                break;
            case TypeDefinitionNode type:
                Site(LocationOf(type), type.Directives, $"type {type.Name}");
                Members(type);
                break;
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

    private static string LocationOf(TypeDefinitionNode type) => type switch
    {
        ScalarDefinitionNode => DirectiveLocations.Scalar,
        ObjectDefinitionNode => DirectiveLocations.Object,
        InterfaceDefinitionNode => DirectiveLocations.Interface,
        UnionDefinitionNode => DirectiveLocations.Union,
        EnumDefinitionNode => DirectiveLocations.Enum,
        _ => DirectiveLocations.InputObject,
    };

    private void Members(TypeDefinitionNode type)
    {
        switch (type)
        {
            case CompositeDefinitionNode composite:
                foreach (var field in composite.Fields)
                {
                    InputValues(DirectiveLocations.ArgumentDefinition, field.Arguments);
                    Site(DirectiveLocations.FieldDefinition, field.Directives);
                }

                break;
            case EnumDefinitionNode enumType:
                foreach (var value in enumType.Values)
                {
                    Site(DirectiveLocations.EnumValue, value.Directives);
                }

                break;
            case InputObjectDefinitionNode input:
                InputValues(DirectiveLocations.InputFieldDefinition, input.Fields);
                break;
        }
    }

    private void InputValues(string location, ImmutableArray<InputValueDefinitionNode> values)
    {
        foreach (var value in values)
        {
            Literals.CheckFieldNames(value.DefaultValue, faults);
            Site(location, value.Directives);
        }
    }

    private void Site(string location, ImmutableArray<DirectiveNode> directives, string? place = null)
    {
        if (directives.IsEmpty)
        {
            return;
        }

        var seen = place is null ? [] : _seen.TryGetValue(place, out var before) ? before : _seen[place] = new(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            Arguments(directive);
            if (!_known.TryGetValue(name, out var definition))
            {
                faults.Add($"Unknown directive \"@{name}\".", directive);
                continue;
            }

            if (definition.Locations.All(allowed => allowed.Value != location))
            {
                faults.Add($"Directive \"@{name}\" may not be used on {location}.", directive);
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
