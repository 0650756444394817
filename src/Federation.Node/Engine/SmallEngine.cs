using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Node.Engine;

/// <summary>
/// The first engine: grains in this process, one command at a time each, and nothing agreed with other nodes. A stale memory loses the version
/// check in the database; then the grain is read again and decides again.
/// </summary>
public sealed class SmallEngine(IHubStore store, GroupCommitter committer, HotGrains hot, NodeOptions options, NodeMetrics metrics, TimeProvider clock) : IGrains
{
    private readonly GrainTurn _turn = new(store, committer, options, clock);

    public async ValueTask<Reply> Ask(GrainId grain, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        using var activity = NodeMetrics.Activity.StartActivity("ask");
        activity?.SetTag("grain.kind", Codes<GrainKind>.Of(grain.Kind)).SetTag("command", DomainJson.Commands.NameOf(command));

        Reply reply;
        var memory = hot.Get(grain);
        if (!await memory.Enter(options.AnswerWithin, cancel))
        {
            reply = Reply.No(Refusal.QueueFull);
        }
        else
        {
            try
            {
                reply = await _turn.Take(memory, grain, command, caller, key, cancel);
            }
            finally
            {
                memory.Leave();
            }
        }

        metrics.Answered(grain.Kind, reply, clock.GetElapsedTime(began));
        return reply.From(grain.Kind);
    }
}
