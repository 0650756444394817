using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Calls;

/// <summary>AURA and n hubs that follow each other's feeds, each at its own pace, some entries twice. Keys are known as by an engine.</summary>
internal sealed class CallTown
{
    private readonly Random _random;
    private readonly Dictionary<GrainId, GrainState> _grains = [];
    private readonly Dictionary<HubId, List<Entry>> _feeds = [];
    private readonly Dictionary<(HubId Reader, HubId Source), int> _cursors = [];
    private readonly HashSet<(GrainId, IdempotencyKey)> _keys = [];
    private readonly PlatformState _platform = new(Examples.Hubs.Aura.Profile, HubSettings.Default, Some.Now);

    public CallTown(int seed, int hubs)
    {
        _random = new Random(seed);
        Claimants = [.. Enumerable.Range(0, hubs).Select(n => HubId.Parse($"hub-{n}"))];
        foreach (var hub in Claimants.Append(Some.Aura))
        {
            _feeds[hub] = [];
        }

        Do(Some.Aura, Some.Filing(), Caller.Visitor);
    }

    public HubId[] Claimants { get; }

    public ReferralId Request { get; } = Some.Id;

    public DateTimeOffset Now { get; set; } = Some.Now;

    public GrainState? State(GrainId grain) => _grains.GetValueOrDefault(grain);

    public GrainState? State(HubId hub, ReferralId id) => State(id.At(hub));

    public CallState? Call(HubId hub) => (CallState?)State(Request.CallAt(hub));

    public int Facts<T>() where T : Fact => _feeds.Values.Sum(feed => feed.Count(entry => entry.Fact is T));

    public void Everybody(Action<HubId> act)
    {
        var order = Claimants.ToArray();
        _random.Shuffle(order);
        foreach (var hub in order)
        {
            act(hub);
        }
    }

    /// <summary>As soon as this hub has heard the call; twice, for a double click.</summary>
    public void Claim(HubId hub)
    {
        while (Call(hub) is null)
        {
            Step();
        }

        Do(hub, Request.CallAt(hub), new ClaimCall(), Caller.Coordinator(hub, "x"));
        Do(hub, Request.CallAt(hub), new ClaimCall(), Caller.Coordinator(hub, "x"));
    }

    public void Do(HubId hub, Command command, Caller caller) => Do(hub, Request.At(hub), command, caller);

    public void Do(HubId hub, GrainId grain, Command command, Caller caller)
    {
        var decision = Grain.Decide(grain, State(grain), command, caller, Now);
        if (decision.Refusal is { Code: not "call-taken" } refusal)
        {
            Assert.Fail($"{command}: {refusal}");
        }

        foreach (var told in decision.Facts)
        {
            _grains[grain] = Grain.Apply(grain, State(grain), told.Fact, Now);
            _feeds[hub].Add(new Entry(hub, _feeds[hub].Count + 1, Now, grain, 1, told.Audience, told.Fact));
        }
    }

    public void Settle()
    {
        while (_feeds.Keys.Any(reader => _feeds.Any(feed => _cursors.GetValueOrDefault((reader, feed.Key)) < feed.Value.Count)))
        {
            Step();
        }
    }

    /// <summary>One hub reads one entry of one feed; now and then its cursor was lost and it reads an old one again.</summary>
    private void Step()
    {
        var hubs = _feeds.Keys.ToArray();
        var (reader, source) = (Walk.Pick(hubs, _random), Walk.Pick(hubs, _random));
        var cursor = _cursors.GetValueOrDefault((reader, source));
        if (cursor > 0 && _random.Next(5) == 0)
        {
            React(reader, _feeds[source][_random.Next(cursor)]);
        }
        else if (cursor < _feeds[source].Count)
        {
            React(reader, _feeds[source][cursor]);
            _cursors[(reader, source)] = cursor + 1;
        }
    }

    private void React(HubId reader, Entry entry)
    {
        if (Reactions.To(entry, reader, _platform) is { } reaction && _keys.Add((reaction.Target, reaction.Key)))
        {
            Do(reader, reaction.Target, reaction.Command, reaction.Caller);
        }
    }
}
