using System.Buffers;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Search.Results;

namespace Federation.Benchmarks.Searches.Racing;

/// <summary>A result in JSON. Each hit is read whole, as a page of results does.</summary>
internal static class OfferAnswer
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _text;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    /// <returns>Good until the next answer of this thread.</returns>
    public static ReadOnlySpan<byte> Of(SearchResult result)
    {
        var text = _text ??= new ArrayBufferWriter<byte>(32 * 1024);
        var json = _json ??= new Utf8JsonWriter(text);
        text.ResetWrittenCount();
        json.Reset(text);
        json.WriteStartObject();
        json.WriteNumber("total", result.Total);
        json.WriteStartArray("hits");
        foreach (var hit in result.Hits)
        {
            Write(json, hit.Offer);
        }

        json.WriteEndArray();
        Write(json, result.Facets.AsSpan());
        json.WriteString("next", result.Next?.ToString());
        json.WriteEndObject();
        json.Flush();
        return text.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter json, PublishedOffer offer)
    {
        json.WriteStartObject();
        json.WriteString("id", offer.Id.ToString());
        json.WriteString("hub", offer.Hub.ToString());
        json.WriteString("published", offer.PublishedAt);
        json.WriteString("title", offer.Posting.Title);
        json.WriteString("department", offer.Posting.Place.Department.ToString());
        json.WriteString("contract", Codes<ContractKind>.Of(offer.Posting.Contract.Kind));
        json.WriteString("workingTime", Codes<WorkingTime>.Of(offer.Posting.Hours.Time));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<Facet> facets)
    {
        json.WriteStartArray("facets");
        foreach (var facet in facets)
        {
            json.WriteStartObject();
            json.WriteString("field", facet.Field.ToString());
            foreach (var (code, count) in facet.Counts)
            {
                json.WriteNumber(code, count);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
