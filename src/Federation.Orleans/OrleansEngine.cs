using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Orleans.Calls;
using Federation.Orleans.Grains;

namespace Federation.Orleans;

/// <summary>
/// The port with a cluster of silos behind it. A call that was lost says nothing about its command: it is asked again with the same key, which
/// makes it done once, until the caller's time is over; then the outcome is unknown, as the port has it.
/// </summary>
public sealed class OrleansEngine(IGrainFactory grains, NodeOptions options, NodeMetrics metrics, TimeProvider clock) : IGrains
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    public async ValueTask<Reply> Ask(GrainId grain, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        using var activity = NodeMetrics.Activity.StartActivity("ask");
        activity?.SetTag("grain.kind", Codes<GrainKind>.Of(grain.Kind)).SetTag("command", DomainJson.Commands.NameOf(command));
        var reply = await Persist(grains.GetGrain<IHubGrain>(GrainKeys.Of(grain)), new GrainCall(command, caller, key, clock.GetUtcNow() + options.AnswerWithin), cancel);
        metrics.Answered(grain.Kind, reply, clock.GetElapsedTime(began));
        return reply.From(grain.Kind);
    }

    private async Task<Reply> Persist(IHubGrain grain, GrainCall call, CancellationToken cancel)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return (await grain.Ask(call, cancel).WaitAsync(cancel)).ToReply();
            }
            catch (LimitExceededException)
            {
                // Its mailbox is full: it was turned away before any turn.
                return Reply.No(Refusal.QueueFull);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception)
            {
                // Lost on the way, a silo that died or is going, a message that could not be written: whatever it was, it does not say what became of the command.
                if (clock.GetUtcNow() + pause >= call.Deadline)
                {
                    return Reply.No(Refusal.OutcomeUnknown);
                }
            }

            await Task.Delay(pause, clock, cancel);
        }
    }
}
