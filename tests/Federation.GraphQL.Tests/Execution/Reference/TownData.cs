using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Federation.GraphQL.Tests.Execution.Reference;

/// <summary>The town of <c>peers/town.json</c>, as <c>peers/execute.mjs</c> reads it: where the data says so, reading throws.</summary>
internal static class TownData
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Here())!, "../../peers");

    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "town.json"))).RootElement;

    private static readonly Dictionary<string, Thing> Objects =
        Root.GetProperty("objects").EnumerateArray().Select(Make).ToDictionary(thing => thing.Id, StringComparer.Ordinal);

    public static string Sdl { get; } = File.ReadAllText(Path.Combine(Folder, "town.graphql"));

    public static JsonElement Query => Root.GetProperty("query");

    public static Thing? Find(string id) => Objects.GetValueOrDefault(id);

    public static string? Text(this JsonElement held) => held.Value().ValueKind == JsonValueKind.Null ? null : held.GetString();

    public static long? Whole(this JsonElement held) => held.Value().ValueKind == JsonValueKind.Null ? null : held.GetInt64();

    public static double? Real(this JsonElement held) =>
        held.ValueKind == JsonValueKind.Object && held.TryGetProperty("$nan", out _) ? double.NaN : held.Value().ValueKind == JsonValueKind.Null ? null : held.GetDouble();

    public static bool? Flag(this JsonElement held) => held.Value().ValueKind == JsonValueKind.Null ? null : held.GetBoolean();

    public static Kind? Kind(this JsonElement held) => held.Text() is { } name ? Enum.TryParse<Kind>(name, ignoreCase: true, out var kind) ? kind : (Kind)99 : null;

    public static DateOnly? Day(this JsonElement held) => held.Text() is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd") : null;

    public static Thing? Thing(this JsonElement held) =>
        held.Value().ValueKind == JsonValueKind.Null ? null : Objects[held.GetProperty("$ref").GetString()!];

    public static List<T>? List<T>(this JsonElement held, Func<JsonElement, T> item) =>
        held.Value().ValueKind == JsonValueKind.Null ? null : [.. held.EnumerateArray().Select(item)];

    private static JsonElement Value(this JsonElement held) =>
        held.ValueKind == JsonValueKind.Object && held.TryGetProperty("$throw", out _) ? throw new InvalidOperationException("thrown") : held;

    private static Thing Make(JsonElement data) => data.GetProperty("__typename").GetString() switch
    {
        "Person" => new Person(data),
        "Dog" => new Dog(data),
        "Cat" => new Cat(data),
        _ => new Place(data),
    };

    private static string Here([CallerFilePath] string path = "") => path;
}

public enum Kind
{
    Maker,
    Seller,
    Dreamer,
}
