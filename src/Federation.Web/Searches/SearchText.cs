using Federation.Gateway.Jobs;

namespace Federation.Web.Searches;

/// <summary>The text of a search, one field more or less: every link of the page of offers is made so.</summary>
public static class SearchText
{
    public static IEnumerable<(string Name, string Value)> Fields(string text)
    {
        foreach (var field in text.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equal = field.IndexOf('=');
            if (equal > 0)
            {
                yield return (field[..equal], Uri.UnescapeDataString(field[(equal + 1)..].Replace('+', ' ')).Trim());
            }
        }
    }

    public static IEnumerable<string> Values(string text, string name) => Fields(text).Where(field => field.Name == name).Select(field => field.Value);

    public static string With(string text, string name, string value)
    {
        var field = $"{name}={Uri.EscapeDataString(value)}";
        return text.Length == 0 ? field : $"{text}&{field}";
    }

    /// <summary>Without any field of these names.</summary>
    public static string Without(string text, params string[] names) => Joined(Fields(text).Where(field => !names.Contains(field.Name)));

    /// <summary>Without this value; others of the same name stay.</summary>
    public static string WithoutValue(string text, string name, string value) => Joined(Fields(text).Where(field => field != (name, value)));

    /// <summary>The address of the page.</summary>
    public static string Page(string text) => Under(OfferPaths.Search, text);

    /// <param name="path">One of <see cref="OfferPaths"/>.</param>
    public static string Under(string path, string text) => text.Length == 0 ? path : $"{path}?{text}";

    private static string Joined(IEnumerable<(string Name, string Value)> fields) => string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
}
