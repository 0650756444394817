using System.Collections.Immutable;
using System.Security.Cryptography;
using Federation.Domain.Grains;

namespace Federation.Node.Exchange.Feeds;

/// <summary>Reads a whole exported folder and believes nothing: every line, every rank, every fold.</summary>
internal static class FeedCheck
{
    /// <summary>Past the first bad line of a file nothing can be said of the ranks that follow: one fault per file.</summary>
    public static async Task<(FeedManifest? Manifest, ImmutableArray<FeedFault> Faults)> Folder(string folder, Action<FeedProgress>? progress, CancellationToken cancel)
    {
        var (manifest, wrong) = await FeedManifest.Read(folder, cancel);
        if (manifest is null)
        {
            return (null, [wrong!]);
        }

        var faults = ImmutableArray.CreateBuilder<FeedFault>();
        var feeds = Path.Combine(folder, FeedFormat.Folder);
        var listed = manifest.Hubs.Select(hub => FeedFormat.FileOf(hub.Id)).ToHashSet(StringComparer.Ordinal);
        var present = Directory.Exists(feeds) ? Directory.EnumerateFiles(feeds).Select(path => $"{FeedFormat.Folder}/{Path.GetFileName(path)}") : [];
        faults.AddRange(present.Where(file => !listed.Contains(file)).Order(StringComparer.Ordinal).Select(file => FeedMessages.Fault(Records.Faults.Shown(file), null, null, "unlisted-file")));
        foreach (var hub in manifest.Hubs)
        {
            if (await Feed(folder, hub, progress, cancel) is { } fault)
            {
                faults.Add(fault);
            }
        }

        return (manifest, faults.ToImmutable());
    }

    private static async Task<FeedFault?> Feed(string folder, ManifestHub hub, Action<FeedProgress>? progress, CancellationToken cancel)
    {
        var file = FeedFormat.FileOf(hub.Id);
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            return FeedMessages.Fault(file, null, null, "missing-file");
        }

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var grains = new Dictionary<GrainId, (GrainState? State, long Version)>();
        long number = 0;
        try
        {
            await foreach (var (line, fault) in FeedLines.Read(path, digest.AppendData, cancel))
            {
                number++;
                var (field, code) = fault is null ? Entry(line, hub.Id, number, grains) : (null, fault);
                if (code is not null)
                {
                    return FeedMessages.Fault(file, number, field, code);
                }

                if (number % FeedFormat.Page == 0 || number == hub.Head)
                {
                    progress?.Invoke(new FeedProgress(hub.Id, number, hub.Head));
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return FeedMessages.Fault(file, number + 1, null, "unreadable");
        }

        return number != hub.Head ? FeedMessages.Fault(file, number, null, "wrong-head")
            : Convert.ToHexStringLower(digest.GetHashAndReset()) != hub.Sha256 ? FeedMessages.Fault(file, null, null, "wrong-digest")
            : null;
    }

    private static (string? Field, string? Code) Entry(ReadOnlyMemory<byte> line, HubId hub, long position, Dictionary<GrainId, (GrainState? State, long Version)> grains)
    {
        var (entry, field, code) = FeedLine.Read(line);
        if (entry is null)
        {
            return (field, code);
        }

        if (entry.Hub != hub || entry.Subject.Hub != hub)
        {
            return (entry.Hub != hub ? "hub" : "subject", "wrong-hub");
        }

        if (entry.Position != position)
        {
            return ("position", "wrong-position");
        }

        var (state, version) = grains.GetValueOrDefault(entry.Subject);
        if (entry.Version != version + 1)
        {
            return ("version", "wrong-version");
        }

        try
        {
            grains[entry.Subject] = (Grain.Apply(entry.Subject, state, entry.Fact, entry.At), entry.Version);
            return (null, null);
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or FormatException or NullReferenceException)
        {
            // A fold has no guard of its own: on entries that no decision wrote, it fails wherever it happens to.
            return ("data", "does-not-fold");
        }
    }
}
