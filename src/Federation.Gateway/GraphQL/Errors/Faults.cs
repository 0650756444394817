using System.Globalization;
using Federation.Domain.Grains;
using Federation.GraphQL.Execution;
using Federation.Storage.Feeds;

namespace Federation.Gateway.GraphQL.Errors;

/// <summary>What is wrong with a question. Commands answer with <see cref="UserError"/> instead.</summary>
public static class Faults
{
    /// <summary>Another hub's, or nobody's: the two are not told apart.</summary>
    public static GraphQLFault NotAllowed() => new("not-allowed", "You do not act for this hub.");

    public static GraphQLFault PostOnly() => new("post-only", "A secret must not stand in an address: send this by POST, with the secret in the variables.");

    public static GraphQLFault Invalid(string field) => new("invalid-field", $"The value of \"{field}\" is not possible here.", KeyValuePair.Create("field", field));

    /// <param name="most">What one answer looks through.</param>
    public static GraphQLFault TooMany(int most) => new("too-many", string.Create(CultureInfo.InvariantCulture, $"More than {most:N0} stand between these days: ask for fewer days, or for one place."));

    /// <summary>Of the database alone; whatever else is thrown is a fault of ours, and is not told.</summary>
    public static GraphQLFault? Of(Exception exception) => exception switch
    {
        StorageException { OutcomeUnknown: true } => new(Refusal.OutcomeUnknown.Code, "It is not known whether this was done: send it again with the same key, nothing is done twice."),
        StorageException => Away(),
        _ => null,
    };

    public static GraphQLFault Away() => new(Refusal.StorageUnavailable.Code, "The service cannot read or keep anything now: try again in a while, with the same key.");

    public static GraphQLFault Unknown() => new("unknown-grain", "It does not exist.");
}
