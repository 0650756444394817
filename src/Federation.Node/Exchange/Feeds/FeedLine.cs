using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Federation.Domain.Grains;

namespace Federation.Node.Exchange.Feeds;

/// <summary>One entry as one line. The same entry is always the same bytes: two exports are compared with any tool.</summary>
internal static class FeedLine
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private static readonly string[] Fields = ["hub", "position", "at", "subject", "version", "audience", "kind", "data"];

    public static ReadOnlyMemory<byte> Write(Entry entry)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString(Fields[0], entry.Hub.ToString());
            writer.WriteNumber(Fields[1], entry.Position);
            writer.WriteString(Fields[2], entry.At.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture));
            writer.WriteString(Fields[3], entry.Subject.ToString());
            writer.WriteNumber(Fields[4], entry.Version);
            writer.WriteString(Fields[5], entry.Audience.ToString());
            writer.WriteString(Fields[6], DomainJson.Facts.NameOf(entry.Fact));
            writer.WritePropertyName(Fields[7]);
            writer.WriteRawValue(DomainJson.Facts.Write(entry.Fact));
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    /// <returns>The entry, or the field and the code of what is wrong with it.</returns>
    public static (Entry? Entry, string? Field, string Code) Read(ReadOnlyMemory<byte> line)
    {
        if (!Utf8.IsValid(line.Span) || line.Span.StartsWith("\uFEFF"u8))
        {
            return (null, null, "invalid-text");
        }

        if (line.Span.Contains((byte)'\r'))
        {
            return (null, null, "carriage-return");
        }

        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : (null, null, "invalid-json");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return (null, null, "invalid-json");
        }
    }

    private static (Entry? Entry, string? Field, string Code) Read(JsonElement line)
    {
        if (line.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !Fields.Contains(name)) is { } unknown)
        {
            return (null, Records.Faults.Shown(unknown), "unknown-field");
        }

        if (Fields.FirstOrDefault(name => !line.TryGetProperty(name, out _)) is { } missing)
        {
            return (null, missing, "missing");
        }

        if (!HubId.TryParse(Text(line, "hub"), out var hub))
        {
            return (null, "hub", "invalid");
        }

        if (Number(line, "position") is not { } position)
        {
            return (null, "position", "invalid");
        }

        if (!DateTimeOffset.TryParseExact(Text(line, "at"), Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
        {
            return (null, "at", "invalid");
        }

        if (!GrainId.TryParse(Text(line, "subject"), out var subject))
        {
            return (null, "subject", "invalid");
        }

        if (Number(line, "version") is not { } version)
        {
            return (null, "version", "invalid");
        }

        if (!Audience.TryParse(Text(line, "audience"), out var audience))
        {
            return (null, "audience", "invalid");
        }

        var kind = Text(line, "kind");
        if (kind is null || !DomainJson.Facts.Names.Contains(kind))
        {
            return (null, "kind", "unknown-kind");
        }

        try
        {
            return (new Entry(hub, position, at, subject, version, audience, StrictFacts.Read(kind, line.GetProperty("data"))), null, "");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or NotSupportedException)
        {
            return (null, PathOf(failure), "invalid-data");
        }
    }

    private static string? Text(JsonElement line, string name) => line.GetProperty(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static long? Number(JsonElement line, string name) =>
        line.GetProperty(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) && number > 0 ? number : null;

    private static string PathOf(Exception failure) => failure is JsonException { Path: ['$', .. var path] } ? Records.Faults.Shown("data" + path) : "data";
}
