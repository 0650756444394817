using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Time;
using Federation.Node.Alerts;
using Federation.Node.Following;
using Federation.Storage.Alerts;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Alerts;

/// <summary>Everything that is done for the alerts of one hub, one thing after the other: telling first, then what a morning or a night asks for.</summary>
internal sealed partial class AlertWorker(HubId hub, AlertParts parts, TellingTails tails, ILogger log)
{
    /// <summary>Persons whose digests share a transaction.</summary>
    private const int Page = 100;

    /// <summary>When the sweep begins: hours before the digests, which then tell what it found.</summary>
    private static readonly TimeOnly Night = new(3, 0);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly AsyncSignal _signal = new(parts.Clock);
    private AlertTeller? _teller;
    private DateOnly? _digested;
    private DateOnly? _swept;
    private (AlertSweep Of, IAsyncEnumerator<SweepResult> Steps, SweepResult SoFar)? _sweep;

    public void Wake() => _signal.Ring();

    public async Task Run(CancellationToken stop)
    {
        var pause = TimeSpan.FromMilliseconds(100);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var busy = await Follow(stop);
                busy |= await Digest(stop);
                busy |= await Sweep(stop);
                pause = TimeSpan.FromMilliseconds(100);
                if (!busy)
                {
                    await _teller!.Rest(stop);
                    await _signal.Wait(parts.PollEvery, stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (TellerSupersededException)
            {
                // Another node has it, or had it for a moment: begin again from what is stored, if it is still ours.
                _teller = null;
                if (!await Rest(parts.PollEvery, stop))
                {
                    break;
                }
            }
            catch (Exception failure)
            {
                // Storage away, or a fault of ours: nothing that was not recorded is forgotten, so it is read again.
                Stumbled(hub.ToString(), failure.GetType().Name, failure is StorageException ? failure.Message : "");
                _swept = _sweep is null ? _swept : null;
                await End();
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                if (!await Rest(pause, stop))
                {
                    break;
                }
            }
        }

        await End();
    }

    /// <summary>Reads each feed to its end, or says that there was something to read.</summary>
    private async Task<bool> Follow(CancellationToken cancel)
    {
        var began = parts.Clock.GetUtcNow();
        var (read, told) = (0, 0);
        _teller ??= parts.Teller(hub);
        foreach (var source in (await parts.Store.Heads(cancel)).Keys.Order())
        {
            var step = await _teller.Step(source, cancel);
            (read, told) = (read + step.Read, told + step.New);
        }

        if (told > 0)
        {
            parts.Metrics.Told(hub, told);
            tails.Ring(hub);
        }

        if (read == 0 && _sweep is null && LastNight() is var night && _swept != night)
        {
            // On the first round too: a node that was away sweeps when it is back.
            var sweep = parts.Sweep(hub, began);
            _sweep = (sweep, sweep.Run(cancel).GetAsyncEnumerator(cancel), default);
            _swept = night;
        }

        return read > 0;
    }

    private async Task<bool> Digest(CancellationToken cancel)
    {
        var now = parts.Clock.GetUtcNow();
        var period = DigestPeriod.At(now);
        if (_digested == period.Day)
        {
            return false;
        }

        var letters = 0;
        SubscriberId? after = null;
        while (await parts.Ledger.Waiting(hub, period, after, Page, cancel) is { Count: > 0 } waiting)
        {
            letters += await parts.Ledger.Digest(hub, period, waiting, Milliseconds(parts.Clock.GetUtcNow()), cancel);
            after = waiting[^1];
        }

        await parts.Ledger.Tidy(hub, now, cancel);
        _digested = period.Day;
        parts.Metrics.Digested(hub, letters);
        Digested(hub.ToString(), letters);
        return true;
    }

    private async Task<bool> Sweep(CancellationToken cancel)
    {
        if (_sweep is not var (sweep, steps, soFar))
        {
            return false;
        }

        cancel.ThrowIfCancellationRequested();
        if (await steps.MoveNextAsync())
        {
            _sweep = (sweep, steps, steps.Current);
            return true;
        }

        await End();
        if (soFar.Missed == 0)
        {
            Complete(hub.ToString(), soFar.Expected, soFar.Pairs);
            return true;
        }

        tails.Ring(hub);
        if (sweep.TimeAloneShows)
        {
            parts.Metrics.Told(hub, soFar.Missed);
            return true;
        }

        parts.Metrics.Missed(hub, soFar.Missed);
        Missed(hub.ToString(), soFar.Missed, soFar.Expected, soFar.Pairs);
        return true;
    }

    private async Task End()
    {
        if (_sweep is var (_, steps, _))
        {
            _sweep = null;
            await steps.DisposeAsync();
        }
    }

    private async Task<bool> Rest(TimeSpan pause, CancellationToken stop)
    {
        try
        {
            await Task.Delay(pause, parts.Clock, stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private DateOnly LastNight()
    {
        var now = parts.Clock.GetUtcNow();
        var today = ParisTime.DateOf(now);
        return now >= ParisTime.At(today, Night) ? today : today.AddDays(-1);
    }

    private static DateTimeOffset Milliseconds(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());

    [LoggerMessage(Level = LogLevel.Error, Message = "Alerts of {Hub} stumbled ({Failure}); trying again. {Reason}")]
    private partial void Stumbled(string hub, string failure, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Digests of {Hub}: {Letters} letters")]
    private partial void Digested(string hub, int letters);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sweep of {Hub}: all of {Expected} were told, among {Pairs} pairs")]
    private partial void Complete(string hub, long expected, long pairs);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sweep of {Hub}: {Missed} of {Expected} had not been told, among {Pairs} pairs; they are now")]
    private partial void Missed(string hub, int missed, long expected, long pairs);
}
