using System.Reflection;
using System.Threading.Channels;
using Federation.Node.Following;
using Federation.Storage.Feeds;
using Federation.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Node.Tests.Issues;

/// <summary>
/// Only the end of a request or of an alert woke the scrubber; the rows of a trainer, of a place, of an offer and of a closed account were gone, and their bytes
/// stayed in the file until the next day.
/// </summary>
public sealed class Bytes_of_most_erasures_waited_a_day
{
    /// <summary>Nothing was scrubbed in this time: missing evidence.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(0, 10)]
    [InlineData(30, 600)]
    public async Task Whatever_the_storage_erases_is_scrubbed_seconds_later_or_after_twenty_times_what_it_takes(int takes, int pause)
    {
        var clock = new Pauses();
        var store = DispatchProxy.Create<IHubStore, Scrubbed>();
        var scrubbed = (Scrubbed)(object)store;
        scrubbed.OnScrub = () => clock.Moved.Advance(TimeSpan.FromSeconds(takes));
        using var scrubber = new Scrubber(store, clock, NullLogger<Scrubber>.Instance);
        await scrubber.StartAsync(CancellationToken.None);
        await scrubbed.Next();
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < 50; i++)
            {
                scrubbed.Erase();
            }

            // Fifty erasures, one scrub.
            var rest = await clock.Next();
            Assert.Equal(TimeSpan.FromSeconds(pause), rest);
            clock.Moved.Advance(rest);
            await scrubbed.Next();
            Assert.Equal(round + 2, scrubbed.Count);
        }

        await scrubber.StopAsync(CancellationToken.None);
    }

    /// <summary>Tells of each wait that is shorter than the day between two scrubs for nothing.</summary>
    private sealed class Pauses : TimeProvider
    {
        private readonly Channel<TimeSpan> _armed = Channel.CreateUnbounded<TimeSpan>();

        public ManualClock Moved { get; } = new();

        public override long TimestampFrequency => Moved.TimestampFrequency;

        public Task<TimeSpan> Next() => _armed.Reader.ReadAsync().AsTask().WaitAsync(Patience);

        public override DateTimeOffset GetUtcNow() => Moved.GetUtcNow();

        public override long GetTimestamp() => Moved.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = Moved.CreateTimer(callback, state, dueTime, period);
            if (dueTime < TimeSpan.FromHours(12))
            {
                _armed.Writer.TryWrite(dueTime);
            }

            return timer;
        }
    }

    public class Scrubbed : DispatchProxy
    {
        private readonly Channel<int> _done = Channel.CreateUnbounded<int>();
        private Action? _erased;

        public int Count { get; private set; }

        public Action OnScrub { get; set; } = () => { };

        public void Erase() => _erased!();

        public Task Next() => _done.Reader.ReadAsync().AsTask().WaitAsync(Patience);

        protected override object? Invoke(MethodInfo? method, object?[]? args)
        {
            switch (method!.Name)
            {
                case "add_Erased":
                    _erased += (Action)args![0]!;
                    return null;
                case "remove_Erased":
                    _erased -= (Action)args![0]!;
                    return null;
                case nameof(IHubStore.Scrub):
                    OnScrub();
                    Count++;
                    _done.Writer.TryWrite(Count);
                    return Task.CompletedTask;
                default:
                    throw new NotSupportedException(method.Name);
            }
        }
    }
}
