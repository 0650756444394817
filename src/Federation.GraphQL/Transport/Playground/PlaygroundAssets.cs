using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Federation.GraphQL.Transport.Playground;

/// <summary>GraphiQL's script and style sheet, out of the assembly. Their names carry their content's digest, so that browsers keep them for good.</summary>
internal static class PlaygroundAssets
{
    public static readonly Asset Script = Load("page.js", "text/javascript; charset=utf-8");

    public static readonly Asset Style = Load("page.css", "text/css; charset=utf-8");

    private static readonly FrozenDictionary<string, Asset> ByName = new[] { Script, Style }.ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    public static async Task Handle(HttpContext context)
    {
        var response = context.Response;
        if (context.Request.RouteValues["file"] is not string file || !ByName.TryGetValue(file, out var asset))
        {
            response.StatusCode = 404;
            return;
        }

        var headers = response.Headers;
        headers.ContentType = asset.Type;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        headers.XContentTypeOptions = "nosniff";
        if (TakesBrotli(context.Request))
        {
            headers.ContentEncoding = "br";
            response.ContentLength = asset.Packed.Length;
            await response.Body.WriteAsync(asset.Packed, context.RequestAborted);
            return;
        }

        await using var unpacked = new BrotliStream(new MemoryStream(asset.Packed), CompressionMode.Decompress);
        await unpacked.CopyToAsync(response.Body, context.RequestAborted);
    }

    private static bool TakesBrotli(HttpRequest request)
    {
        foreach (var coding in request.GetTypedHeaders().AcceptEncoding)
        {
            if (coding.Value.Equals("br", StringComparison.OrdinalIgnoreCase))
            {
                return coding.Quality is not 0;
            }
        }

        return false;
    }

    private static Asset Load(string name, string type)
    {
        using var resource = typeof(PlaygroundAssets).Assembly.GetManifestResourceStream($"Federation.GraphQL.Playground.{name}.br")!;
        var packed = new byte[resource.Length];
        resource.ReadExactly(packed);
        var digest = Convert.ToHexStringLower(SHA256.HashData(packed).AsSpan(0, 6));
        return new Asset($"{Path.GetFileNameWithoutExtension(name)}-{digest}{Path.GetExtension(name)}", type, packed);
    }

    internal sealed record Asset(string Name, string Type, byte[] Packed);
}
