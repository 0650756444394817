using System.Text;
using Dapper;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Node.Desk;

/// <summary>Many grains in one question, for a page of a list: what each holds, or what became of it.</summary>
public sealed class GrainStates(IHubStore store) : ReadModel(store)
{
    /// <summary>Grains of one question.</summary>
    public const int Most = 200;

    /// <summary>Entries of one story.</summary>
    public const int LongestStory = 500;

    /// <summary>Those that exist.</summary>
    public async Task<IReadOnlyDictionary<GrainId, GrainState>> Load(IReadOnlyCollection<GrainId> grains, CancellationToken cancel)
    {
        var states = new Dictionary<GrainId, GrainState>(grains.Count);
        foreach (var some in grains.Distinct().Chunk(Most))
        {
            var parameters = new DynamicParameters();
            var rows = await Query<(string Hub, string Kind, string Key, string State)>(
                $"SELECT hub, kind, key, state FROM grain WHERE {Among(some, "kind", "key", parameters)}", parameters, cancel);
            foreach (var row in rows)
            {
                var kind = Codes<GrainKind>.Parse(row.Kind);
                states[new GrainId(HubId.Parse(row.Hub), kind, row.Key)] = DomainJson.ReadState(kind, Encoding.UTF8.GetBytes(row.State));
            }
        }

        return states;
    }

    /// <summary>The last <see cref="LongestStory"/> entries of each, oldest first.</summary>
    public async Task<IReadOnlyDictionary<GrainId, IReadOnlyList<Entry>>> Stories(IReadOnlyCollection<GrainId> grains, CancellationToken cancel)
    {
        var stories = new Dictionary<GrainId, IReadOnlyList<Entry>>(grains.Count);
        foreach (var some in grains.Distinct().Chunk(Most))
        {
            // A subject's versions are 1, 2, 3…: its last entries are those of its last versions.
            var parameters = new DynamicParameters(new { longest = (long)LongestStory });
            var rows = await Query<EntryRow>(
                $"SELECT {EntryRow.Columns} FROM entry WHERE {Among(some, "subject_kind", "subject_key", parameters)}"
                + " AND version > (SELECT MAX(l.version) FROM entry l WHERE l.hub = entry.hub AND l.subject_kind = entry.subject_kind AND l.subject_key = entry.subject_key) - @longest"
                + " ORDER BY hub, subject_kind, subject_key, version",
                parameters, cancel);
            foreach (var story in rows.Select(row => row.Read()).GroupBy(entry => entry.Subject))
            {
                stories[story.Key] = [.. story];
            }
        }

        return stories;
    }

    private static string Among(IEnumerable<GrainId> grains, string kind, string key, DynamicParameters parameters)
    {
        var parts = grains.GroupBy(grain => (grain.Hub, grain.Kind)).Select(some =>
            $"(hub IN {InList.Of([some.Key.Hub], parameters)} AND {kind} IN {InList.Of([Codes<GrainKind>.Of(some.Key.Kind)], parameters)} AND {key} IN {InList.Of(some.Select(grain => grain.Key), parameters)})");
        return $"({string.Join(" OR ", parts)})";
    }
}
