using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Node.Exchange.Feeds;

/// <summary>
/// Writes every feed of a storage into a folder. Nothing in it depends on when or where it was written, so two exports of the same feeds are
/// the same bytes. Sealed rows stay where they are: a feed only says that they exist.
/// </summary>
public static class FeedExport
{
    /// <param name="folder">Made by this; must not hold anything. It appears whole or not at all.</param>
    /// <exception cref="IOException">The folder is not empty, or the disk said no.</exception>
    /// <exception cref="StorageException">The database said no.</exception>
    public static async Task Write(IHubStore store, string folder, Action<FeedProgress>? progress, CancellationToken cancel)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new IOException($"{folder} is not an empty folder");
        }

        var partial = folder + ".partial";
        if (Directory.Exists(partial))
        {
            Directory.Delete(partial, recursive: true);
        }

        Directory.CreateDirectory(Path.Combine(partial, FeedFormat.Folder));

        // Heads first: what is appended meanwhile belongs to the next export.
        var heads = (await store.Heads(cancel)).Where(pair => pair.Value > 0).OrderBy(pair => pair.Key).ToList();
        var digests = new Dictionary<HubId, string>();
        foreach (var (hub, head) in heads)
        {
            digests[hub] = await WriteFeed(store, hub, head, Path.Combine(partial, FeedFormat.FileOf(hub)), progress, cancel);
        }

        await WriteManifest(Path.Combine(partial, FeedFormat.Manifest), heads, digests, cancel);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder);
        }

        Directory.Move(partial, folder);
    }

    /// <summary>Entries 1 to <paramref name="head"/>, a page at a time.</summary>
    internal static async IAsyncEnumerable<Entry> Entries(IHubStore store, HubId hub, long head, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        for (long position = 0; position < head;)
        {
            var page = await store.Read(hub, position, (int)Math.Min(FeedFormat.Page, head - position), cancel);
            if (page.Count == 0 || page[0].Position != position + 1)
            {
                throw new InvalidDataException($"the feed of {hub} has a gap after {position.ToString(CultureInfo.InvariantCulture)}");
            }

            foreach (var entry in page)
            {
                yield return entry;
            }

            position = page[^1].Position;
        }
    }

    private static async Task<string> WriteFeed(IHubStore store, HubId hub, long head, string path, Action<FeedProgress>? progress, CancellationToken cancel)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        await foreach (var entry in Entries(store, hub, head, cancel))
        {
            var line = FeedLine.Write(entry);
            if (line.Length > FeedFormat.LongestLine)
            {
                throw new InvalidDataException($"entry {entry.Position} of {hub} is longer than an import would read");
            }

            digest.AppendData(line.Span);
            await file.WriteAsync(line, cancel);
            if (entry.Position % FeedFormat.Page == 0 || entry.Position == head)
            {
                progress?.Invoke(new FeedProgress(hub, entry.Position, head));
            }
        }

        await file.FlushAsync(cancel);
        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private static async Task WriteManifest(string path, List<KeyValuePair<HubId, long>> heads, Dictionary<HubId, string> digests, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await using (var writer = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteString("format", FeedFormat.Name);
            writer.WriteNumber("version", FeedFormat.Version);
            writer.WriteStartArray("hubs");
            foreach (var (hub, head) in heads)
            {
                writer.WriteStartObject();
                writer.WriteString("id", hub.ToString());
                writer.WriteNumber("head", head);
                writer.WriteString("sha256", digests[hub]);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            await writer.FlushAsync(cancel);
        }

        file.Write("\n"u8);
        file.Flush(flushToDisk: true);
    }
}
