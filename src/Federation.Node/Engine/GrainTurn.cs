using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Storage.Feeds;

namespace Federation.Node.Engine;

/// <summary>
/// One command at one grain: what every engine does once the grain's turn has come, however it keeps turns. A stale memory loses the version
/// check in the database; then the grain is read again and decides again. The caller sees to it that one memory has one turn at a time.
/// </summary>
public sealed class GrainTurn(IHubStore store, GroupCommitter committer, NodeOptions options, TimeProvider clock)
{
    /// <summary>A storage that fails is a refusal, never an exception: its own types stay on this side of any network.</summary>
    public async ValueTask<Reply> Take(GrainMemory memory, GrainId grain, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel)
    {
        try
        {
            return await Decide(memory, grain, command, caller, key, cancel);
        }
        catch (StorageException)
        {
            return Reply.No(Refusal.StorageUnavailable);
        }
    }

    private async ValueTask<Reply> Decide(GrainMemory memory, GrainId grain, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < options.Attempts; attempt++)
        {
            var fresh = false;
            if (!memory.IsLoaded && attempt == 0 && Opens(command))
            {
                // Nearly always a grain that is not there yet: not worth asking. If it is, the version check tells, and it is read.
                memory.Know(null, 0);
            }
            else if (!memory.IsLoaded)
            {
                var stored = await store.Load(grain, cancel);
                memory.Know(stored.State, stored.Version);
                fresh = true;
            }

            var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
            var decision = Grain.Decide(grain, memory.State, command, caller, now);
            if (decision.Refusal is not null || decision.WritesNothing)
            {
                // A repeat of what was acknowledged may well be refused or have nothing left to do: its first reply is the answer.
                if (await store.FindReply(grain, key, cancel) is { } first)
                {
                    return first.CommandName == DomainJson.Commands.NameOf(command) ? first.Reply : Reply.No(Refusal.ReusedKey);
                }

                // Said from memory, which another node may have outrun: read before saying no.
                if (!fresh)
                {
                    memory.Forget();
                    continue;
                }

                return decision.Refusal is { } refusal ? Reply.No(refusal) : new Reply(null, memory.Version, 0);
            }

            var after = Grain.Fold(grain, memory.State, decision.Facts, now)!;
            var append = new Append(grain, memory.Version, memory.State, after, decision, now, key, DomainJson.Commands.NameOf(command));
            if (committer.TryEnqueue(append) is not { } committing)
            {
                return Reply.No(Refusal.QueueFull);
            }

            var committed = await committing;
            if (committed.Refusal is { } failed)
            {
                memory.Forget();
                return Reply.No(failed);
            }

            switch (committed.Result!.Outcome)
            {
                case AppendOutcome.Committed:
                    memory.Know(after, committed.Result.Reply!.Version);
                    return committed.Result.Reply;
                case AppendOutcome.Repeated:
                    memory.Forget();
                    return committed.Result.Reply!;
                case AppendOutcome.KeyReused:
                    return Reply.No(Refusal.ReusedKey);
                default:
                    memory.Forget();
                    break;
            }
        }

        return Reply.No(Refusal.TooContended);
    }

    private static bool Opens(Command command) => command is FileReferral or Hear { Fact: ReferralSent };
}
