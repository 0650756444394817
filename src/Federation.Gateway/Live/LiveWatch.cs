using Federation.Gateway.SignIn;
using Federation.Storage.Accounts;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Hosting;

namespace Federation.Gateway.Live;

/// <summary>
/// Each second: cuts who does not read and has the quiet streams say that they are current. An account that is closed on this node loses its streams in
/// that instant; one that is closed on another, at the next look.
/// </summary>
public sealed class LiveWatch(LiveStreams streams, SignInDesk desk, IAccountStore accounts, LiveOptions options, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    /// <summary>For the last message of a stream that ends, before its connection is cut.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        void Closed(Guid account) => streams.Close(right => right.Account == account.ToString());
        using var timer = new PeriodicTimer(Round, clock);
        var checkedAt = clock.GetTimestamp();
        accounts.Closed += Closed;
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
        finally
        {
            accounts.Closed -= Closed;
        }
    }

    private void Tick()
    {
        foreach (var line in streams.Tick(TimeSpan.FromSeconds(options.CutAfter), TimeSpan.FromSeconds(options.MarkEvery)))
        {
            line.Cut();
        }

        foreach (var line in streams.Lines)
        {
            if (line.IsClosedFor(Farewell, clock))
            {
                line.Cut();
            }
        }
    }

    /// <summary>One question, however many connections there are.</summary>
    private async Task Check(CancellationToken cancel)
    {
        var rights = streams.Lines.Where(line => !line.IsClosed).SelectMany(line => line.Rights).ToHashSet();
        if (rights.Count == 0)
        {
            return;
        }

        try
        {
            rights.ExceptWith(await desk.Open(rights, cancel));
            if (rights.Count > 0)
            {
                streams.Close(rights.Contains);
            }
        }
        catch (StorageException)
        {
            // Neither open nor closed: nothing new comes out of a storage that is away either.
        }
    }
}
