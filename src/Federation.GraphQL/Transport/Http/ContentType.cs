using Federation.GraphQL.Transport.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Federation.GraphQL.Transport.Http;

/// <summary>
/// A body must say that it is JSON in UTF-8. Nothing else is read, for a browser sends forms and plain text across origins without asking first.
/// </summary>
internal static class ContentType
{
    private static readonly RequestFault Unsupported = new(415, TransportErrorCodes.UnsupportedMediaType, "Send the request as application/json in UTF-8, without content coding.");

    public static RequestFault? Check(HttpRequest request)
    {
        if (request.ContentType is not { } type || request.Headers.ContentEncoding is not ([] or ["identity"]))
        {
            return Unsupported;
        }

        if (type is "application/json" or "application/json; charset=utf-8" or "application/json;charset=utf-8")
        {
            return null;
        }

        return MediaTypeHeaderValue.TryParse(type, out var parsed)
            && parsed.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (parsed.Charset.Length == 0 || IsUtf8(parsed.Charset))
            ? null
            : Unsupported;
    }

    public static bool IsUtf8(StringSegment charset) => HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
