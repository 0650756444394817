using System.Collections.Immutable;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types.Rules;

/// <summary>Nothing is defined twice, extensions included.</summary>
internal sealed class UniqueNames(Faults faults)
{
    private readonly Dictionary<string, Node> _known = new(StringComparer.Ordinal);
    private bool _schema;

    public void Check(TypeSystemDefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaDefinitionNode schema:
                Check(schema);
                break;
            case DirectiveDefinitionNode directive:
                Once($"@{directive.Name}", directive.Name, $"There can be only one directive named \"@{directive.Name}\".");
                Arguments($"@{directive.Name}", directive.Arguments);
                break;
            case TypeDefinitionNode type:
                if (!type.Extends)
                {
                    Once(type.Name.Value, type.Name, $"There can be only one type named \"{type.Name}\".");
                }

                Members(type);
                break;
        }
    }

    private void Check(SchemaDefinitionNode schema)
    {
        if (!schema.Extends)
        {
            if (_schema)
            {
                faults.Add("Must provide only one schema definition.", schema);
            }

            _schema = true;
        }

        foreach (var operation in schema.Operations)
        {
            var word = operation.Kind.ToString().ToLowerInvariant();
            Once($"schema {word}", operation, $"There can be only one {word} type in schema.");
        }
    }

    private void Members(TypeDefinitionNode type)
    {
        switch (type)
        {
            case EnumDefinitionNode enumType:
                foreach (var value in enumType.Values)
                {
                    Once($"enum {type.Name}.{value.Name}", value.Name, $"Enum value \"{type.Name}.{value.Name}\" can only be defined once.");
                }

                break;
            case InputObjectDefinitionNode input:
                foreach (var field in input.Fields)
                {
                    Field(type, field.Name);
                }

                break;
            case CompositeDefinitionNode composite:
                foreach (var field in composite.Fields)
                {
                    Field(type, field.Name);
                    Arguments($"{type.Name}.{field.Name}", field.Arguments);
                }

                break;
        }
    }

    private void Field(TypeDefinitionNode type, NameNode name) => Once($"{type.Name}.{name}", name, $"Field \"{type.Name}.{name}\" can only be defined once.");

    private void Arguments(string of, ImmutableArray<InputValueDefinitionNode> arguments)
    {
        foreach (var same in arguments.GroupBy(argument => argument.Name.Value).Where(same => same.Skip(1).Any()))
        {
            faults.Add($"Argument \"{of}({same.Key}:)\" can only be defined once.", [.. same.Select(argument => argument.Name)]);
        }
    }

    private void Once(string key, Node node, string message)
    {
        if (!_known.TryAdd(key, node))
        {
            faults.Add(message, _known[key], node);
        }
    }
}
