using System.Text;
using System.Xml;
using Federation.Domain.Jobs;

namespace Federation.Gateway.Jobs;

/// <summary>A page of a search as Atom 1.0 (RFC 4287), paged as RFC 5005 says. At most <see cref="MostEntries"/> entries, each a few lines and a link.</summary>
public static class AtomFeed
{
    public const string ContentType = "application/atom+xml";
    public const int MostEntries = FeedEntries.Most;

    private const string Atom = "http://www.w3.org/2005/Atom";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize };

    public static ReadOnlyMemory<byte> Write(OfferPage page, OfferSite site) => Write(
        new AtomHead(FeedEntries.FeedId(site, page), FeedEntries.Title, FeedEntries.Updated(page), site.With(OfferPaths.Atom, page.Here))
        {
            Alternate = site.Search(page.Here), Next = page.Next is { } next ? site.With(OfferPaths.Atom, next) : null,
        },
        FeedEntries.Of(page), site);

    internal static ReadOnlyMemory<byte> Write(AtomHead head, IEnumerable<PublishedOffer> offers, OfferSite site) => Write(head, offers.Select(offer => Of(offer, site)), site);

    /// <param name="entries">At most <see cref="MostEntries"/> are for whoever calls to give.</param>
    internal static ReadOnlyMemory<byte> Write(AtomHead head, IEnumerable<AtomEntry> entries, OfferSite site)
    {
        var stream = new MemoryStream(16 * 1024);
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, "fr");
            Text(xml, "id", head.Id);
            Text(xml, "title", head.Title);
            Text(xml, "updated", FeedEntries.Instant(head.Updated));
            Author(xml, site.Name);
            Link(xml, "self", ContentType, head.Self);
            if (head.Alternate is { } alternate)
            {
                Link(xml, "alternate", "text/html", alternate);
            }

            if (head.Next is { } next)
            {
                Link(xml, "next", ContentType, next);
            }

            foreach (var entry in entries)
            {
                Entry(xml, entry);
            }

            xml.WriteEndElement();
        }

        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }

    internal static AtomEntry Of(PublishedOffer offer, OfferSite site) => new(
        FeedEntries.Id(offer), OfferLines.Title(offer.Posting), offer.ChangedAt, offer.PublishedAt, OfferLines.Employer(offer.Posting), site.Offer(offer.Id), OfferLines.Short(offer.Posting))
    {
        Categories = [.. FeedEntries.Categories(offer.Posting)],
    };

    private static void Entry(XmlWriter xml, AtomEntry entry)
    {
        xml.WriteStartElement("entry", Atom);
        Text(xml, "id", entry.Id);
        Text(xml, "title", entry.Title);
        Text(xml, "updated", FeedEntries.Instant(entry.Updated));
        Text(xml, "published", FeedEntries.Instant(entry.Published));
        Author(xml, entry.Author);
        Link(xml, "alternate", "text/html", entry.Page);
        foreach (var (scheme, term, label) in entry.Categories)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("scheme", scheme);
            xml.WriteAttributeString("term", term);
            xml.WriteAttributeString("label", label);
            xml.WriteEndElement();
        }

        Text(xml, "summary", entry.Summary);
        xml.WriteEndElement();
    }

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Atom);
        Text(xml, "name", name);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    /// <summary>Without a type, a text construct is plain text: a reader shows markup in it as it was typed.</summary>
    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, text);
}

/// <param name="Page">For people.</param>
internal sealed record AtomEntry(string Id, string Title, DateTimeOffset Updated, DateTimeOffset Published, string Author, string Page, string Summary)
{
    public IReadOnlyList<(string Scheme, string Term, string Label)> Categories { get; init; } = [];
}

/// <summary>What an Atom feed says of itself.</summary>
/// <param name="Self">Its own address.</param>
internal sealed record AtomHead(string Id, string Title, DateTimeOffset Updated, string Self)
{
    /// <summary>The same for people.</summary>
    public string? Alternate { get; init; }

    public string? Next { get; init; }
}
