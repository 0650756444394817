using Federation.GraphQL.Execution;

namespace Federation.Gateway.GraphQL.Errors;

/// <summary>What is wrong with a question. Commands answer with <see cref="UserError"/> instead.</summary>
public static class Faults
{
    /// <summary>Another hub's, or nobody's: the two are not told apart.</summary>
    public static GraphQLFault NotAllowed() => new("not-allowed", "You do not act for this hub.");

    public static GraphQLFault PostOnly() => new("post-only", "A secret must not stand in an address: send this by POST, with the secret in the variables.");

    public static GraphQLFault Invalid(string field) => new("invalid-field", $"The value of \"{field}\" is not possible here.", KeyValuePair.Create("field", field));

    public static GraphQLFault Unknown() => new("unknown-grain", "It does not exist.");
}
