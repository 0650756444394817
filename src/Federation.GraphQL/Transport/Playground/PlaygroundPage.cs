using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Federation.GraphQL.Transport.Playground;

/// <summary>The page that GraphiQL runs in. Nothing inline and nothing from elsewhere, so that its policy can forbid both.</summary>
internal static class PlaygroundPage
{
    /// <summary>Of the assets, under the mapped path.</summary>
    public const string Folder = "graphiql";

    public static Task Handle(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = context.Response.Headers;
        headers.ContentType = "text/html; charset=utf-8";
        headers.ContentSecurityPolicy = Policy(nonce);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers.Vary = "Accept";
        var folder = HtmlEncoder.Default.Encode(context.Request.PathBase.Add(context.Request.Path).ToUriComponent().TrimEnd('/') + "/" + Folder);
        return context.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Explorateur GraphQL</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" nonce="{nonce}" href="{folder}/{PlaygroundAssets.Style.Name}">
            <script type="module" src="{folder}/{PlaygroundAssets.Script.Name}"></script>
            </head>
            <body>
            <div id="graphiql"><p>Chargement de l’explorateur…</p></div>
            <noscript><p>L’explorateur a besoin de JavaScript.</p></noscript>
            </body>
            </html>
            """,
            context.RequestAborted);
    }

    private static string Policy(string nonce) =>
        $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
