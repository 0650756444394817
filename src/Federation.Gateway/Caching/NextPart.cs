using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Caching;

/// <summary>Formats without pages of their own say by a header that there is more, and where (RFC 8288, relation "next").</summary>
internal static class NextPart
{
    /// <param name="address">Absolute; null: this is the last part.</param>
    public static void Say(HttpResponse answer, string? address)
    {
        if (address is not null)
        {
            answer.Headers.Link = $"<{address}>; rel=\"next\"";

            // Readers of other sites may follow it.
            answer.Headers.AccessControlExposeHeaders = "Link";
        }
    }
}
