using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;

namespace Federation.Node.Tests.Simulation;

/// <summary>Four hubs, their processes, their network, their people and their clock: all of it follows from one number.</summary>
public sealed class World
{
    /// <summary>Steps in which everything that waits is done; a world takes some thousands.</summary>
    private const int MostTurns = 200_000;

    private readonly Actors _actors;
    private InvariantBroken? _broken;
    private Exception? _failure;

    public World(int seed, Flaw flaw = Flaw.None, Action<string>? trace = null)
    {
        (Random, Flaw, Trace) = (new Random(seed), flaw, trace);
        Turns = new Turns(Random);
        Chaos = new Chaos(Random);
        Wire = new Wire(Random.Next(24) == 0);
        Clock = new SimulatedClock(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero).AddMinutes(Random.Next(700_000)));
        Auditor = new Auditor(this);
        Ledger = new Ledger(this);
        foreach (var hub in Places.Hubs)
        {
            Disks[hub] = new Disk(hub, this);
        }

        _actors = new Actors(this);
        Nodes = Place();
    }

    public Random Random { get; }

    public Flaw Flaw { get; }

    public Action<string>? Trace { get; }

    /// <summary>Told where each process died.</summary>
    public Action<string>? Died { get; set; }

    public Turns Turns { get; }

    public Chaos Chaos { get; }

    public Wire Wire { get; }

    public SimulatedClock Clock { get; }

    public SimulatedNetwork Network { get; } = new();

    public SortedDictionary<HubId, Disk> Disks { get; } = [];

    public IReadOnlyList<SimulatedNode> Nodes { get; }

    public Auditor Auditor { get; }

    public Ledger Ledger { get; }

    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(Clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <returns>The hash of every feed.</returns>
    public string Run()
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(Turns);
        try
        {
            Open();
            for (var act = 0; act < 3; act++)
            {
                Live(Random.Next(150, 450));
                Settle();
            }

            Align();
            PassTime();
            return Auditor.Digest();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    public bool StorageIsAway() => !Chaos.Calm && Random.NextDouble() < Chaos.StorageAway;

    /// <summary>A process that serves this hub now; started again when it is dead.</summary>
    public SimulatedNode NodeOf(HubId hub)
    {
        var serving = Nodes.Where(node => node.Hubs.Contains(hub)).ToList();
        var node = serving[Random.Next(serving.Count)];
        node.Revive();
        return node;
    }

    public void Break(string what)
    {
        _broken ??= new InvariantBroken(what);
        throw _broken;
    }

    public async void Go(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (SimulatedCrash)
        {
            // The process died with its work; another life goes on from the disk.
        }
        catch (Exception failure)
        {
            _failure ??= failure;
        }
    }

    /// <summary>Each hub its own process or two; or two processes that both serve every hub, as on one database.</summary>
    private List<SimulatedNode> Place()
    {
        if (Random.Next(4) == 0)
        {
            return [new SimulatedNode(this, "both", [.. Disks.Keys]), new SimulatedNode(this, "twin", [.. Disks.Keys])];
        }

        var nodes = new List<SimulatedNode>();
        foreach (var hub in Disks.Keys)
        {
            nodes.Add(new SimulatedNode(this, hub.ToString(), [hub]));
            if (Random.Next(2) == 0)
            {
                nodes.Add(new SimulatedNode(this, $"{hub}-twin", [hub]));
            }
        }

        return nodes;
    }

    private void Open()
    {
        Chaos.Calm = true;
        foreach (var (hub, profile, settings) in Places.Draw(Random))
        {
            Go(async () => await NodeOf(hub).Engine.Ask(
                GrainId.Platform(hub), new DescribePlatform(profile, settings), Caller.Operator, IdempotencyKey.Parse("open"), CancellationToken.None));
        }

        RunAll();
        Chaos.Calm = false;
    }

    private void Live(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            if (Turns.Any && Random.Next(10) < 7)
            {
                Turns.RunOne();
                Check();
                continue;
            }

            switch (Random.Next(100))
            {
                case < 16:
                    var teller = Nodes[Random.Next(Nodes.Count)];
                    var (told, heard) = (teller.Hubs[Random.Next(teller.Hubs.Count)], Places.Hubs[Random.Next(Places.Hubs.Count)]);
                    teller.Revive();
                    Go(() => teller.Tell(told, heard));
                    break;
                case < 47:
                    var follower = Nodes[Random.Next(Nodes.Count)];
                    var source = Places.Hubs[Random.Next(Places.Hubs.Count)];
                    follower.Revive();
                    Go(() => follower.Follow(source));
                    break;
                case < 88:
                    Go(_actors.Act());
                    break;
                case < 92:
                    var ringer = Nodes[Random.Next(Nodes.Count)];
                    ringer.Revive();
                    Go(ringer.Ring);
                    break;
                case < 97:
                    Clock.Advance(Jump());
                    Trace?.Invoke($"it is {Now:u}");
                    break;
                case < 98:
                    Nodes[Random.Next(Nodes.Count)].Engine.Evict();
                    break;
                case < 99:
                    Nodes[Random.Next(Nodes.Count)].Life.End("without a reason");
                    break;
                default:
                    Cut();
                    break;
            }

            Check();
        }
    }

    private TimeSpan Jump() => Random.Next(100) switch
    {
        < 50 => TimeSpan.FromMinutes(Random.Next(1, 120)),
        < 80 => TimeSpan.FromHours(Random.Next(2, 30)),
        < 94 => TimeSpan.FromDays(Random.Next(1, 6)),
        < 99 => TimeSpan.FromDays(Random.Next(6, 40)),
        _ => TimeSpan.FromDays(Random.Next(300, 800)),
    };

    private void Cut()
    {
        var a = Places.Hubs[Random.Next(Places.Hubs.Count)];
        var b = Places.Hubs[Random.Next(Places.Hubs.Count)];
        var until = Now.AddHours(Random.Next(2) == 0 ? Random.Next(1, 12) : Random.Next(12, 400));
        Network.Cut(a, b, until);
        Trace?.Invoke($"{a} and {b} cannot reach each other until {until:u}");
    }

    /// <summary>Nothing fails any more and nobody acts: everything that was under way arrives, then all must agree.</summary>
    private void Settle()
    {
        Trace?.Invoke("everything heals");
        Chaos.Calm = true;
        Network.Heal();
        RunAll();
        for (var round = 0; Progresses(); round++)
        {
            if (round == 200)
            {
                Break("the hubs do not come to rest");
            }
        }

        AtRest.Check(this);
        AlertsAtRest.Check(this);
        Chaos.Calm = false;
    }

    private bool Progresses()
    {
        var moved = false;
        var before = Disks.Values.Sum(disk => disk.Feed.Count);
        foreach (var node in Nodes)
        {
            node.Revive();
            foreach (var source in Places.Hubs)
            {
                Go(async () => moved |= await node.Follow(source) is { Read: > 0 });
                RunAll();
            }

            Go(node.Ring);
            RunAll();
            foreach (var hub in node.Hubs)
            {
                Go(async () => moved |= await Tell(node, hub));
                RunAll();
            }
        }

        return moved || Disks.Values.Sum(disk => disk.Feed.Count) != before;
    }

    /// <summary>As the worker does: every feed in turn, and the round is over for one that was taken over.</summary>
    private static async Task<bool> Tell(SimulatedNode node, HubId hub)
    {
        var moved = false;
        foreach (var source in Places.Hubs)
        {
            if (await node.Tell(hub, source) is not { } step)
            {
                return true;
            }

            moved |= step.Read > 0;
        }

        return moved;
    }

    /// <summary>Every origin whose copy differs takes over what the other holds; then nothing differs.</summary>
    private void Align()
    {
        Chaos.Calm = true;
        foreach (var grain in Auditor.Referrals.Where(grain => Auditor.Referral(grain) is { Side: Side.Origin, Differs: true }).ToList())
        {
            Go(() => _actors.Align(grain));
            RunAll();
        }

        Settle();
        AtRest.NothingDiffers(this);
    }

    /// <summary>Nobody does anything for three months: the clocks alone must bring every request somewhere.</summary>
    private void PassTime()
    {
        for (var i = 0; i < 3; i++)
        {
            Clock.Advance(TimeSpan.FromDays(31));
            Settle();
        }

        AtRest.NothingLiesForgotten(this);
    }

    private void RunAll()
    {
        // Two copies that each take over what the other tells would talk for ever, and so would the test.
        for (var turn = 0; Turns.Any; turn++)
        {
            if (turn == MostTurns)
            {
                Break("the hubs never fall silent");
            }

            Turns.RunOne();
            Check();
        }
    }

    private void Check()
    {
        if (_broken is not null)
        {
            throw _broken;
        }

        if (_failure is not null)
        {
            throw new InvariantBroken($"unexpected {_failure}");
        }
    }
}

public sealed class InvariantBroken(string what) : Exception(what);
