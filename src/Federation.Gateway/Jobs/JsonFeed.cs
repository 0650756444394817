using System.Text.Json;
using Federation.Domain.Jobs;

namespace Federation.Gateway.Jobs;

/// <summary>The same page as JSON Feed 1.1 (jsonfeed.org/version/1.1).</summary>
public static class JsonFeed
{
    public const string ContentType = "application/feed+json";
    public const int MostItems = FeedEntries.Most;

    public static ReadOnlyMemory<byte> Write(OfferPage page, OfferSite site) => PlainJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("version", "https://jsonfeed.org/version/1.1");
        json.WriteString("title", FeedEntries.Title);
        json.WriteString("home_page_url", site.Search(page.Here));
        json.WriteString("feed_url", site.With(OfferPaths.JsonFeed, page.Here));
        if (page.Next is { } next)
        {
            json.WriteString("next_url", site.With(OfferPaths.JsonFeed, next));
        }

        json.WriteString("language", "fr");
        Author(json, site.Name);
        json.WriteStartArray("items");
        foreach (var offer in FeedEntries.Of(page))
        {
            Item(json, offer, site);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Item(Utf8JsonWriter json, PublishedOffer offer, OfferSite site)
    {
        json.WriteStartObject();
        json.WriteString("id", FeedEntries.Id(offer));
        json.WriteString("url", site.Offer(offer.Id));
        json.WriteString("title", OfferLines.Title(offer.Posting));
        json.WriteString("content_text", OfferLines.Short(offer.Posting));
        json.WriteString("date_published", FeedEntries.Instant(offer.PublishedAt));
        json.WriteString("date_modified", FeedEntries.Instant(offer.ChangedAt));
        Author(json, OfferLines.Employer(offer.Posting));
        json.WriteStrings("tags", [.. FeedEntries.Categories(offer.Posting).Select(category => category.Label)]);
        json.WriteEndObject();
    }

    private static void Author(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray("authors");
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
