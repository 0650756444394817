using System.Collections.Concurrent;
using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Training.Following;

/// <summary>Keeps trainers and pairs current for as long as the node lives: at once at a hint, by itself every few seconds. While the storage is away, it answers with what it has.</summary>
public sealed partial class TrainerFollower(TrainerKeeper keeper, LiveTrainers live, FeedTails tails, NodeOptions options, TimeProvider clock, ILogger<TrainerFollower> log) : BackgroundService
{
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<HubId, bool> _grown = new();
    private readonly AsyncSignal _signal = new(clock);
    private TimeSpan? _pause;
    private long? _looked;

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
            await (live.IsBuilt ? Follow(cancel) : keeper.Build(cancel));
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            if (_pause is null)
            {
                Away(failure.GetType().Name, failure is StorageException ? failure.Message : "");
            }

            // Which feeds had grown is forgotten: the next round looks at all.
            _looked = null;
            _pause = _pause is not { } pause ? ShortPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;
            await Task.Delay(_pause.Value, clock, cancel);
            return;
        }

        if (_pause is not null)
        {
            _pause = null;
            Back();
        }

        var left = _looked is { } looked ? options.PollEvery - clock.GetElapsedTime(looked) : TimeSpan.Zero;
        await _signal.Wait(left > TimeSpan.Zero ? left : TimeSpan.Zero, cancel);
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

    private void Hear(HubId hub)
    {
        _grown[hub] = true;
        _signal.Ring();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Trainers cannot be followed ({Failure}); what is known is shown, and it is tried again. {Reason}")]
    private partial void Away(string failure, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Trainers are followed again")]
    private partial void Back();
}
