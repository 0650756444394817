using System.Text.Json;
using System.Text.Json.Serialization;

namespace Federation.Domain.Grains;

/// <summary>An id with one text form: one parse, one print, one JSON string.</summary>
public interface ITextId<T> where T : struct, ITextId<T>
{
    static abstract bool TryParse(string? text, out T id);
}

public static class TextId
{
    /// <exception cref="FormatException">The text is not such an id.</exception>
    public static T Parse<T>(string? text) where T : struct, ITextId<T> =>
        T.TryParse(text, out var id) ? id : throw new FormatException($"not a {typeof(T).Name}");

    /// <summary>Lower-case letters, digits and inner hyphens: what a key, a code or a URL segment may hold.</summary>
    public static bool IsSlug(string? text, int most)
    {
        if (text is null || text.Length == 0 || text.Length > most || text[0] == '-' || text[^1] == '-')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return true;
    }
}

public sealed class TextIdConverter<T> : JsonConverter<T> where T : struct, ITextId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && T.TryParse(reader.GetString(), out var id) ? id : throw new JsonException($"not a {typeof(T).Name}");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.TryParse(reader.GetString(), out var id) ? id : throw new JsonException($"not a {typeof(T).Name}");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString()!);
}
