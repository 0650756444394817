using System.Text;
using Dapper;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Node.Desk;

/// <summary>One request to a trainer that is not on the calendar any more.</summary>
/// <param name="At">When it left.</param>
public sealed record LeftHold(HoldRef Ref, IReadOnlyList<Slot> Slots, DateTimeOffset At);

/// <summary>What the tables of trainings do not keep, since only software that reads calendars asks for it.</summary>
public sealed class TrainingPast(IHubStore store) : ReadModel(store)
{
    /// <summary>Grains of one question.</summary>
    private const int Most = 200;

    /// <summary>Entries of a trainer that are looked at, the last first: some hundred requests.</summary>
    private const int Longest = 500;

    private static readonly string[] Versions = ["session.planned", "session.moved", "collective.meeting-planned", "collective.meeting-cancelled"];
    private static readonly string[] Leaving = ["hold.refused", "hold.dropped", "hold.cancelled"];

    /// <summary>When each last got its version: sessions by their plan or status, collectives by any of their meetings.</summary>
    public async Task<IReadOnlyDictionary<GrainId, DateTimeOffset>> ChangedAt(IReadOnlyCollection<GrainId> grains, CancellationToken cancel)
    {
        var changed = new Dictionary<GrainId, DateTimeOffset>(grains.Count);
        foreach (var some in grains.Distinct().GroupBy(grain => (grain.Hub, grain.Kind)).SelectMany(group => group.Chunk(Most)))
        {
            var (hub, kind) = (some[0].Hub, some[0].Kind);
            var parameters = new DynamicParameters(new { hub = hub.ToString(), of = Codes<GrainKind>.Of(kind) });
            foreach (var (key, at) in await Query<(string Key, long At)>(
                $"SELECT subject_key, MAX(at) FROM entry WHERE hub = @hub AND subject_kind = @of AND subject_key IN {InList.Of(some.Select(grain => grain.Key), parameters)} AND kind IN {InList.Of(Versions, parameters)} GROUP BY subject_key",
                parameters, cancel))
            {
                changed[new GrainId(hub, kind, key)] = DateTimeOffset.FromUnixTimeMilliseconds(at);
            }
        }

        return changed;
    }

    /// <summary>What was on a trainer's calendar, is to come and was called off, by whomever. Only at the trainer's home hub are the entries known.</summary>
    /// <param name="on">What is on it still.</param>
    public async Task<IReadOnlyList<LeftHold>> Left(GrainId trainer, IReadOnlyCollection<HoldRef> on, DateTimeOffset now, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(new { hub = trainer.Hub.ToString(), key = trainer.Key, most = Longest });
        var rows = await Query<(string Kind, string Data, long At)>(
            $"SELECT kind, data, at FROM entry WHERE hub = @hub AND subject_kind = 'trainer' AND subject_key = @key AND kind IN {InList.Of([.. Leaving, "hold.granted"], parameters)} ORDER BY version DESC LIMIT @most",
            parameters, cancel);
        var (left, over) = (new List<LeftHold>(), new Dictionary<HoldRef, DateTimeOffset>());
        foreach (var (kind, data, at) in rows)
        {
            // The last first: what ended is met before what began it.
            switch (DomainJson.Facts.Read(kind, Encoding.UTF8.GetBytes(data)))
            {
                case HoldGranted granted when over.TryGetValue(granted.Ref, out var ended) && !on.Contains(granted.Ref) && granted.Slots[^1].End > now:
                    left.Add(new LeftHold(granted.Ref, granted.Slots, ended));
                    break;
                case HoldRefused refused:
                    over.TryAdd(refused.Ref, DateTimeOffset.FromUnixTimeMilliseconds(at));
                    break;
                case HoldDropped dropped:
                    over.TryAdd(dropped.Ref, DateTimeOffset.FromUnixTimeMilliseconds(at));
                    break;
                case HoldCancelled cancelled:
                    over.TryAdd(cancelled.Ref, DateTimeOffset.FromUnixTimeMilliseconds(at));
                    break;
            }
        }

        return left;
    }
}
