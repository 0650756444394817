using Federation.Gateway.SignIn;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Hosting;

namespace Federation.Gateway.Live;

/// <summary>Each second: cuts who does not read, has the quiet streams say that they are current, and now and then looks whether accounts still hold.</summary>
public sealed class LiveWatch(LiveStreams streams, SignInDesk desk, LiveOptions options, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        var checkedAt = clock.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Tick();
                if (clock.GetElapsedTime(checkedAt) >= TimeSpan.FromSeconds(options.CheckEvery))
                {
                    checkedAt = clock.GetTimestamp();
                    await Check(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private void Tick()
    {
        var (cut, mark) = (TimeSpan.FromSeconds(options.CutAfter), TimeSpan.FromSeconds(options.MarkEvery));
        foreach (var stream in streams.All)
        {
            // After a broadcast all are quiet from the same instant on: each waits a little longer than its neighbour, up to half.
            if (!stream.Tick(clock, cut, mark * (1 - (stream.Seat % 64 / 128.0))))
            {
                stream.Line.Cut();
            }
        }
    }

    /// <summary>One look for each account, however many connections it has.</summary>
    private async Task Check(CancellationToken cancel)
    {
        foreach (var lines in streams.Lines.Where(line => line.Account is not null).GroupBy(line => line.Account!).ToList())
        {
            IReadOnlyList<Domain.Grains.HubId> hubs;
            try
            {
                hubs = await desk.HubsOf(lines.Key, cancel);
            }
            catch (StorageException)
            {
                // Neither open nor closed: nothing new comes out of a storage that is away either.
                return;
            }

            foreach (var line in lines)
            {
                if (line.Closed)
                {
                    line.Cut();
                }
                else if (hubs.Count == 0 || line.Readers.Except(hubs).Any())
                {
                    Close(line);
                }
            }
        }
    }

    private void Close(LiveLine line)
    {
        line.Closed = true;
        foreach (var stream in streams.All.Where(stream => stream.Line == line))
        {
            stream.End(LiveCodes.Closed);
        }
    }
}
