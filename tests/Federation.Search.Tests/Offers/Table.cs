namespace Federation.Search.Tests.Offers;

/// <summary>A table of this project: a line per row, columns apart by tabulations, comments after #.</summary>
internal static class Table
{
    public static IReadOnlyList<string[]> Rows(string name) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Tables", name)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];
}
