using Dapper;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Node.Desk;

/// <summary>Names of structures that something else points at by key alone: who gives a course, who pays it, who hosts a collective.</summary>
public sealed class StructureNames(IHubStore store, HubDirectory directory) : ReadModel(store)
{
    private const int Together = 250;

    private const int Most = 20_000;

    /// <summary>By key, of whichever hub lists it, the first by name of hub; a key that no directory knows is left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Of(IEnumerable<string> keys, CancellationToken cancel)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var hubs = await directory.All(cancel);
        foreach (var some in hubs.Count == 0 ? [] : keys.Distinct(StringComparer.Ordinal).Chunk(Together))
        {
            // The hubs are named because the table's key begins with them.
            var parameters = new DynamicParameters();
            var rows = await Query<(string Key, string Name)>(
                $"SELECT key, name FROM structure WHERE hub IN {InList.Of(hubs.Select(hub => hub.Id.ToString()), parameters)} AND key IN {InList.Of(some, parameters)} ORDER BY hub, key", parameters, cancel);
            foreach (var (key, name) in rows)
            {
                names.TryAdd(key, name);
            }
        }

        return names;
    }

    /// <summary>A hub's whole directory, by name.</summary>
    public async Task<IReadOnlyList<(string Key, string Name)>> OfHub(HubId hub, CancellationToken cancel) =>
        [.. (await Query<(string Key, string Name)>("SELECT key, name FROM structure WHERE hub = @hub ORDER BY key LIMIT @most", new { hub = hub.ToString(), most = Most }, cancel))
            .OrderBy(one => StructureLists.Plain(one.Name), StringComparer.Ordinal)];

    /// <summary>The key of a name as somebody typed it; null when no line of the directory has it, accents and capitals aside.</summary>
    public static string? Find(IEnumerable<(string Key, string Name)> directory, string typed)
    {
        var plain = StructureLists.Plain(typed).Trim();
        return directory.FirstOrDefault(one => StructureLists.Plain(one.Name).Trim() == plain).Key;
    }
}
