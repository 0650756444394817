using System.Diagnostics.Metrics;
using Federation.Node.Engine;

namespace Federation.Benchmarks.Appends;

/// <summary>Listens to the node's own instrument of the appends that shared a commit.</summary>
internal sealed class BatchMeter : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _appends;
    private long _commits;

    public BatchMeter()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == NodeMetrics.Name && instrument.Name == "federation.commit.batch")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, appends, _, _) =>
        {
            Interlocked.Add(ref _appends, appends);
            Interlocked.Increment(ref _commits);
        });
        _listener.Start();
    }

    /// <summary>Appends per commit since the last call.</summary>
    public double Take() => (double)Interlocked.Exchange(ref _appends, 0) / Math.Max(1, Interlocked.Exchange(ref _commits, 0));

    public void Dispose() => _listener.Dispose();
}
