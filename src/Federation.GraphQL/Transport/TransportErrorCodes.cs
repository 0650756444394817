namespace Federation.GraphQL.Transport;

/// <summary>Codes of what a transport refuses by itself, in <c>extensions.code</c> as the engine's.</summary>
public static class TransportErrorCodes
{
    public const string BadRequest = "bad-request";
    public const string BatchRefused = "batch-refused";
    public const string BodyTooLarge = "body-too-large";
    public const string UnsupportedMediaType = "unsupported-media-type";
    public const string NotAcceptable = "not-acceptable";
    public const string MethodNotAllowed = "method-not-allowed";
    public const string OriginRefused = "origin-refused";
    public const string StreamUnknown = "stream-unknown";
    public const string StreamOpen = "stream-open";
    public const string OperationExists = "operation-exists";
    public const string TooManyOperations = "too-many-operations";
    public const string TooManyStreams = "too-many-streams";
}
