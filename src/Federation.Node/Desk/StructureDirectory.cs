using Federation.Domain.Grains;
using Federation.Domain.Structures;
using Federation.Domain.Territories;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Node.Desk;

/// <param name="Hubs">Null: all.</param>
/// <param name="Words">Of the name or the commune, in any order.</param>
public sealed record StructureFilter(IReadOnlyCollection<HubId>? Hubs = null, string? Words = null, DepartmentCode? Department = null, RegionCode? Region = null, string? Finess = null);

/// <summary>A place in the directory: after the structure of this name and identity.</summary>
public readonly record struct StructurePlace(string Sort, string Grain) : IComparable<StructurePlace>
{
    public int CompareTo(StructurePlace other) => string.CompareOrdinal(Sort, other.Sort) is var byName and not 0 ? byName : string.CompareOrdinal(Grain, other.Grain);
}

/// <param name="Total">On all pages.</param>
public sealed record StructuresFound(IReadOnlyList<(GrainId Grain, StructureProfile Profile, StructurePlace Place)> Lines, bool More, int Total);

/// <summary>
/// The directories of all hubs as one, by name. Matched and sorted here for the reason that <see cref="StructureLists"/> gives; kept in memory, and
/// read again only when a structure was described since, which is looked up every second at most.
/// </summary>
public sealed class StructureDirectory(IHubStore store, GrainStates states, TimeProvider clock) : ReadModel(store)
{
    public const int LongestPage = 100;

    /// <summary>Structures of the federation; beyond, the last by key are not found by this door.</summary>
    private const int Most = 100_000;

    private const int LongLook = 20_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly IHubStore _store = store;
    private readonly SemaphoreSlim _reading = new(1);
    private volatile Known? _known;

    /// <param name="most">1 to <see cref="LongestPage"/>.</param>
    public async Task<StructuresFound> Find(StructureFilter filter, StructurePlace? after, int most, CancellationToken cancel)
    {
        most = Math.Clamp(most, 1, LongestPage);
        var known = await Current(cancel);
        var words = StructureLists.Plain(filter.Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (total, lines) = (0, new List<Line>(most + 1));
        foreach (var line in known.Lines)
        {
            if (!line.Matches(filter, words))
            {
                continue;
            }

            total++;
            if (lines.Count <= most && (after is not { } place || line.Place.CompareTo(place) > 0))
            {
                lines.Add(line);
            }
        }

        var shown = lines.Take(most).ToList();
        var profiles = await states.Load([.. shown.Select(line => line.Grain)], cancel);
        return new StructuresFound(
            [.. shown.Where(line => profiles.ContainsKey(line.Grain)).Select(line => (line.Grain, ((StructureState)profiles[line.Grain]).Profile, line.Place))],
            lines.Count > most, total);
    }

    private async ValueTask<Known> Current(CancellationToken cancel)
    {
        if (_known is { } known && clock.GetElapsedTime(known.Stamp) < Fresh)
        {
            return known;
        }

        await _reading.WaitAsync(cancel);
        try
        {
            if (_known is { } meanwhile && clock.GetElapsedTime(meanwhile.Stamp) < Fresh)
            {
                return meanwhile;
            }

            var heads = await _store.Heads(cancel);
            var lines = _known is { } last && !await Changed(last.Heads, heads, cancel) ? last.Lines : await Lines(cancel);
            return _known = new Known(lines, heads, clock.GetTimestamp());
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Looks at the entries since, of the feeds that grew; where they are many, reading the structures anew is no more work.</summary>
    private async Task<bool> Changed(IReadOnlyDictionary<HubId, long> before, IReadOnlyDictionary<HubId, long> now, CancellationToken cancel)
    {
        foreach (var (hub, head) in now)
        {
            var from = before.GetValueOrDefault(hub);
            if (head - from > LongLook || (head > from && (await Query<long>(
                "SELECT position FROM entry WHERE hub = @hub AND position > @from AND kind = 'structure.described' ORDER BY position LIMIT 1", new { hub = hub.ToString(), from }, cancel)).Count > 0))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<Line[]> Lines(CancellationToken cancel)
    {
        var rows = await Query<(string Hub, string Key, string Name, string? Finess, string? Commune, string? Department, string? Region)>(
            "SELECT hub, key, name, finess, commune, department, region FROM structure ORDER BY hub, key LIMIT @most", new { most = Most }, cancel);
        Line[] lines = [.. rows.Select(row => new Line(
            new GrainId(HubId.Parse(row.Hub), GrainKind.Structure, row.Key), new StructurePlace(StructureLists.Plain(row.Name), $"{row.Hub}/{row.Key}"),
            StructureLists.Plain($"{row.Name} {row.Commune}"), row.Finess, row.Department, row.Region))];
        Array.Sort(lines, (a, b) => a.Place.CompareTo(b.Place));
        return lines;
    }

    private sealed record Known(Line[] Lines, IReadOnlyDictionary<HubId, long> Heads, long Stamp);

    private sealed record Line(GrainId Grain, StructurePlace Place, string Text, string? Finess, string? Department, string? Region)
    {
        public bool Matches(StructureFilter filter, string[] words)
        {
            if (filter.Hubs is { } hubs && !hubs.Contains(Grain.Hub))
            {
                return false;
            }

            if ((filter.Department is { } department && Department != department.ToString()) || (filter.Region is { } region && Region != region.ToString()) || (filter.Finess is { } finess && Finess != finess))
            {
                return false;
            }

            foreach (var word in words)
            {
                if (!Text.Contains(word, StringComparison.Ordinal))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
