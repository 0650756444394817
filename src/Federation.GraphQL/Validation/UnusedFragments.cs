namespace Federation.GraphQL.Validation;

/// <summary>Fragments Must Be Used: by an operation, not only by each other.</summary>
internal static class UnusedFragments
{
    public static void Check(DocumentIndex index, Report report)
    {
        HashSet<DefinitionFacts> reached = [];
        foreach (var definition in index.Definitions)
        {
            if (definition.Operation is not null && !index.Reach(definition, reached, report))
            {
                return;
            }
        }

        HashSet<string> names = [];
        foreach (var fragment in reached)
        {
            names.Add(fragment.Fragment!.Name.Value);
        }

        foreach (var definition in index.Definitions)
        {
            if (definition.Fragment is { } fragment && !names.Contains(fragment.Name.Value))
            {
                report.Add($"Fragment \"{fragment.Name.Value}\" is never used.", fragment);
            }
        }
    }
}
