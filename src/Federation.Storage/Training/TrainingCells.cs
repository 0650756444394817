using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Federation.Domain.Grains;

namespace Federation.Storage.Training;

/// <summary>How cells of the training tables are read back.</summary>
internal static class TrainingCells
{
    public static T Read<T>(string json) => JsonSerializer.Deserialize(json, Info<T>())!;

    public static T Read<T>(byte[] json) => JsonSerializer.Deserialize(json, Info<T>())!;

    public static GrainId Grain(string hub, GrainKind kind, string key) => new(HubId.Parse(hub), kind, key);

    public static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)DomainJson.Options.GetTypeInfo(typeof(T));
}
