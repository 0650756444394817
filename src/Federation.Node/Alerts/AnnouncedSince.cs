using System.Globalization;
using System.Text;
using Dapper;
using Federation.Domain.Alerts;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Node.Alerts;

/// <summary>How a session that was full came to have room.</summary>
/// <param name="Version">Of the entry that said so: each opening has its own.</param>
public readonly record struct Opening(long Version, DateTimeOffset At)
{
    public Thing Thing(GrainId session) => new(session, Happening.PlaceFreed, Version.ToString(CultureInfo.InvariantCulture));
}

/// <summary>When something was first said of sessions and meetings, from the feeds: the tables keep what is, not since when.</summary>
public sealed class AnnouncedSince(IHubStore store) : ReadModel(store)
{
    /// <summary>Grains of one question.</summary>
    private const int Together = 200;

    public async Task<IReadOnlyDictionary<GrainId, DateTimeOffset>> Sessions(IReadOnlyCollection<GrainId> sessions, CancellationToken cancel)
    {
        var since = new Dictionary<GrainId, DateTimeOffset>(sessions.Count);
        foreach (var (subject, entry) in await Entries(sessions, "version = 1", [], cancel))
        {
            since[subject] = entry.At;
        }

        return since;
    }

    /// <summary>By the key of the meeting in its collective.</summary>
    public async Task<IReadOnlyDictionary<(GrainId Collective, string Key), DateTimeOffset>> Meetings(IReadOnlyCollection<GrainId> collectives, CancellationToken cancel)
    {
        var since = new Dictionary<(GrainId, string), DateTimeOffset>();
        foreach (var (subject, entry) in await Entries(collectives, "", ["collective.meeting-planned"], cancel))
        {
            if (entry.Fact is MeetingPlanned planned)
            {
                since.TryAdd((subject, planned.Meeting.Key), entry.At);
            }
        }

        return since;
    }

    /// <summary>Of those that have room now: since when, if they were full before.</summary>
    public async Task<IReadOnlyDictionary<GrainId, Opening>> Freed(IReadOnlyCollection<GrainId> sessions, CancellationToken cancel)
    {
        var freed = new Dictionary<GrainId, Opening>();
        foreach (var story in (await Entries(sessions, "", ["session.places"], cancel)).GroupBy(pair => pair.Subject, pair => pair.Entry))
        {
            if (Last(story) is { } opening)
            {
                freed[story.Key] = opening;
            }
        }

        return freed;
    }

    /// <summary>Of the entries on places of one session, oldest first: the one that ended its being full, when nothing filled it since.</summary>
    public static Opening? Last(IEnumerable<(long Version, DateTimeOffset At, Fact Fact)> places)
    {
        Opening? opening = null;
        var full = false;
        foreach (var (version, at, fact) in places)
        {
            if (fact is not SessionPlaces said)
            {
                continue;
            }

            if (said.Free is 0 || said.Waiting)
            {
                (full, opening) = (true, null);
            }
            else
            {
                opening = full ? new Opening(version, at) : opening;
                full = false;
            }
        }

        return opening;
    }

    private async Task<List<(GrainId Subject, (long Version, DateTimeOffset At, Fact Fact) Entry)>> Entries(IReadOnlyCollection<GrainId> subjects, string rest, string[] kinds, CancellationToken cancel)
    {
        var entries = new List<(GrainId, (long, DateTimeOffset, Fact))>();
        foreach (var some in subjects.Distinct().GroupBy(grain => (grain.Hub, grain.Kind)).SelectMany(group => group.Chunk(Together)))
        {
            var (hub, kind) = (some[0].Hub, some[0].Kind);
            var parameters = new DynamicParameters(new { hub = hub.ToString(), of = Codes<GrainKind>.Of(kind) });
            var where = kinds.Length == 0 ? rest : $"kind IN {InList.Of(kinds, parameters)}";
            foreach (var row in await Query<(string Key, long Version, long At, string Kind, string Data)>(
                $"SELECT subject_key, version, at, kind, data FROM entry WHERE hub = @hub AND subject_kind = @of AND subject_key IN {InList.Of(some.Select(grain => grain.Key), parameters)} AND {where} ORDER BY subject_key, version",
                parameters, cancel))
            {
                entries.Add((new GrainId(hub, kind, row.Key), (row.Version, DateTimeOffset.FromUnixTimeMilliseconds(row.At), DomainJson.Facts.Read(row.Kind, Encoding.UTF8.GetBytes(row.Data)))));
            }
        }

        return entries;
    }
}
