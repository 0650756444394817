using System.Text;
using System.Text.RegularExpressions;

namespace Federation.Running;

/// <summary>Letters that left into the data folder, as their reader would read them.</summary>
public static partial class Letters
{
    /// <summary>The path of the sign-in link in the latest letter to this address.</summary>
    public static Task<string> Link(Place place, string to) => Until.Found($"a letter to {to}", async () =>
    {
        foreach (var file in new DirectoryInfo(Path.Combine(place.Data, "courriels")).EnumerateFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc))
        {
            var letter = await File.ReadAllTextAsync(file.FullName);
            if (letter.Contains(to, StringComparison.Ordinal) && LinkIn().Match(Body(letter)) is { Success: true } match)
            {
                return match.Value;
            }
        }

        return null;
    });

    /// <summary>All letters to this address, the latest first.</summary>
    public static async Task<IReadOnlyList<string>> To(Place place, string address)
    {
        var folder = new DirectoryInfo(Path.Combine(place.Data, "courriels"));
        var letters = new List<string>();
        foreach (var file in folder.Exists ? folder.EnumerateFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc).ToList() : [])
        {
            var letter = await File.ReadAllTextAsync(file.FullName);
            if (letter.Contains(address, StringComparison.Ordinal))
            {
                letters.Add(letter);
            }
        }

        return letters;
    }

    public static string Body(string letter)
    {
        var parts = letter.ReplaceLineEndings("\n").Split("\n\n", 2);
        return parts[0].Contains("base64", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8.GetString(Convert.FromBase64String(parts[1].Replace("\n", "", StringComparison.Ordinal)))
            : SoftBreak().Replace(parts[1], "").Replace("=3D", "=", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"/espace/lien/[A-Za-z0-9_-]+")]
    private static partial Regex LinkIn();

    [GeneratedRegex("=\n")]
    private static partial Regex SoftBreak();
}
