using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Node.Exchange.Feeds;

/// <param name="Restored">Hubs that were written.</param>
/// <param name="Unchanged">Hubs that were there already, entry for entry.</param>
/// <param name="Faults">Not empty: nothing was written.</param>
public sealed record FeedImportReport(ImmutableArray<HubId> Restored, ImmutableArray<HubId> Unchanged, ImmutableArray<FeedFault> Faults);

/// <summary>
/// Brings an exported folder back. The whole folder is checked, and compared with what is there, before the first hub is written; each hub is
/// then written in one transaction, so an interrupted import is finished by doing it again.
/// </summary>
public static class FeedImport
{
    public static async Task<FeedImportReport> Read(IHubStore store, string folder, Action<FeedProgress>? progress, CancellationToken cancel)
    {
        var (manifest, faults) = await FeedCheck.Folder(folder, progress, cancel);
        if (manifest is null || !faults.IsEmpty)
        {
            return new FeedImportReport([], [], faults);
        }

        var heads = await store.Heads(cancel);
        var restored = ImmutableArray.CreateBuilder<HubId>();
        var unchanged = ImmutableArray.CreateBuilder<HubId>();
        var different = ImmutableArray.CreateBuilder<FeedFault>();
        foreach (var hub in manifest.Hubs)
        {
            var there = heads.GetValueOrDefault(hub.Id);
            if (there == 0)
            {
                restored.Add(hub.Id);
            }
            else if (await FirstDifference(store, hub, there, folder, cancel) is { } line)
            {
                different.Add(FeedMessages.Fault(FeedFormat.FileOf(hub.Id), line, null, "feed-differs"));
            }
            else
            {
                unchanged.Add(hub.Id);
            }
        }

        if (different.Count > 0)
        {
            return new FeedImportReport([], [], different.ToImmutable());
        }

        foreach (var hub in restored)
        {
            await store.Restore(hub, Entries(Path.Combine(folder, FeedFormat.FileOf(hub)), cancel), cancel);
        }

        return new FeedImportReport(restored.ToImmutable(), unchanged.ToImmutable(), []);
    }

    /// <summary>The first line that is not the entry there; one past the shorter end when one is the beginning of the other.</summary>
    private static async Task<long?> FirstDifference(IHubStore store, ManifestHub hub, long there, string folder, CancellationToken cancel)
    {
        long line = 0;
        await using var stored = FeedExport.Entries(store, hub.Id, there, cancel).GetAsyncEnumerator(cancel);
        await foreach (var entry in Entries(Path.Combine(folder, FeedFormat.FileOf(hub.Id)), cancel))
        {
            line++;
            if (!await stored.MoveNextAsync() || !FeedLine.Write(entry).Span.SequenceEqual(FeedLine.Write(stored.Current).Span))
            {
                return line;
            }
        }

        return there == line ? null : line + 1;
    }

    private static async IAsyncEnumerable<Entry> Entries(string path, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var (line, _) in FeedLines.Read(path, null, cancel))
        {
            // Checked a moment ago: what is unreadable now was changed meanwhile, and the transaction ends with it.
            yield return FeedLine.Read(line).Entry ?? throw new InvalidDataException($"{Path.GetFileName(path)} was changed during the import");
        }
    }
}
