namespace Federation.GraphQL.Tests.Fuzz;

/// <summary>Tests that measure time: after the others of this project, and one at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
