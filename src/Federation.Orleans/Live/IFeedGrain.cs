using Orleans.Concurrency;

namespace Federation.Orleans.Live;

/// <summary>Hears that a hub's feed has grown. One per silo and hub, whatever number of connections a silo has.</summary>
[Alias("federation.feed-observer")]
public interface IFeedObserver : IGrainObserver
{
    [Alias("grew"), OneWay]
    Task Grew(long head);
}

/// <summary>Where the silos of a cluster meet about one hub. It knows nothing that matters: a hint lost with it is made good by whoever looks by himself.</summary>
[Alias("federation.feed")]
public interface IFeedGrain : IGrainWithStringKey
{
    /// <summary>Until not repeated for <see cref="FeedRelay.Forgotten"/>.</summary>
    [Alias("listen")]
    Task Listen(IFeedObserver observer);

    [Alias("wrote"), OneWay]
    Task Wrote(long head);
}
