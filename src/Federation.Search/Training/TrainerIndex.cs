using System.Diagnostics.CodeAnalysis;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Storage.Training;

namespace Federation.Search.Training;

/// <summary>What became of trainers and pairs; null: not there any more.</summary>
public sealed record TrainerChanges(IReadOnlyDictionary<GrainId, KnownTrainer?> Trainers, IReadOnlyDictionary<GrainId, PairRow?> Pairs);

/// <summary>The trainers and pairs of all hubs in memory. Readers take the <see cref="Snapshot"/> and never wait; writers take turns.</summary>
public sealed class TrainerIndex
{
    private readonly Lock _writing = new();
    private TrainerSnapshot _snapshot = TrainerSnapshot.Empty;

    public TrainerSnapshot Snapshot => Volatile.Read(ref _snapshot);

    /// <summary>These and no others.</summary>
    public void Rebuild(IEnumerable<KnownTrainer> trainers, IEnumerable<PairRow> pairs)
    {
        lock (_writing)
        {
            var known = trainers.ToDictionary(trainer => trainer.Grain, trainer => new PackedTrainer(trainer));
            var rows = pairs.Where(pair => pair.Status == PairStatus.Formed).ToDictionary(pair => pair.Grain);
            Volatile.Write(ref _snapshot, new TrainerSnapshot(known, rows, Pack(rows, known, [], _ => true)));
        }
    }

    /// <summary>All at once. A pair is packed again when it or one of its members changed.</summary>
    public void Apply(TrainerChanges changes)
    {
        if (changes.Trainers.Count == 0 && changes.Pairs.Count == 0)
        {
            return;
        }

        lock (_writing)
        {
            var now = _snapshot;
            var trainers = new Dictionary<GrainId, PackedTrainer>(now.Trainers);
            foreach (var (grain, trainer) in changes.Trainers)
            {
                Set(trainers, grain, trainer is null ? null : new PackedTrainer(trainer));
            }

            var rows = now.Rows;
            if (changes.Pairs.Count > 0)
            {
                rows = new Dictionary<GrainId, PairRow>(rows);
                foreach (var (grain, pair) in changes.Pairs)
                {
                    Set(rows, grain, pair?.Status == PairStatus.Formed ? pair : null);
                }
            }

            var before = new Dictionary<GrainId, PackedPair>(now.Pairs);
            foreach (var pair in now.Packed)
            {
                before[pair.Row.Grain] = pair;
            }

            Volatile.Write(ref _snapshot, new TrainerSnapshot(
                trainers, rows, Pack(rows, trainers, before, pair => changes.Pairs.ContainsKey(pair.Grain) || pair.Members.Any(member => changes.Trainers.ContainsKey(member.Trainer)))));
        }
    }

    /// <summary>In order of hub and key, so that what is equal otherwise is in the same order everywhere.</summary>
    private static PackedPair[] Pack(Dictionary<GrainId, PairRow> rows, Dictionary<GrainId, PackedTrainer> trainers, Dictionary<GrainId, PackedPair> before, Func<PairRow, bool> changed)
    {
        var packed = new List<PackedPair>(rows.Count);
        foreach (var row in rows.Values)
        {
            if (before.TryGetValue(row.Grain, out var same) && !changed(row))
            {
                packed.Add(same);
            }
            else if (TryMembers(row, trainers, out var members))
            {
                packed.Add(new PackedPair(row, members));
            }
        }

        packed.Sort((a, b) => a.Row.Grain.Hub.CompareTo(b.Row.Grain.Hub) is var byHub and not 0 ? byHub : string.CompareOrdinal(a.Row.Grain.Key, b.Row.Grain.Key));
        return [.. packed];
    }

    private static bool TryMembers(PairRow row, Dictionary<GrainId, PackedTrainer> trainers, [NotNullWhen(true)] out PackedTrainer[]? members)
    {
        members = new PackedTrainer[row.Members.Length];
        for (var i = 0; i < members.Length; i++)
        {
            if (!trainers.TryGetValue(row.Members[i].Trainer, out var member))
            {
                members = null;
                return false;
            }

            members[i] = member;
        }

        return members.Length > 0;
    }

    private static void Set<T>(Dictionary<GrainId, T> all, GrainId grain, T? value) where T : class
    {
        if (value is null)
        {
            all.Remove(grain);
        }
        else
        {
            all[grain] = value;
        }
    }
}
