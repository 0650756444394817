using System.Collections.Immutable;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types.Rules;

/// <summary>Every type that is mentioned is defined, or built in.</summary>
internal sealed class KnownTypes(Definitions definitions, Faults faults)
{
    private readonly HashSet<string> _names = [.. definitions.Types.Select(type => type.Name.Value)];

    public void Check(TypeSystemDefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaDefinitionNode schema:
                foreach (var operation in schema.Operations)
                {
                    Check(operation.Type);
                }

                break;
            case DirectiveDefinitionNode directive:
                Check(directive.Arguments);
                break;
            case CompositeDefinitionNode composite:
                Check(composite.Interfaces);
                foreach (var field in composite.Fields)
                {
                    Check(field.Arguments);
                    Check(field.Type);
                }

                break;
            case UnionDefinitionNode union:
                Check(union.Members);
                break;
            case InputObjectDefinitionNode input:
                Check(input.Fields);
                break;
        }
    }

    private void Check(ImmutableArray<InputValueDefinitionNode> values)
    {
        foreach (var value in values)
        {
            Check(value.Type);
        }
    }

    private void Check(ImmutableArray<NamedTypeNode> types)
    {
        foreach (var type in types)
        {
            Check(type);
        }
    }

    private void Check(TypeNode type)
    {
        var named = type.Named();
        if (!_names.Contains(named.Name.Value) && !BuiltIns.Names.Contains(named.Name.Value))
        {
            faults.Add($"Unknown type \"{named}\".", named);
        }
    }
}
