using Federation.Orleans.Placement;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Utilities;

namespace Federation.Orleans.Live;

[GrainType("feed"), PlaceByHub, Reentrant]
public sealed class FeedGrain(IGrainContext context, ILogger<FeedGrain> log) : IGrainBase, IFeedGrain
{
    private readonly ObserverManager<IFeedObserver> _silos = new(FeedRelay.Forgotten, log);
    private long _head;

    public IGrainContext GrainContext => context;

    public Task Listen(IFeedObserver observer)
    {
        _silos.Subscribe(observer, observer);
        // Who came late may have missed the last hint.
        return _head > 0 ? observer.Grew(_head) : Task.CompletedTask;
    }

    public Task Wrote(long head)
    {
        if (head <= _head)
        {
            return Task.CompletedTask;
        }

        _head = head;
        return _silos.Notify(silo => silo.Grew(head));
    }
}
