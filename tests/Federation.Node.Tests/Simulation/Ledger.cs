using Federation.Domain.Grains;

namespace Federation.Node.Tests.Simulation;

/// <summary>What people were told: every acknowledgement is held against the feeds, at once and to the end.</summary>
public sealed class Ledger(World world)
{
    private readonly List<(GrainId Grain, IdempotencyKey Key, Command Command, Reply Reply)> _acknowledged = [];

    /// <summary>Acknowledged commands that wrote something, to be repeated or abused later.</summary>
    public IReadOnlyList<(GrainId Grain, IdempotencyKey Key, Command Command, Reply Reply)> Acknowledged => _acknowledged;

    public void Heard(GrainId grain, IdempotencyKey key, Command command, Reply reply)
    {
        if (reply is { Accepted: true, Position: > 0 })
        {
            Verify(grain, key, reply);
            _acknowledged.Add((grain, key, command, reply));
        }
    }

    public void HeardAgain(GrainId grain, IdempotencyKey key, Reply first, Reply again)
    {
        if (first is { Accepted: true, Position: > 0 } && first != again)
        {
            world.Break($"P1: {key} at {grain} was answered {first}, then {again}");
        }
    }

    public void VerifyAll()
    {
        foreach (var (grain, key, _, reply) in _acknowledged)
        {
            Verify(grain, key, reply);
        }
    }

    private void Verify(GrainId grain, IdempotencyKey key, Reply reply)
    {
        var feed = world.Disks[grain.Hub].Feed;
        if (reply.Position > feed.Count || feed[(int)reply.Position - 1] is not { } entry || entry.Subject != grain || entry.Version != reply.Version || !world.Auditor.Wrote(grain, key))
        {
            world.Break($"P1: {key} at {grain} was acknowledged at #{reply.Position} and is not there");
        }
    }
}
