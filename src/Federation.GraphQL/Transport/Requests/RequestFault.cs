using System.Collections.Immutable;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Transport.Requests;

/// <summary>Why something that arrived is not a GraphQL request.</summary>
/// <param name="Status">What HTTP answers; the same for both media types.</param>
internal sealed record RequestFault(int Status, string Code, string Message)
{
    public static readonly RequestFault Batch = new(400, TransportErrorCodes.BatchRefused, "Batches are not accepted: send one request for each operation.");

    public static readonly RequestFault NotAnObject = Bad("The request must be a JSON object.");

    public static readonly RequestFault Empty = Bad("The request has no body.");

    public static readonly RequestFault NotUtf8 = Bad("The request is not UTF-8.");

    public static readonly RequestFault NotUnicode = Bad("A string holds half of a surrogate pair.");

    public static readonly RequestFault NoQuery = Bad("\"query\" is missing.");

    public ImmutableArray<GraphQLError> Errors { get; } = [new GraphQLError(Message, Code, [], [])];

    public static RequestFault Bad(string message) => new(400, TransportErrorCodes.BadRequest, message);

    public static RequestFault TooLarge(int bytes) => new(413, TransportErrorCodes.BodyTooLarge, $"The request is larger than {bytes} bytes.");
}
