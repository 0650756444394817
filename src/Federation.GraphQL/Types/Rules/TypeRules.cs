using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types.Rules;

/// <summary>Types that are not empty, names that are not reserved, inputs that take inputs and outputs that give outputs.</summary>
internal sealed class TypeRules(Faults faults)
{
    private readonly Implementations _implementations = new(faults);

    public void Check(NamedType type)
    {
        Names.Check(type.Name, type.Nodes[0], faults);
        switch (type)
        {
            case FieldsType fields:
                Check(fields);
                _implementations.Check(fields);
                break;
            case UnionType union:
                Check(union);
                break;
            case EnumType enumType:
                Check(enumType);
                break;
            case InputObjectType input:
                Check(input);
                break;
        }
    }

    private void Check(FieldsType type)
    {
        if (type.Fields.IsEmpty)
        {
            faults.Add($"Type {type} must define one or more fields.", [.. type.Nodes]);
        }

        foreach (var field in type.Fields)
        {
            var name = $"{type}.{field.Name}";
            Names.Check(field.Name, field.Node!, faults);
            if (!field.Type.IsOutput)
            {
                faults.Add($"The type of {name} must be Output Type but got: {field.Type}.", field.Node!.Type);
            }

            foreach (var argument in field.Arguments)
            {
                InputValues.Check($"{name}({argument.Name}:)", "argument", argument, argument.Node!.Type, faults);
            }
        }
    }

    private void Check(UnionType type)
    {
        var references = type.Nodes.OfType<UnionDefinitionNode>().SelectMany(node => node.Members).ToArray();
        if (references.Length == 0)
        {
            faults.Add($"Union type {type} must define one or more member types.", [.. type.Nodes]);
        }

        foreach (var same in type.Members.GroupBy(member => member).Where(same => same.Skip(1).Any()))
        {
            ReadOnlySpan<Node> nodes = [.. references.Where(reference => reference.Name.Value == same.Key.Name)];
            foreach (var _ in same.Skip(1))
            {
                faults.Add($"Union type {type} can only include type {same.Key} once.", nodes);
            }
        }
    }

    private void Check(EnumType type)
    {
        if (type.Values.IsEmpty)
        {
            faults.Add($"Enum type {type} must define one or more values.", [.. type.Nodes]);
        }

        foreach (var value in type.Values)
        {
            Names.Check(value.Name, value.Node!, faults);
        }
    }

    private void Check(InputObjectType type)
    {
        if (type.Fields.IsEmpty)
        {
            faults.Add($"Input Object type {type} must define one or more fields.", [.. type.Nodes]);
        }

        foreach (var field in type.Fields)
        {
            InputValues.Check($"{type}.{field.Name}", "input field", field, field.Node!.Type, faults);
            if (type.OneOf && field.Type.IsNonNull)
            {
                faults.Add($"OneOf input field {type}.{field.Name} must be nullable.", field.Node.Type);
            }

            if (type.OneOf && field.DefaultValue is not null)
            {
                faults.Add($"OneOf input field {type}.{field.Name} cannot have a default value.", field.Node);
            }
        }
    }
}
