using System.Text;
using Federation.Domain.Jobs;

namespace Federation.Gateway.Jobs;

/// <summary>Where offers are read on this site: every link in what is written for other software begins at <see cref="Base"/>, none comes from a text.</summary>
public sealed class OfferSite
{
    /// <summary>Leaves room for a path in the 2,048 characters that a sitemap's address may have.</summary>
    private const int LongestBase = 1_000;

    /// <param name="name">Shown as the author of feeds; neutral: a reader's list of feeds may be seen by others.</param>
    /// <exception cref="ArgumentException">The address is not absolute http or https, or has a password, a query or a fragment in it.</exception>
    public OfferSite(string name, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0
            || uri.AbsoluteUri.Length > LongestBase)
        {
            throw new ArgumentException("an absolute http or https address without password, query or fragment is expected", nameof(address));
        }

        Name = Inert.Line(name, 200);
        // Headers take ASCII alone.
        Base = new UriBuilder(uri) { Host = uri.IdnHost }.Uri.AbsoluteUri.TrimEnd('/');
    }

    public string Name { get; }

    /// <summary>Without a slash at its end.</summary>
    public string Base { get; }

    public string Offer(OfferId id) => $"{Base}{OfferPaths.Search}/{id}";

    /// <param name="query">What follows "?"; empty: all offers.</param>
    public string Search(string query) => With(OfferPaths.Search, query);

    /// <param name="path">One of <see cref="OfferPaths"/>.</param>
    public string With(string path, string query) => query.Length == 0 ? Base + path : $"{Base}{path}?{Encoded(query)}";

    /// <summary>Percent-encodes what RFC 3986 keeps out of a query, and a percent sign that encodes nothing; leaves the rest as it is.</summary>
    private static string Encoded(string query)
    {
        var encoded = new StringBuilder(query.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        for (var rest = query.AsSpan(); !rest.IsEmpty;)
        {
            Rune.DecodeFromUtf16(rest, out var rune, out var used);
            if (rune.IsAscii && (IsOfQuery((char)rune.Value) || (rune.Value == '%' && rest.Length > 2 && char.IsAsciiHexDigit(rest[1]) && char.IsAsciiHexDigit(rest[2]))))
            {
                encoded.Append((char)rune.Value);
            }
            else
            {
                foreach (var part in bytes[..rune.EncodeToUtf8(bytes)])
                {
                    encoded.Append('%').Append(part.ToString("X2", null));
                }
            }

            rest = rest[used..];
        }

        return encoded.ToString();
    }

    private static bool IsOfQuery(char c) => char.IsAsciiLetterOrDigit(c) || "-._~!$&'()*+,;=:@/?".Contains(c);
}

/// <summary>Addresses under the site's own.</summary>
public static class OfferPaths
{
    public const string Search = "/offres";
    public const string Atom = "/offres.atom";
    public const string JsonFeed = "/offres.json";
    public const string Csv = "/offres.csv";
    public const string Suggestions = "/offres/suggestions";
    public const string Fresh = "/offres.nouvelles";
    public const string Sitemap = "/sitemap.xml";

    /// <summary>At the root: a sitemap may only name pages at or under its own folder.</summary>
    public static string SitemapPart(int number) => $"/sitemap-{number}.xml";
}
