using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Node.Desk;

/// <summary>One line of a hub's directory.</summary>
public sealed record StructureLine(string Key, string Name, string Kind, string? Finess, string? Commune, DepartmentCode? Department);

/// <param name="Number">From 1.</param>
/// <param name="Total">Lines that match, on all pages.</param>
public sealed record StructurePage(IReadOnlyList<StructureLine> Lines, int Number, int Pages, int Total);

/// <summary>
/// The directory of a hub, searched by name or commune. Matched and sorted here and not in SQL: the two engines do not agree on accents and
/// capitals, and a directory has some thousands of lines at most.
/// </summary>
public sealed class StructureLists(IHubStore store) : ReadModel(store)
{
    public const int PageLength = 40;

    private const int LongestDirectory = 20_000;

    public async Task<StructurePage> Find(HubId hub, string? words, int page, CancellationToken cancel)
    {
        var rows = await Query<(string Key, string Name, string Kind, string? Finess, string? Commune, string? Department)>(
            "SELECT key, name, kind_label, finess, commune, department FROM structure WHERE hub = @hub ORDER BY key LIMIT @most",
            new { hub = hub.ToString(), most = LongestDirectory }, cancel);

        var wanted = Plain(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = rows
            .Select(row => (Row: row, Sort: Plain(row.Name), Text: Plain($"{row.Name} {row.Commune}")))
            .Where(line => wanted.All(word => line.Text.Contains(word, StringComparison.Ordinal)))
            .OrderBy(line => line.Sort, StringComparer.Ordinal).ThenBy(line => line.Row.Key, StringComparer.Ordinal)
            .ToList();

        var pages = Math.Max(1, (found.Count + PageLength - 1) / PageLength);
        page = Math.Clamp(page, 1, pages);
        return new StructurePage(
            [.. found.Skip((page - 1) * PageLength).Take(PageLength).Select(line => new StructureLine(
                line.Row.Key, line.Row.Name, line.Row.Kind, line.Row.Finess, line.Row.Commune, line.Row.Department is { } code ? DepartmentCode.Parse(code) : null))],
            page, pages, found.Count);
    }

    /// <summary>Lower case, no accents, one space for whatever separates words: what people type and what is written meet.</summary>
    internal static string Plain(string text)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant())
        {
            _ = letter switch
            {
                'à' or 'â' or 'ä' => plain.Append('a'),
                'ç' => plain.Append('c'),
                'é' or 'è' or 'ê' or 'ë' => plain.Append('e'),
                'î' or 'ï' => plain.Append('i'),
                'ô' or 'ö' => plain.Append('o'),
                'ù' or 'û' or 'ü' => plain.Append('u'),
                'ÿ' => plain.Append('y'),
                'œ' => plain.Append("oe"),
                'æ' => plain.Append("ae"),
                _ when char.IsLetterOrDigit(letter) => plain.Append(letter),
                _ => plain.Append(' '),
            };
        }

        return plain.ToString();
    }
}
