using Federation.Gateway.Following;
using Federation.Node.Engine;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Jobs.Following;

/// <summary>Keeps the offers of this node current.</summary>
public sealed partial class OfferFollower(OfferKeeper keeper, LiveOffers live, FeedTails tails, NodeOptions options, TimeProvider clock, ILogger<OfferFollower> log)
    : KeeperService(keeper, tails, options, clock)
{
    protected override bool IsBuilt => live.IsBuilt;

    protected override DateTimeOffset? NextEnd => live.Snapshot.FirstEnd;

    protected override async Task Build(CancellationToken cancel)
    {
        var began = Clock.GetTimestamp();
        await base.Build(cancel);
        Built(live.Snapshot.Count, Clock.GetElapsedTime(began).TotalMilliseconds);
    }

    protected override void SayAway(string failure, string reason) => Away(failure, reason);

    protected override void SayBack() => Back();

    [LoggerMessage(Level = LogLevel.Information, Message = "Search holds {Offers} offers after {Milliseconds:0} ms")]
    private partial void Built(int offers, double milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Search cannot follow the feeds ({Failure}); it answers with what it has and tries again. {Reason}")]
    private partial void Away(string failure, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Search follows the feeds again")]
    private partial void Back();
}
