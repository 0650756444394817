using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Domain.Training;

namespace Federation.Cluster.Worker.Race;

/// <summary>Who can be asked for, the same in every process that knows the number.</summary>
public sealed class Roster
{
    public const int Trainers = 40;
    public const int Pairs = 120;

    private Roster(ImmutableArray<RosterTrainer> all, ImmutableArray<(RosterTrainer Peer, RosterTrainer Professional)> couples) => (All, Couples) = (all, couples);

    public static ImmutableArray<HubId> Hubs { get; } = [.. new[] { "aura", "bretagne", "idf", "occitanie" }.Select(HubId.Parse)];

    public ImmutableArray<RosterTrainer> All { get; }

    public ImmutableArray<(RosterTrainer Peer, RosterTrainer Professional)> Couples { get; }

    public static Roster Of(int seed)
    {
        var random = new Random(seed);
        var all = Enumerable.Range(0, Trainers)
            .Select(i => new RosterTrainer(TrainerId.Of(Key(random)).At(Hubs[i % Hubs.Length]), i % 8 < 4 ? TrainerRole.Peer : TrainerRole.Professional, PrivateLink.Hash($"race-{seed}-{i}")))
            .ToImmutableArray();
        var (peers, professionals) = (all.Where(one => one.Role == TrainerRole.Peer).ToList(), all.Where(one => one.Role == TrainerRole.Professional).ToList());
        return new Roster(all, [.. Enumerable.Range(0, Pairs).Select(_ => (peers[random.Next(peers.Count)], professionals[random.Next(professionals.Count)]))]);
    }

    private static Guid Key(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}

/// <param name="Owner">Hash of the private link by which this person answers.</param>
public sealed record RosterTrainer(GrainId Trainer, TrainerRole Role, string Owner)
{
    public Caller Person => new(Domain.Grains.Role.Person, default, Owner);
}
