using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

/// <summary>
/// Executable Definitions, Operation Type Existence, Operation Name Uniqueness, Lone Anonymous Operation, Fragment Name Uniqueness: what can be said
/// from the definitions' heads.
/// </summary>
internal static class DefinitionRules
{
    public static void Check(Schema schema, DocumentNode document, Report report)
    {
        var operations = 0;
        foreach (var definition in document.Definitions)
        {
            operations += definition is OperationDefinitionNode ? 1 : 0;
        }

        Dictionary<string, NameNode>? operationNames = null;
        Dictionary<string, NameNode>? fragmentNames = null;
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    if (schema.Root(operation.Kind) is null)
                    {
                        report.Add($"The {Word(operation.Kind)} operation is not supported by the schema.", operation);
                    }

                    if (operation.Name is null && operations > 1)
                    {
                        report.Add("This anonymous operation must be the only defined operation.", operation);
                    }
                    else if (operation.Name is { } name && operations > 1)
                    {
                        Unique(operationNames ??= [], name, "operation", report);
                    }

                    break;
                case FragmentDefinitionNode fragment:
                    Unique(fragmentNames ??= [], fragment.Name, "fragment", report);
                    break;
                default:
                    report.Add($"The {NameOf(definition)} definition is not executable.", definition);
                    break;
            }
        }
    }

    private static void Unique(Dictionary<string, NameNode> known, NameNode name, string what, Report report)
    {
        if (!known.TryAdd(name.Value, name))
        {
            report.Add($"There can be only one {what} named \"{name.Value}\".", known[name.Value], name);
        }
    }

    private static string Word(OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };

    private static string NameOf(DefinitionNode definition) => definition switch
    {
        TypeDefinitionNode type => $"\"{type.Name.Value}\"",
        DirectiveDefinitionNode directive => $"\"{directive.Name.Value}\"",
        _ => "schema",
    };
}
