using Federation.GraphQL.Transport.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Federation.GraphQL.Transport.Http;

/// <summary>
/// A browser opens WebSockets and event streams across origins, cookies and all, without asking the server first. Only the Origin header tells.
/// </summary>
internal sealed class Origins(IReadOnlyCollection<string> others)
{
    public static readonly RequestFault Refused = new(403, TransportErrorCodes.OriginRefused, "Pages of this origin may not open a stream.");

    private readonly string[] _others = [.. others];

    public bool Allows(HttpRequest request) => request.Headers.Origin switch
    {
        [] => true,
        [{ } origin] => IsOwn(origin, request.Host) || _others.Contains(origin, StringComparer.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>The scheme is left out: behind a proxy that ends TLS the server may not know it.</summary>
    private static bool IsOwn(string origin, HostString host)
    {
        var scheme = origin.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 && host.HasValue && new StringSegment(origin, scheme + 3, origin.Length - scheme - 3).Equals(host.Value!, StringComparison.OrdinalIgnoreCase);
    }
}
