using Federation.Gateway.Following;
using Federation.Node.Engine;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Training.Following;

/// <summary>Keeps trainers and pairs of this node current.</summary>
public sealed partial class TrainerFollower(TrainerKeeper keeper, LiveTrainers live, FeedTails tails, NodeOptions options, TimeProvider clock, ILogger<TrainerFollower> log)
    : KeeperService(keeper, tails, options, clock)
{
    protected override bool IsBuilt => live.IsBuilt;

    protected override void SayAway(string failure, string reason) => Away(failure, reason);

    protected override void SayBack() => Back();

    [LoggerMessage(Level = LogLevel.Error, Message = "Trainers cannot be followed ({Failure}); what is known is shown, and it is tried again. {Reason}")]
    private partial void Away(string failure, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Trainers are followed again")]
    private partial void Back();
}
