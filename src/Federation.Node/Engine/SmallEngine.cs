using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Storage.Feeds;

namespace Federation.Node.Engine;

/// <summary>
/// The first engine: grains in this process, one command at a time each, and nothing agreed with other nodes. A stale memory loses the version
/// check in the database; then the grain is read again and decides again.
/// </summary>
public sealed class SmallEngine(IHubStore store, GroupCommitter committer, HotGrains hot, NodeOptions options, NodeMetrics metrics, TimeProvider clock) : IGrains
{
    public async ValueTask<Reply> Ask(GrainId grain, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        using var activity = NodeMetrics.Activity.StartActivity("ask");
        activity?.SetTag("grain.kind", Codes<GrainKind>.Of(grain.Kind)).SetTag("command", DomainJson.Commands.NameOf(command));

        Reply reply;
        var memory = hot.Get(grain);
        if (!await memory.Enter(cancel))
        {
            reply = Reply.No(Refusal.QueueFull);
        }
        else
        {
            try
            {
                reply = await Turn(memory, grain, command, caller, key, cancel);
            }
            catch (StorageException)
            {
                reply = Reply.No(Refusal.StorageUnavailable);
            }
            finally
            {
                memory.Leave();
            }
        }

        metrics.Answered(grain.Kind, reply, clock.GetElapsedTime(began));
        return reply;
    }

    private async ValueTask<Reply> Turn(HotGrain memory, GrainId grain, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel)
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
