using System.Text.RegularExpressions;
using Federation.Web.Shared;
using Microsoft.AspNetCore.Razor.Hosting;

namespace Federation.Server.Tests.Http;

/// <param name="Name">As conventions call it: <c>/Espace/Recues</c>.</param>
/// <param name="Path">An address that leads to it, with a hub and keys that look right.</param>
public sealed record CompiledPage(string Name, string Path)
{
    public bool IsPublic => PublicPages.All.Contains(Name);

    public bool HasHub { get; init; }

    public override string ToString() => Name;
}

/// <summary>Every page that the program carries, read from what was compiled: a page cannot be forgotten.</summary>
public static partial class CompiledPages
{
    public static IReadOnlyList<CompiledPage> All { get; } =
    [
        .. new RazorCompiledItemLoader().LoadItems(typeof(PublicPages).Assembly)
            .Where(item => item.Kind == "mvc.1.0.razor-page")
            .Select(item =>
            {
                var name = item.Identifier["/Pages".Length..^".cshtml".Length];
                var template = item.Type.GetCustomAttributes(typeof(RazorCompiledItemMetadataAttribute), false).Cast<RazorCompiledItemMetadataAttribute>()
                    .FirstOrDefault(data => data.Key == "RouteTemplate")?.Value;
                var path = template is null ? Default(name) : template.StartsWith('/') ? template : $"{Default(name)}/{template}";
                return new CompiledPage(name, Filled(path)) { HasHub = path.Contains("{hub", StringComparison.Ordinal) };
            }),
    ];

    private static string Default(string name) => name.EndsWith("/Index", StringComparison.Ordinal) ? name[..^"/Index".Length].ToLowerInvariant() : name.ToLowerInvariant();

    private static string Filled(string template)
    {
        var path = Parameter().Replace(template, match => match.Groups["name"].Value switch
        {
            "hub" => "aura",
            "id" => "019a0000-0000-7000-8000-000000000000",
            "code" when match.Value.Contains("int", StringComparison.Ordinal) => "404",
            "code" => "234A-CDEF",
            _ => "inconnu",
        }).TrimEnd('/');
        return path.Length == 0 ? "/" : path.StartsWith('/') ? path : $"/{path}";
    }

    [GeneratedRegex(@"\{\*?(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
