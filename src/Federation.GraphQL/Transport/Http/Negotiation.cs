using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Federation.GraphQL.Transport.Http;

/// <summary>RFC 9110 section 12.5.1: the best liked of what can be served; among equals the more specific range, then the one named first.</summary>
internal static class Negotiation
{
    private static readonly MediaType[] Always = [MediaType.Json, MediaType.Response];

    /// <param name="more">What this path serves beside JSON: event streams, the playground.</param>
    public static MediaType Choose(StringValues accept, ReadOnlySpan<MediaType> more)
    {
        // Neither header nor wish: JSON, which every client reads.
        if (accept.Count == 0 || accept is ["*/*"] or ["application/json"] or [""])
        {
            return MediaType.Json;
        }

        if (accept is ["application/graphql-response+json"] or ["application/graphql-response+json, application/json"] or ["application/graphql-response+json, application/json;q=0.9"])
        {
            return MediaType.Response;
        }

        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
        {
            return MediaType.None;
        }

        var best = MediaType.None;
        var rank = (Quality: 0.0, Specific: 0, First: 0);
        foreach (var type in (ReadOnlySpan<MediaType>)[.. Always, .. more])
        {
            var found = Rank(type, ranges);
            if (found.Quality > 0 && found.CompareTo(rank) > 0)
            {
                best = type;
                rank = found;
            }
        }

        return best;
    }

    /// <summary>How well a type is liked: by the most specific range that covers it.</summary>
    private static (double Quality, int Specific, int First) Rank(MediaType type, IList<MediaTypeHeaderValue> ranges)
    {
        var name = Name(type);
        var slash = name.IndexOf('/');
        var rank = (Quality: 0.0, Specific: 0, First: 0);
        for (var i = 0; i < ranges.Count; i++)
        {
            var range = ranges[i];
            var specific =
                range.MatchesAllTypes ? 1
                : range.MatchesAllSubTypes && range.Type.Equals(new StringSegment(name, 0, slash), StringComparison.OrdinalIgnoreCase) ? 2
                : range.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase) && (range.Charset.Length == 0 || ContentType.IsUtf8(range.Charset)) ? 3
                : 0;
            if (specific > rank.Specific)
            {
                rank = (range.Quality ?? 1, specific, -i);
            }
        }

        return rank;
    }

    private static string Name(MediaType type) => type switch
    {
        MediaType.Json => "application/json",
        MediaType.Response => "application/graphql-response+json",
        MediaType.EventStream => "text/event-stream",
        _ => "text/html",
    };
}
