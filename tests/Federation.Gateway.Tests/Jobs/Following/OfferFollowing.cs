using System.Collections.Concurrent;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Jobs.Following;
using Federation.Gateway.Tests.Asking;
using Federation.Node.Tests.Engine;
using Federation.Testing.Domain;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Tests.Jobs.Following;

/// <summary>The running follower: when it looks, and what it says.</summary>
public sealed class OfferFollowing : IAsyncLifetime, ILogger<OfferFollower>
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _said = new();
    private OfferLife _life = null!;
    private OfferFollower _follower = null!;

    public async ValueTask InitializeAsync()
    {
        _life = await OfferLife.Open(On.Sqlite, 11);
        _follower = new OfferFollower(_life.Keeper, _life.Live, _life.Tails, _life.Options, _life.Clock, this);
    }

    public async ValueTask DisposeAsync()
    {
        await _follower.StopAsync(CancellationToken.None);
        _follower.Dispose();
        await _life.DisposeAsync();
    }

    [Fact]
    public async Task A_hint_is_enough_and_without_one_it_looks_by_itself()
    {
        await _follower.StartAsync(CancellationToken.None);
        await _life.Live.Built;

        // The clock stands still: nothing but the hint wakes it.
        _life.Rings = true;
        await _life.Publish(Samples.Aura);
        await Until.True("the offer that was hinted at", () => _life.Live.Snapshot.Count == 1);

        _life.Rings = false;
        await _life.Publish(Samples.Bretagne);
        await Passing("the offer that nobody hinted at", () => _life.Live.Snapshot.Count == 2);
    }

    [Fact]
    public async Task An_offer_is_let_go_when_its_time_has_come()
    {
        await _life.Publish(Samples.Aura);
        await _follower.StartAsync(CancellationToken.None);
        await _life.Live.Built;
        Assert.Equal(1, _life.Live.Snapshot.Count);
        _life.Clock.MoveTo(_life.Live.Snapshot.FirstEnd!.Value);
        await Passing("the offer gone", () => _life.Live.Snapshot.Count == 0);
    }

    [Fact]
    public async Task While_the_storage_is_away_it_keeps_what_it_has_and_says_so_once()
    {
        _life.Rings = true;
        await _life.Publish(Samples.Aura);
        await _follower.StartAsync(CancellationToken.None);
        await _life.Live.Built;
        var tries = Away();
        await _life.Publish(Samples.Aura);
        await Passing("five tries", () => tries() >= 5);
        Assert.Equal(1, _life.Live.Snapshot.Count);
        Assert.Single(_said, said => said.Level == LogLevel.Error);

        Return();
        await Passing("the offer published meanwhile", () => _life.Live.Snapshot.Count == 2);
        Assert.Single(_said, said => said.Level == LogLevel.Error);
        await Until.True("the end of it said", () => _said.Count(said => said.Text == "Search follows the feeds again") == 1);
    }

    [Fact]
    public async Task A_storage_away_at_the_start_is_waited_for()
    {
        await _life.Publish(Samples.Aura);
        var tries = Away();
        await _follower.StartAsync(CancellationToken.None);
        await Passing("three tries", () => tries() >= 3);
        Assert.False(_life.Live.IsBuilt);
        Return();
        await Passing("the first build", () => _life.Live.IsBuilt);
        Assert.Equal(1, _life.Live.Snapshot.Count);
    }

    [Fact]
    public async Task Told_to_stop_while_the_storage_is_away_it_stops()
    {
        var tries = Away();
        await _follower.StartAsync(CancellationToken.None);
        await Until.True("a try", () => tries() > 0);
        await _follower.StopAsync(CancellationToken.None).WaitAsync(Until.Patience);
        Assert.True(_follower.ExecuteTask!.IsCompletedSuccessfully);
    }

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _said.Enqueue((logLevel, formatter(state, exception)));

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    /// <returns>How often it was tried.</returns>
    private Func<int> Away()
    {
        var tries = 0;
        _life.Store.BeforeRead = _life.Store.BeforeQuery = () =>
        {
            Interlocked.Increment(ref tries);
            throw ObstructedStore.Away;
        };
        return () => Volatile.Read(ref tries);
    }

    private void Return() => _life.Store.BeforeRead = _life.Store.BeforeQuery = () => Task.CompletedTask;

    /// <summary>Looks again each time a second has passed on the injected clock.</summary>
    private Task Passing(string what, Func<bool> so) => Until.True(what, () =>
    {
        _life.Clock.Advance(TimeSpan.FromSeconds(1));
        return so();
    });
}
