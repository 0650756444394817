using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Feeds;

namespace Federation.Gateway.Live;

/// <summary>An entry as it goes out: <c>schemas/feed/entry.schema.json</c>.</summary>
public static class FeedJson
{
    /// <returns>Null when entries of this kind do not go out.</returns>
    public static byte[]? Write(Entry entry)
    {
        var kind = DomainJson.Facts.NameOf(entry.Fact);
        if (FeedForms.Of(kind) is not { } form)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("hub", entry.Hub.ToString());
            writer.WriteNumber("position", entry.Position);
            writer.WriteString("at", entry.At.UtcDateTime);
            writer.WriteString("kind", kind);
            writer.WriteNumber("form", form.Version);
            writer.WriteString("subject", entry.Subject.ToString());
            writer.WriteNumber("version", entry.Version);
            writer.WriteString("audience", entry.Audience.ToString());
            writer.WritePropertyName("data");
            if (form.Whole)
            {
                writer.WriteRawValue(DomainJson.Facts.Write(entry.Fact), skipInputValidation: true);
            }
            else
            {
                JsonSerializer.Serialize(writer, FeedChange.Of(entry.Fact), FeedJsonContext.Default.FeedChange);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FeedChange))]
internal sealed partial class FeedJsonContext : JsonSerializerContext;
