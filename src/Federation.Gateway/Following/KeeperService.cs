using System.Collections.Concurrent;
using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Hosting;

namespace Federation.Gateway.Following;

/// <summary>
/// Lets a keeper follow for as long as the node lives: at once at a hint, by itself every few seconds. While the storage is away, what is known is what is
/// answered; the log says so once, and once that it is over.
/// </summary>
public abstract class KeeperService(FeedKeeper keeper, FeedTails tails, NodeOptions options, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<HubId, bool> _grown = new();
    private readonly AsyncSignal _signal = new(clock);
    private TimeSpan? _pause;
    private long? _looked;

    protected abstract bool IsBuilt { get; }

    /// <summary>When what is kept wants to be looked at although nothing grew; null: never.</summary>
    protected virtual DateTimeOffset? NextEnd => null;

    protected TimeProvider Clock => clock;

    protected virtual Task Build(CancellationToken cancel) => keeper.Build(cancel);

    protected abstract void SayAway(string failure, string reason);

    protected abstract void SayBack();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        tails.Grew += Hear;
        try
        {
            // The server opens its doors meanwhile.
            await Task.Yield();
            while (!stoppingToken.IsCancellationRequested)
            {
                await Round(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            tails.Grew -= Hear;
        }
    }

    private async Task Round(CancellationToken cancel)
    {
        try
        {
            await (IsBuilt ? Follow(cancel) : Build(cancel));
            keeper.LetGo();
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            if (_pause is null)
            {
                SayAway(failure.GetType().Name, failure is StorageException ? failure.Message : "");
            }

            // Which feeds had grown is forgotten: the next round looks at all.
            _looked = null;
            _pause = _pause is not { } pause ? ShortPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;

            // No hint ends this wait: where hints come fast and every round fails, it would be none.
            await Task.Delay(_pause.Value, clock, cancel);
            return;
        }

        if (_pause is not null)
        {
            _pause = null;
            SayBack();
        }

        await _signal.Wait(UntilNextLook(), cancel);
    }

    private async Task Follow(CancellationToken cancel)
    {
        var grown = _grown.Keys;
        foreach (var hub in grown)
        {
            _grown.TryRemove(hub, out _);
        }

        if (_looked is { } looked && clock.GetElapsedTime(looked) < options.PollEvery)
        {
            await keeper.Follow(grown, cancel);
        }
        else
        {
            var now = clock.GetTimestamp();
            await keeper.Look(cancel);
            _looked = now;
        }
    }

    private TimeSpan UntilNextLook()
    {
        var left = _looked is { } looked ? options.PollEvery - clock.GetElapsedTime(looked) : TimeSpan.Zero;
        var end = NextEnd - clock.GetUtcNow();
        left = end > TimeSpan.Zero && end < left ? end.Value : left;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Hear(HubId hub)
    {
        _grown[hub] = true;
        _signal.Ring();
    }
}
