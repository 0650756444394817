using System.Text.Json;

namespace Federation.Gateway.Tests.Asking;

public static class Json
{
    public static JsonElement At(this JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var step in path)
        {
            json = json.TryGetProperty(step, out var next) ? next : throw new InvalidOperationException($"no \"{step}\" in {json}");
        }

        return json;
    }

    public static string Text(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path).GetString() ?? throw new InvalidOperationException($"null at {string.Join('.', path!)} in {json}");

    public static bool IsNull(this JsonElement json, params ReadOnlySpan<string> path) => json.At(path).ValueKind == JsonValueKind.Null;
}
