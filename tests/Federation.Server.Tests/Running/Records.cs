using Federation.Node.Exchange.Records;

namespace Federation.Running;

/// <summary>The demonstration records as a folder, to be spoiled by a test.</summary>
public static class Records
{
    /// <param name="only">File names to keep; all when none is given.</param>
    public static async Task<string> WriteTo(string folder, params string[] only)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, bytes) in RecordSet.Demonstration().Files.Where(file => only.Length == 0 || only.Contains(file.Key)))
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes);
        }

        return folder;
    }

    /// <summary>A migrated place with the demonstration records in it.</summary>
    public static async Task<Place> Import(Place place, string scratch, params string[] only)
    {
        var ran = await Commands.Run(place, "import", await WriteTo(scratch, only));
        return ran.Code == 0 ? place : throw new InvalidOperationException(ran.ToString());
    }

    /// <summary>Every byte of an export: names and contents.</summary>
    public static async Task<string> Export(Place place, string into)
    {
        var ran = await Commands.Run(place, "export", into);
        return ran.Code == 0 ? Bytes(into) : throw new InvalidOperationException(ran.ToString());
    }

    public static string Bytes(string folder) => string.Concat(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"== {Path.GetRelativePath(folder, file)}\n{File.ReadAllText(file)}\n"));
}
