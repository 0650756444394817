using System.Globalization;
using System.Security;
using System.Text;

namespace Federation.Gateway.Jobs;

/// <summary>
/// The pages of offers for search engines (sitemaps.org 0.9): one file, or an index of several where one would hold more than 50,000 addresses or
/// 50 MB. The page of search comes first, so that no file is empty, which the format does not allow.
/// </summary>
public sealed class Sitemap(OfferSite site, OfferCensus census, int mostAddresses = Sitemap.MostAddresses)
{
    public const string ContentType = "application/xml; charset=utf-8";
    public const int MostAddresses = 50_000;
    public const int MostBytes = 50_000_000;

    private const string Opening = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private const string Namespace = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    private const int Overhead = 512;

    /// <summary>All addresses of offers have one length: how many fit is known without writing them.</summary>
    private readonly int _most = Math.Min(mostAddresses, (MostBytes - Overhead) / Bytes(site.Offer(default)));

    private int Addresses => census.Count + 1;

    /// <summary>1 or more.</summary>
    public int Parts => (Addresses + _most - 1) / _most;

    public string Index()
    {
        var xml = new StringBuilder(Opening).Append("<sitemapindex").Append(Namespace);
        for (var part = 1; part <= Parts; part++)
        {
            Append(xml, "sitemap", site.With(OfferPaths.SitemapPart(part), ""), census.ChangedAt);
        }

        return xml.Append("</sitemapindex>\n").ToString();
    }

    /// <summary>The file in pieces of some hundred kilobytes at most: it may be large and its reader slow.</summary>
    /// <param name="part">1 to <see cref="Parts"/>.</param>
    public IEnumerable<string> Part(int part)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(part, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, Parts);
        return Pieces(part);
    }

    private IEnumerable<string> Pieces(int part)
    {
        const int piece = 128 * 1024;
        var xml = new StringBuilder(Opening, piece + 4096).Append("<urlset").Append(Namespace);
        if (part == 1)
        {
            Append(xml, "url", site.Search(""), census.ChangedAt);
        }

        // The page of search has the first rank, so offers begin one later.
        var from = Math.Max(0, ((part - 1) * _most) - 1);
        foreach (var mark in census.Range(from, part == 1 ? _most - 1 : _most).Take(_most))
        {
            Append(xml, "url", site.Offer(mark.Id), mark.ChangedAt);
            if (xml.Length >= piece)
            {
                yield return xml.ToString();
                xml.Clear();
            }
        }

        yield return xml.Append("</urlset>\n").ToString();
    }

    private static void Append(StringBuilder xml, string element, string address, DateTimeOffset changed) => xml
        .Append('<').Append(element).Append("><loc>").Append(SecurityElement.Escape(address)).Append("</loc><lastmod>")
        .Append(CultureInfo.InvariantCulture, $"{changed.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}").Append("</lastmod></").Append(element).Append(">\n");

    private static int Bytes(string address)
    {
        var one = new StringBuilder();
        Append(one, "url", address, default);
        return Encoding.UTF8.GetByteCount(one.ToString());
    }
}
