using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Caching;

/// <summary>
/// What lets a reader keep an answer and ask whether it still holds (RFC 9110, 13). Not the framework's: it weighs If-Modified-Since even beside an
/// If-None-Match that matches, so a reader that sends both would get the whole list again at each change anywhere.
/// </summary>
internal sealed record KeptAnswer(EntityTagHeaderValue Tag, DateTimeOffset? Modified, TimeSpan Keep)
{
    /// <summary>Weak: the front may compress what is sent, and then the bytes differ.</summary>
    public static EntityTagHeaderValue TagOf(ReadOnlySpan<byte> content) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"", isWeak: true);

    /// <summary>Writes the headers; true when there is nothing else to send: what the reader has still holds.</summary>
    public bool Settle(HttpContext context)
    {
        var answer = context.Response;
        var headers = answer.GetTypedHeaders();
        headers.ETag = Tag;
        headers.LastModified = Modified;
        headers.CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = Keep };

        // Public data: pages of other sites may read it too.
        answer.Headers.AccessControlAllowOrigin = "*";
        if (!Holds(context.Request))
        {
            return false;
        }

        answer.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    private bool Holds(HttpRequest request)
    {
        var asked = request.GetTypedHeaders();
        return request.Headers.IfNoneMatch.Count > 0
            ? asked.IfNoneMatch.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(Tag, useStrongComparison: false))
            : asked.IfModifiedSince is { } since && Modified is { } modified && Seconds(modified) <= since;
    }

    /// <summary>The header has no fraction.</summary>
    private static DateTimeOffset Seconds(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
