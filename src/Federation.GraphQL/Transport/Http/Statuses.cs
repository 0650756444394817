using System.Collections.Immutable;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Transport.Http;

/// <summary>
/// Status codes of GraphQL over HTTP. The audit of graphql-http, which clients were written against, takes 400 where the draft of 2026 would have 422,
/// and 200 for <c>application/json</c>, whose old clients read the errors only then.
/// </summary>
internal static class Statuses
{
    /// <summary>"Partial success", for those on the way who watch status codes; clients of the new media type read the body whatever it is.</summary>
    private const int Partial = 294;

    /// <param name="response">As the engine writes it: errors first, where there are any.</param>
    public static int Executed(ReadOnlySpan<byte> response, MediaType type) => type is MediaType.Response && response.StartsWith("{\"errors\":"u8) ? Partial : 200;

    public static int Refused(ImmutableArray<GraphQLError> errors, MediaType type)
    {
        foreach (var error in errors)
        {
            switch (error.Code)
            {
                case ErrorCodes.Internal:
                    return 500;
                case ErrorCodes.Busy or ErrorCodes.TimedOut:
                    return 503;
                case ErrorCodes.Forbidden:
                    return 403;
            }
        }

        return type is MediaType.Json ? 200 : 400;
    }
}
