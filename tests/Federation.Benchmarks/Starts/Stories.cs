using Federation.Benchmarks.Nodes;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;

namespace Federation.Benchmarks.Starts;

/// <summary>Two whole feeds of many referrals handed over, as the grains themselves would have written them, without a database in between.</summary>
internal sealed class Stories
{
    private readonly ToldFeed _aura = new(BenchNode.Aura);
    private readonly ToldFeed _bretagne = new(BenchNode.Bretagne);

    private Stories()
    {
    }

    public IReadOnlyList<ToldFeed> Feeds => [_aura, _bretagne];

    /// <summary>Per referral: filed, sent and heard at AURA; mirrored, read and in review at Bretagne, so both feeds are equally long.</summary>
    public static Stories Tell(int entriesPerHub)
    {
        var stories = new Stories();
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (var feed in stories.Feeds)
        {
            feed.Decide(GrainId.Platform(feed.Hub), null, BenchNode.Describe(feed.Hub), Caller.Operator, now);
        }

        var requests = new Requests(9);
        while (stories._aura.Entries.Count < entriesPerHub)
        {
            stories.HandOver(requests);
        }

        return stories;
    }

    private void HandOver(Requests requests)
    {
        var (id, file) = requests.Next(BenchNode.Bretagne);
        var at = file.Dossier.FirstRequestedAt;
        // Sealed rows are no part of a feed: a restored request has none.
        file = file with { Envelopes = [], Dossier = file.Dossier with { Seals = [], Consent = Consent.Nobody } };
        var (here, there) = (id.At(BenchNode.Aura), id.At(BenchNode.Bretagne));
        var origin = _aura.Decide(here, null, file, Caller.Visitor, at);
        var sent = _aura.Entries[^1];
        var copy = _bretagne.Decide(there, null, new Hear(BenchNode.Aura, sent.Position, sent.Fact, Clocks.Default), Caller.OtherHub(BenchNode.Aura), at);
        var mirrored = _bretagne.Entries[^1];
        _aura.Decide(here, origin, new Hear(BenchNode.Bretagne, mirrored.Position, mirrored.Fact), Caller.OtherHub(BenchNode.Bretagne), at);
        _bretagne.Decide(there, copy, new MoveReferral(Status.InReview), Caller.Coordinator(BenchNode.Bretagne, "exemple"), at);
    }
}

internal sealed class ToldFeed(HubId hub)
{
    public HubId Hub => hub;

    public List<Entry> Entries { get; } = [];

    public (GrainState State, long Version)? Decide(GrainId grain, (GrainState State, long Version)? before, Command command, Caller caller, DateTimeOffset at)
    {
        var decision = Grain.Decide(grain, before?.State, command, caller, at);
        if (decision.Facts.IsEmpty)
        {
            throw new InvalidOperationException($"nothing to tell: {decision.Refusal?.Code}");
        }

        var version = before?.Version ?? 0;
        foreach (var told in decision.Facts)
        {
            Entries.Add(new Entry(hub, Entries.Count + 1, at, grain, ++version, told.Audience, told.Fact));
        }

        return (Grain.Fold(grain, before?.State, decision.Facts, at)!, version);
    }
}
