using System.Text.Json;
using System.Text.Json.Serialization;

namespace Federation.Domain.Grains;

/// <summary>The kebab-case code of each member of a closed list, as it stands in feeds, tables and GraphQL.</summary>
public static class Codes<T> where T : struct, Enum
{
    private static readonly Dictionary<T, string> ByValue =
        Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

    private static readonly Dictionary<string, T> ByCode = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> All => ByCode.Keys;

    public static string Of(T value) => ByValue[value];

    public static bool TryParse(string? code, out T value)
    {
        value = default;
        return code is not null && ByCode.TryGetValue(code, out value);
    }

    /// <exception cref="FormatException">The code is not in the list.</exception>
    public static T Parse(string code) =>
        TryParse(code, out var value) ? value : throw new FormatException($"'{code}' is not one of {typeof(T).Name}'s codes");
}

/// <summary>Writes a closed list by its codes; refuses numbers, so that a renumbered list cannot change old entries.</summary>
public sealed class CodeConverter<T> : JsonConverter<T> where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Codes<T>.TryParse(reader.GetString(), out var value)
            ? value
            : throw new JsonException($"not one of {typeof(T).Name}'s codes");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Codes<T>.Of(value));
}
