using System.Collections.Concurrent;
using Federation.Domain.Grains;
using Federation.Orleans.Grains;
using Federation.Orleans.Live;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Logging;
using Orleans.Metadata;

namespace Federation.Orleans.Calls;

/// <summary>
/// Every call that reaches a silo passes here. What is not listed is refused: a grain class added without a thought cannot be called. And nothing
/// but codes leaves: an exception of the storage or a fault of ours becomes a refusal before it is serialized, for its text may quote a row
/// and its type may not exist on the other side.
/// </summary>
public sealed partial class Gate(ILogger<Gate> log) : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<Type, bool> _framework = new();

    public Task Invoke(IIncomingGrainCallContext context) => context.Grain switch
    {
        IHubGrain when context.Request.GetArgumentCount() > 0 && context.Request.GetArgument(0) is GrainCall call => Asked(context, call),
        IFeedGrain or IFeedObserver => context.Invoke(),
        { } grain when _framework.GetOrAdd(grain.GetType(), IsFramework) => context.Invoke(),
        _ => throw new UnauthorizedAccessException("this call is not one that a silo answers"),
    };

    private async Task Asked(IIncomingGrainCallContext context, GrainCall call)
    {
        if (!Admission.Allows(call))
        {
            context.Result = GrainReply.Of(Reply.No(call.Command is Unreadable ? Refusal.UnknownCommand : Refusal.NotAllowed));
            return;
        }

        try
        {
            await context.Invoke();
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Exception failure)
        {
            Failed(failure.GetType().Name);
            context.Result = GrainReply.Of(Reply.No(failure is StorageException { OutcomeUnknown: false } ? Refusal.StorageUnavailable : Refusal.OutcomeUnknown));
        }
    }

    /// <summary>Orleans' own: membership, directory, management, and the dashboard's.</summary>
    private static bool IsFramework(Type type) => type.Assembly.IsDefined(typeof(FrameworkPartAttribute), false);

    [LoggerMessage(Level = LogLevel.Error, Message = "A grain failed ({Failure}); its caller is told that the outcome is unknown")]
    private partial void Failed(string failure);
}
