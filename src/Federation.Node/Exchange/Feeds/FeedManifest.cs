using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Node.Exchange.Feeds;

internal sealed record ManifestHub(HubId Id, long Head, string Sha256);

internal sealed record FeedManifest(string Format, int Version, IReadOnlyList<ManifestHub> Hubs)
{
    public static async Task<(FeedManifest? Manifest, FeedFault? Fault)> Read(string folder, CancellationToken cancel)
    {
        var path = Path.Combine(folder, FeedFormat.Manifest);
        if (!File.Exists(path))
        {
            return (null, Fault(null, "missing-file"));
        }

        try
        {
            await using var file = File.OpenRead(path);
            var manifest = file.Length > FeedFormat.LargestManifest ? null : await JsonSerializer.DeserializeAsync(file, ManifestJson.Default.FeedManifest, cancel);
            return manifest is null ? (null, Fault(null, "invalid-manifest"))
                : manifest.Format != FeedFormat.Name ? (null, Fault("format", "unknown-format"))
                : manifest.Version > FeedFormat.Version ? (null, Fault("version", "newer-version"))
                : manifest.Version < 1 ? (null, Fault("version", "invalid"))
                : manifest.Hubs.Any(hub => hub.Head < 1) || manifest.Hubs.DistinctBy(hub => hub.Id).Count() != manifest.Hubs.Count ? (null, Fault("hubs", "invalid"))
                : (manifest, null);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return (null, Fault(null, "invalid-manifest"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, Fault(null, "unreadable"));
        }
    }

    private static FeedFault Fault(string? field, string code) => FeedMessages.Fault(FeedFormat.Manifest, null, field, code);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(FeedManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
