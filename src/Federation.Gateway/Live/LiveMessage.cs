using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Gateway.Live;

/// <summary>One item of a stream, already written: <c>schemas/feed/message.schema.json</c>. Who shares it copies bytes.</summary>
[JsonConverter(typeof(LiveMessageConverter))]
public sealed class LiveMessage
{
    private LiveMessage(byte[] json) => Json = json;

    internal byte[] Json { get; }

    internal static LiveMessage Start(IEnumerable<(HubId Hub, long Position)> place) => Of(writer =>
    {
        writer.WriteString("type", "start");
        Write(writer, "place", place);
    });

    internal static LiveMessage Current(DateTimeOffset at, IReadOnlyList<(HubId Hub, long Told, long Looked)> places) => Of(writer =>
    {
        writer.WriteString("type", "current");
        writer.WriteString("at", at.UtcDateTime);
        Write(writer, "after", places.Select(place => (place.Hub, place.Told)));
        Write(writer, "until", places.Select(place => (place.Hub, place.Looked)));
    });

    /// <param name="code">See <see cref="LiveCodes"/>.</param>
    internal static LiveMessage End(string code) => Of(writer =>
    {
        writer.WriteString("type", "end");
        writer.WriteString("code", code);
    });

    /// <param name="entries">Written entries, with commas between them.</param>
    /// <param name="left">Positions of those with which an offer ceased to answer the search.</param>
    internal static LiveMessage Entries(HubId hub, long told, long until, ReadOnlySpan<byte> entries, List<long>? left = null)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $$"""{"type":"entries","hub":"{{hub}}","after":{{told}},"until":{{until}},"entries":[""");
        var tail = left is null ? "]}" : string.Create(CultureInfo.InvariantCulture, $$"""],"left":[{{string.Join(',', left)}}]}""");
        var json = new byte[head.Length + entries.Length + tail.Length];
        Encoding.ASCII.GetBytes(head, json);
        entries.CopyTo(json.AsSpan(head.Length));
        Encoding.ASCII.GetBytes(tail, json.AsSpan(head.Length + entries.Length));
        return new LiveMessage(json);
    }

    private static LiveMessage Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return new LiveMessage(buffer.WrittenSpan.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<(HubId Hub, long Position)> place)
    {
        writer.WriteStartObject(name);
        foreach (var (hub, position) in place)
        {
            writer.WriteNumber(hub.ToString(), position);
        }

        writer.WriteEndObject();
    }
}

public sealed class LiveMessageConverter : JsonConverter<LiveMessage>
{
    public override LiveMessage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, LiveMessage value, JsonSerializerOptions options) => writer.WriteRawValue(value.Json, skipInputValidation: true);
}
