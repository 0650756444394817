namespace Federation.Web.Words;

/// <summary>Names of the languages met most in requests (ISO 639-1); another one is shown by its code.</summary>
public static class LanguageWords
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["fr"] = "français", ["en"] = "anglais", ["es"] = "espagnol", ["pt"] = "portugais", ["it"] = "italien", ["de"] = "allemand", ["ar"] = "arabe",
        ["ru"] = "russe", ["uk"] = "ukrainien", ["ro"] = "roumain", ["tr"] = "turc", ["fa"] = "persan, dari", ["ps"] = "pachto", ["so"] = "somali",
        ["ti"] = "tigrigna", ["am"] = "amharique", ["bn"] = "bengali", ["zh"] = "chinois", ["sq"] = "albanais", ["ka"] = "géorgien", ["br"] = "breton",
    };

    /// <summary>In the order of a list to choose from.</summary>
    public static IReadOnlyCollection<string> Codes => Names.Keys;

    public static string Of(string code) => Names.GetValueOrDefault(code, code);
}
