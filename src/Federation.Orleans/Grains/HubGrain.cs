using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Orleans.Calls;

namespace Federation.Orleans.Grains;

/// <summary>
/// An activation keeps a grain's state in memory, one command at a time, and appends through the federation's own storage with the version it decided
/// on. Orleans promises one activation of a grain except while a cluster changes; a second one loses the version check in the database, reads,
/// and decides again, instead of forking.
/// <para>
/// Orleans' ADO.NET grain storage is not used, on purpose: its PostgreSQL table has no unique key for a grain, and in 40 of 40 forced concurrent first
/// writes both writers were told success and two rows stayed. Entries, read tables, deadlines and replies must be of the same transaction anyway.
/// </para>
/// </summary>
public abstract class HubGrain(IGrainContext context, GrainTurn turn, TimeProvider clock) : IGrainBase, IHubGrain
{
    private readonly GrainId _self = GrainKeys.Read(context.GrainId);
    private readonly GrainMemory _memory = new();

    public IGrainContext GrainContext => context;

    public async Task<GrainReply> Ask(GrainCall call, CancellationToken cancel)
    {
        // Its caller has been answered "unknown" already, and comes again with the same key if it still wants this.
        if (clock.GetUtcNow() > call.Deadline)
        {
            return GrainReply.Of(Reply.No(Refusal.QueueFull));
        }

        return GrainReply.Of(await turn.Take(_memory, _self, call.Command, call.Caller, call.Key, cancel));
    }
}
