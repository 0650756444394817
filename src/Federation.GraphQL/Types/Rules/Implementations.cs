using System.Collections.Immutable;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types.Rules;

/// <summary>The specification's IsValidImplementation, for every interface that a type says it implements.</summary>
internal sealed class Implementations(Faults faults)
{
    public void Check(FieldsType type)
    {
        var known = new HashSet<InterfaceType>();
        foreach (var implemented in type.Interfaces)
        {
            if (implemented == type)
            {
                faults.Add($"Type {type} cannot implement itself because it would create a circular reference.", [.. References(type, implemented.Name)]);
            }
            else if (!known.Add(implemented))
            {
                faults.Add($"Type {type} can only implement {implemented} once.", [.. References(type, implemented.Name)]);
            }
            else
            {
                Ancestors(type, implemented);
                foreach (var field in implemented.Fields)
                {
                    Check(type, implemented, field);
                }
            }
        }
    }

    private static IEnumerable<NamedTypeNode> References(FieldsType from) => from.Nodes.OfType<CompositeDefinitionNode>().SelectMany(node => node.Interfaces);

    private static IEnumerable<NamedTypeNode> References(FieldsType from, string to) => References(from).Where(reference => reference.Name.Value == to);

    /// <summary>By their names as written: one that is no interface, a fault of its own, is missing here all the same.</summary>
    private void Ancestors(FieldsType type, InterfaceType implemented)
    {
        var own = References(type).Select(reference => reference.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var ancestor in References(implemented).Select(reference => reference.Name.Value).Where(ancestor => !own.Contains(ancestor)))
        {
            var message = ancestor == type.Name
                ? $"Type {type} cannot implement {implemented} because it would create a circular reference."
                : $"Type {type} must implement {ancestor} because it is implemented by {implemented}.";
            faults.Add(message, [.. References(implemented, ancestor), .. References(type, implemented.Name)]);
        }
    }

    private void Check(FieldsType type, InterfaceType implemented, Field promised)
    {
        var promise = $"{implemented}.{promised.Name}";
        if (!type.ByName.TryGetValue(promised.Name, out var field))
        {
            faults.Add($"Interface field {promise} expected but {type} does not provide it.", [promised.Node!, .. type.Nodes]);
            return;
        }

        var name = $"{type}.{field.Name}";
        if (!field.Type.IsSubtypeOf(promised.Type))
        {
            faults.Add($"Interface field {promise} expects type {promised.Type} but {name} is type {field.Type}.", promised.Node!.Type, field.Node!.Type);
        }

        Arguments(promise, promised, name, field);
        if (field.DeprecationReason is not null && promised.DeprecationReason is null)
        {
            faults.Add(
                $"Interface field {promise} is not deprecated, so implementation field {name} must not be deprecated.",
                field.Node!.Directives.Find("deprecated")!,
                field.Node.Type);
        }
    }

    private void Arguments(string promise, Field promised, string name, Field field)
    {
        foreach (var expected in promised.Arguments)
        {
            if (field.Argument(expected.Name) is not { } argument)
            {
                faults.Add($"Interface field argument {promise}({expected.Name}:) expected but {name} does not provide it.", expected.Node!, field.Node!);
            }
            else if (!argument.Type.IsSame(expected.Type))
            {
                faults.Add(
                    $"Interface field argument {promise}({expected.Name}:) expects type {expected.Type} but {name}({expected.Name}:) is type {argument.Type}.",
                    expected.Node!.Type,
                    argument.Node!.Type);
            }
        }

        foreach (var argument in field.Arguments.Where(argument => argument.Required && promised.Argument(argument.Name) is null))
        {
            faults.Add(
                $"Argument \"{name}({argument.Name}:)\" must not be required type \"{argument.Type}\" if not provided by the Interface field \"{promise}\".",
                argument.Node!,
                promised.Node!);
        }
    }
}
