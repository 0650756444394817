using System.Diagnostics;
using System.Diagnostics.Metrics;
using Federation.Domain.Grains;

namespace Federation.Node.Engine;

/// <summary>What a node measures of itself. Tags are codes: a hub, a kind, a refusal; never a key.</summary>
public sealed class NodeMetrics : IDisposable
{
    public const string Name = "Federation.Node";

    public static readonly ActivitySource Activity = new(Name);

    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _command;
    private readonly Histogram<int> _batch;
    private readonly Histogram<long> _lag;
    private readonly Histogram<double> _lateness;
    private readonly UpDownCounter<int> _queue;
    private readonly Counter<long> _skipped;
    private readonly Counter<long> _told;
    private readonly Counter<long> _missed;
    private readonly Counter<long> _digests;
    private readonly Gauge<int> _unreadable;

    public NodeMetrics()
    {
        _command = _meter.CreateHistogram<double>("federation.command.duration", "ms", "From the question to the durable answer");
        _batch = _meter.CreateHistogram<int>("federation.commit.batch", "{append}", "Appends that shared a commit");
        _queue = _meter.CreateUpDownCounter<int>("federation.commit.queue", "{append}", "Appends waiting for a commit");
        _lag = _meter.CreateHistogram<long>("federation.follower.lag", "{entry}", "Entries between a follower and the head of the feed it reads");
        _lateness = _meter.CreateHistogram<double>("federation.deadline.lateness", "ms", "Between the instant a deadline was due and its ring");
        _skipped = _meter.CreateCounter<long>("federation.follower.skipped", "{entry}", "Entries whose reaction was refused for good");
        _told = _meter.CreateCounter<long>("federation.alerts.told", "{telling}", "Tellings of alerts: one person, one thing");
        _missed = _meter.CreateCounter<long>("federation.alerts.missed", "{telling}", "Tellings that only the nightly sweep found: 0 unless something is wrong");
        _digests = _meter.CreateCounter<long>("federation.alerts.digests", "{letter}", "Digests of alerts, a person and a morning each");
        _unreadable = _meter.CreateGauge<int>("federation.alerts.unreadable", "{subscription}", "Subscriptions whose sealed criteria do not open");
    }

    public void Answered(GrainKind kind, Reply reply, TimeSpan took) => _command.Record(
        took.TotalMilliseconds,
        new KeyValuePair<string, object?>("kind", Codes<GrainKind>.Of(kind)),
        new KeyValuePair<string, object?>("outcome", reply.Refusal?.Code ?? "accepted"));

    public void Queued(int change) => _queue.Add(change);

    public void Committed(int appends) => _batch.Record(appends);

    public void Lagged(HubId hub, long entries) => _lag.Record(entries, new KeyValuePair<string, object?>("hub", hub.ToString()));

    public void Rang(TimeSpan late) => _lateness.Record(late.TotalMilliseconds);

    public void Skipped(HubId hub, Refusal refusal) => _skipped.Add(
        1, new KeyValuePair<string, object?>("hub", hub.ToString()), new KeyValuePair<string, object?>("refusal", refusal.Code));

    public void Told(HubId hub, int tellings) => _told.Add(tellings, new KeyValuePair<string, object?>("hub", hub.ToString()));

    public void Missed(HubId hub, int tellings) => _missed.Add(tellings, new KeyValuePair<string, object?>("hub", hub.ToString()));

    public void Digested(HubId hub, int letters) => _digests.Add(letters, new KeyValuePair<string, object?>("hub", hub.ToString()));

    public void Unreadable(HubId hub, int subscriptions) => _unreadable.Record(subscriptions, new KeyValuePair<string, object?>("hub", hub.ToString()));

    public void Dispose() => _meter.Dispose();
}
