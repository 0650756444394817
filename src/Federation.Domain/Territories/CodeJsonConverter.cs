using System.Text.Json;
using System.Text.Json.Serialization;

namespace Federation.Domain.Territories;

public delegate bool TryParseCode<TCode>(string? text, out TCode code);

/// <summary>
/// A code is a plain JSON string, and a property name when it is a dictionary key. An unknown code is refused on reading;
/// a default one is refused on writing, since nobody could read it back.
/// </summary>
public abstract class CodeJsonConverter<TCode>(TryParseCode<TCode> tryParse) : JsonConverter<TCode>
    where TCode : struct
{
    public sealed override TCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Known(reader.TokenType == JsonTokenType.String ? reader.GetString() : null);

    public sealed override TCode ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Known(reader.GetString());

    public sealed override void Write(Utf8JsonWriter writer, TCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Text(value));

    public sealed override void WriteAsPropertyName(Utf8JsonWriter writer, TCode value, JsonSerializerOptions options) =>
        writer.WritePropertyName(Text(value));

    private TCode Known(string? text) =>
        tryParse(text, out var code) ? code : throw new JsonException($"Not a {typeof(TCode).Name}: '{text}'.");

    private static string Text(TCode value) =>
        value.ToString() is { Length: > 0 } text ? text : throw new JsonException($"A default {typeof(TCode).Name} has no code to write.");
}
