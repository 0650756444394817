namespace Federation.Search.Analysis;

/// <summary>The data files that are part of this assembly.</summary>
internal static class Resource
{
    public static Stream Open(string name) =>
        typeof(Resource).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"the data file {name} is not in the assembly");

    /// <summary>Without empty lines and those that start with #.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    /// <summary>A word without capitals, accents and ligatures.</summary>
    public static string Plain(string word)
    {
        Span<char> plain = stackalloc char[2 * word.Length];
        var used = 0;
        foreach (var c in word)
        {
            used += Characters.Fold(c, out plain[used], out plain[used + 1]);
        }

        return plain[..used].ToString();
    }
}
