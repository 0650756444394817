using Federation.Domain.Grains;
using Federation.Node.Alerts;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Alerts;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Node.Tests.Simulation;

/// <summary>One process: an engine, an inbox per feed, the real deadline runner. All of it dies together and is built again from the disks.</summary>
public sealed class SimulatedNode
{
    // One meter for all seeds: nobody listens, and a thousand meters are slow.
    private static readonly NodeMetrics Metrics = new();

    private static readonly NodeOptions Options = new() { PageLength = 200, SaveCursorsEvery = TimeSpan.Zero };

    private readonly World _world;
    private readonly Dictionary<HubId, Inbox> _inboxes = [];
    private readonly HashSet<HubId> _stepping = [];
    private readonly Dictionary<HubId, AlertTeller> _tellers = [];
    private readonly HashSet<HubId> _telling = [];
    private DeadlineRunner _deadlines = null!;
    private bool _ringing;

    public SimulatedNode(World world, string name, IReadOnlyList<HubId> hubs)
    {
        (_world, Name, Hubs) = (world, name, hubs);
        Start();
    }

    public string Name { get; }

    /// <summary>The hubs that live in this process.</summary>
    public IReadOnlyList<HubId> Hubs { get; }

    public Life Life { get; private set; } = null!;

    public SimulatedEngine Engine { get; private set; } = null!;

    /// <summary>Starts again if it died.</summary>
    public void Revive()
    {
        if (Life.Ended)
        {
            Start();
        }
    }

    /// <summary>Null when this inbox is at work already.</summary>
    public async Task<InboxStep?> Follow(HubId source)
    {
        var life = Life;
        if (!_stepping.Add(source))
        {
            return null;
        }

        try
        {
            return await _inboxes[source].Step(CancellationToken.None);
        }
        finally
        {
            // After a crash the set is the new life's.
            if (life == Life)
            {
                _stepping.Remove(source);
            }
        }
    }

    /// <summary>Null when this hub's teller is at work already, was taken over, or its storage is away.</summary>
    public async Task<TellerStep?> Tell(HubId hub, HubId source)
    {
        var life = Life;
        if (!_telling.Add(hub))
        {
            return null;
        }

        try
        {
            return await _tellers[hub].Step(source, CancellationToken.None);
        }
        catch (StorageException)
        {
            return null;
        }
        catch (TellerSupersededException)
        {
            Begin(hub);
            return null;
        }
        finally
        {
            if (life == Life)
            {
                _telling.Remove(hub);
            }
        }
    }

    public async Task<int> Ring()
    {
        var life = Life;
        if (_ringing)
        {
            return 0;
        }

        _ringing = true;
        try
        {
            return await _deadlines.RunDue(Hubs, CancellationToken.None);
        }
        finally
        {
            if (life == Life)
            {
                _ringing = false;
            }
        }
    }

    private void Begin(HubId hub)
    {
        var around = new SimulatedAlerts(_world, Life);
        _tellers[hub] = new AlertTeller(hub, new SimulatedFeeds(_world, Life, this), new SimulatedLedger(_world, Life), around, new SimulatedTrainings(_world, Life), around, _world.Clock, Options);
    }

    private void Start()
    {
        Life = new Life(_world.Turns, _world.Random, _world.Chaos, where =>
        {
            _world.Trace?.Invoke($"{Name} dies {where}");
            _world.Died?.Invoke(where);
        });
        Engine = new SimulatedEngine(_world, Life);
        _stepping.Clear();
        _ringing = false;
        _inboxes.Clear();
        _telling.Clear();
        var feeds = new SimulatedFeeds(_world, Life, this);
        var cursors = new SimulatedCursors(_world, Life, hub => _world.Disks[hub]);
        foreach (var source in _world.Disks.Keys)
        {
            _inboxes[source] = new Inbox(feeds, Engine, cursors, source, Hubs, 200, (hub, refusal) => _world.Auditor.Skipped(hub, source, refusal));
        }

        foreach (var hub in Hubs)
        {
            Begin(hub);
        }

        _deadlines = new DeadlineRunner(new DueRows(_world, Life), Engine, Metrics, _world.Clock, NullLogger<DeadlineRunner>.Instance);
    }
}
