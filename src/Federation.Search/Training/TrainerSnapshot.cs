using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Storage.Training;

namespace Federation.Search.Training;

/// <summary>Trainers and pairs of all hubs at one instant. Nothing in it changes.</summary>
public sealed class TrainerSnapshot
{
    private readonly PackedPair[] _pairs;

    internal TrainerSnapshot(Dictionary<GrainId, PackedTrainer> trainers, Dictionary<GrainId, PairRow> rows, PackedPair[] pairs) => (Trainers, Rows, _pairs) = (trainers, rows, pairs);

    public static TrainerSnapshot Empty { get; } = new([], [], []);

    public int Count => Trainers.Count;

    /// <summary>Whose members are all known.</summary>
    public int Pairs => _pairs.Length;

    internal Dictionary<GrainId, PackedTrainer> Trainers { get; }

    /// <summary>Formed pairs, those too of which a member is not known yet.</summary>
    internal Dictionary<GrainId, PairRow> Rows { get; }

    internal ReadOnlySpan<PackedPair> Packed => _pairs;

    public KnownTrainer? Find(GrainId trainer) => Trainers.GetValueOrDefault(trainer)?.Known;

    /// <summary>Null: not formed, or not any more.</summary>
    public PairRow? FindPair(GrainId pair) => Rows.GetValueOrDefault(pair);

    public PairsFound Find(PairQuery query) => PairSearch.Find(_pairs, query);

    /// <summary>Who could fill a place, the best first.</summary>
    public IReadOnlyList<Candidate> Candidates(CandidateQuery query) => CandidateSearch.Find(Trainers.Values, query);

    /// <summary>Who could work with this trainer, the nearest first; empty when one is not known.</summary>
    public IReadOnlyList<Partner> Partners(GrainId trainer, DateOnly from, DateOnly to, int most) =>
        Trainers.GetValueOrDefault(trainer) is { } one ? PartnerSearch.Find(one, Trainers.Values, from, to, most) : [];

    /// <summary>When all of these are free; null when one of them is not known.</summary>
    public SlotSet? Joint(IReadOnlyCollection<GrainId> trainers, DateOnly from, int days)
    {
        FreeBits? joint = null;
        foreach (var trainer in trainers)
        {
            if (!Trainers.TryGetValue(trainer, out var packed))
            {
                return null;
            }

            joint = joint is { } others ? others.And(packed.Free) : packed.Free;
        }

        return joint?.Within(from, days);
    }
}
