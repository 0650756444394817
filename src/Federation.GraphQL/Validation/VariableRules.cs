using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

/// <summary>All Variable Uses Defined, All Variables Used, All Variable Usages Are Allowed: for each operation with the fragments that it reaches.</summary>
internal static class VariableRules
{
    public static void Check(Schema schema, DocumentIndex index, Report report)
    {
        HashSet<DefinitionFacts> reached = [];
        foreach (var definition in index.Definitions)
        {
            if (definition.Operation is not { } operation)
            {
                continue;
            }

            reached.Clear();
            if (definition.Spreads.Count > 0 && !index.Reach(definition, reached, report))
            {
                return;
            }

            var variables = new Variables(schema, operation, report);
            variables.Use(definition.Usages);
            foreach (var fragment in reached)
            {
                if (!report.Spend(fragment.Usages.Count))
                {
                    return;
                }

                variables.Use(fragment.Usages);
            }

            variables.End();
        }
    }

    private sealed class Variables
    {
        private readonly Schema schema;
        private readonly OperationDefinitionNode operation;
        private readonly Report report;
        private readonly Dictionary<string, VariableDefinitionNode> defined = [];
        private readonly HashSet<string> used = [];

        public Variables(Schema schema, OperationDefinitionNode operation, Report report)
        {
            (this.schema, this.operation, this.report) = (schema, operation, report);
            foreach (var variable in operation.Variables)
            {
                defined[variable.Variable.Name.Value] = variable;
            }
        }

        public void Use(List<VariableUsage> usages)
        {
            foreach (var usage in usages)
            {
                var name = usage.Node.Name.Value;
                if (defined.TryGetValue(name, out var definition))
                {
                    used.Add(name);
                    Position(definition, usage);
                }
                else
                {
                    report.Add($"Variable \"${name}\" is not defined{By("by")}.", usage.Node, operation);
                }
            }
        }

        public void End()
        {
            foreach (var variable in operation.Variables)
            {
                if (!used.Contains(variable.Variable.Name.Value))
                {
                    report.Add($"Variable \"${variable.Variable.Name.Value}\" is never used{By("in")}.", variable);
                }
            }
        }

        private string By(string how) => operation.Name is { } name ? $" {how} operation \"{name.Value}\"" : "";

        private void Position(VariableDefinitionNode definition, in VariableUsage usage)
        {
            if (usage.Type is not { } location || !schema.Types.ContainsKey(definition.Type.Named().Name.Value))
            {
                return;
            }

            var nullable = definition.Type is not NonNullTypeNode;
            var expected = location;
            if (nullable && location is NonNullType strict && (usage.HasDefault || definition.DefaultValue is not null and not NullValueNode))
            {
                expected = strict.Of;
            }

            if (!TypeReferences.Fits(definition.Type, expected))
            {
                report.Add($"Variable \"${definition.Variable.Name.Value}\" of type \"{definition.Type}\" used in position expecting type \"{location}\".", definition, usage.Node);
            }

            // The reference implementation misses this where the input object itself is non-null or in a list.
            if (nullable && usage.OneOf is { } oneOf)
            {
                report.Add($"Variable \"${definition.Variable.Name.Value}\" is of type \"{definition.Type}\" but must be non-nullable to be used for OneOf Input Object \"{oneOf.Name}\".", definition, usage.Node);
            }
        }
    }
}
