using System.Text.Json;

namespace Federation.Quality;

/// <summary>Every rule of axe-core, best practices and the size of targets included.</summary>
public static class Axe
{
    private const string Run = """
        async () => {
          const found = await axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
          return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')} — ${node.failureSummary.replace(/\s+/g, ' ')}`));
        }
        """;

    private static readonly Lazy<string> Script = new(() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));

    public static async Task<IReadOnlyList<string>> Judge(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script.Value);
        }

        var found = await page.EvaluateAsync<JsonElement>(Run);
        return [.. found.EnumerateArray().Select(line => line.GetString()!)];
    }
}
