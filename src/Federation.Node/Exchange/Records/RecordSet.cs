using System.Collections.Immutable;
using System.Reflection;

namespace Federation.Node.Exchange.Records;

/// <summary>The files of a folder of records, read once and bounded; or what kept them from being read.</summary>
public sealed record RecordSet(ImmutableDictionary<string, byte[]> Files, ImmutableArray<ImportFault> Faults)
{
    public const string Hubs = "hubs.json";
    public const string Structures = "structures.json";
    public const string Referrals = "referrals.json";
    public const string Offers = "offers.json";
    public const string Courses = "courses.json";
    public const string Collectives = "collectives.json";
    public const int LargestFile = 50 * 1024 * 1024;

    private const string Resource = "demonstration/";

    /// <summary>Hubs first, since the others name them.</summary>
    public static ImmutableArray<string> Known { get; } = [Hubs, Structures, Referrals, Offers, Courses, Collectives];

    /// <summary>The demonstration data that the program carries.</summary>
    public static RecordSet Demonstration()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return Of(Known.ToDictionary(name => name, name =>
        {
            using var stream = assembly.GetManifestResourceStream(Resource + name) ?? throw new InvalidOperationException($"{name} is not embedded");
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return memory.ToArray();
        }));
    }

    public static RecordSet Of(IReadOnlyDictionary<string, byte[]> files) => new(files.ToImmutableDictionary(StringComparer.Ordinal), []);

    public static async Task<RecordSet> FromFolder(string folder, CancellationToken cancel)
    {
        var faults = new Faults();
        var files = ImmutableDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
        {
            faults.Add(new RecordPlace(folder), null, "no-folder");
            return new RecordSet(files.ToImmutable(), faults.ToImmutable());
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (!Known.Contains(name))
            {
                // A misspelt name silently passed over is an import that looks complete and is not.
                faults.Add(new RecordPlace(name), null, "unknown-file");
                continue;
            }

            try
            {
                if (await Read(path, cancel) is { } bytes)
                {
                    files[name] = bytes;
                }
                else
                {
                    faults.Add(new RecordPlace(name), null, "file-too-large");
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                faults.Add(new RecordPlace(name), null, "unreadable");
            }
        }

        return new RecordSet(files.ToImmutable(), faults.ToImmutable());
    }

    private static async Task<byte[]?> Read(string path, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (file.Length > LargestFile)
        {
            return null;
        }

        // Sized by what it was, not by what it grows to meanwhile.
        var bytes = new byte[file.Length];
        var read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
