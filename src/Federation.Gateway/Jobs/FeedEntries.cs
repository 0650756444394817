using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;

namespace Federation.Gateway.Jobs;

/// <summary>What Atom and JSON Feed say of the same list, so that they say the same.</summary>
internal static class FeedEntries
{
    public const int Most = 50;

    /// <summary>Whatever was searched: the title stands in a reader's list, where others may see it. The words asked for are in the links alone.</summary>
    public const string Title = "Offres d’emploi";

    /// <summary>RFC 9562, 6.6: the namespace of names that are addresses.</summary>
    private static readonly Guid Addresses = Guid.Parse("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    public static IEnumerable<PublishedOffer> Of(OfferPage page) => (page.Offers.IsDefault ? [] : page.Offers).Take(Most);

    /// <summary>Does not move with the site: an offer that several sites show is one entry in a reader that follows them all.</summary>
    public static string Id(PublishedOffer offer) => $"urn:uuid:{offer.Id}";

    /// <summary>The same on every page of a search (RFC 5005), made from its address (UUID version 5).</summary>
    public static string FeedId(OfferSite site, OfferPage page)
    {
        var address = Encoding.UTF8.GetBytes(site.Search(page.Search));
        var named = new byte[16 + address.Length];
        Addresses.TryWriteBytes(named, bigEndian: true, out _);
        address.CopyTo(named, 16);
        var hash = SHA1.HashData(named);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return $"urn:uuid:{new Guid(hash.AsSpan(0, 16), bigEndian: true)}";
    }

    public static DateTimeOffset Updated(OfferPage page) => Of(page).Select(offer => offer.ChangedAt).DefaultIfEmpty(page.AsOf).Max();

    /// <summary>RFC 3339, in UTC, to the millisecond.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>What a reader may sort entries by. The terms are codes; the labels are words.</summary>
    public static IEnumerable<(string Scheme, string Term, string Label)> Categories(Posting posting)
    {
        var title = CanonicalTitles.Of(posting.Canonical);
        if (title.Lemma.Length > 0)
        {
            yield return ("urn:federation:title", Codes<CanonicalTitle>.Of(title.Code), title.Lemma);
        }

        if (OfferLines.Department(posting) is { } department)
        {
            yield return ("urn:federation:departement", department.Code.ToString(), department.Name);
        }

        yield return ("urn:federation:contract", Codes<ContractKind>.Of(posting.Contract.Kind), OfferWords.Of(posting.Contract.Kind));
        yield return ("urn:federation:working-time", Codes<WorkingTime>.Of(posting.Hours.Time), OfferWords.Of(posting.Hours.Time));
    }
}
