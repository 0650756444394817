using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Cluster.Worker;

/// <summary>Asks until there is a definite answer, and says on the output what was acknowledged.</summary>
public sealed class Asker(string name, Random random, TimeProvider clock, TextWriter output)
{
    private const int MostTries = 2000;

    /// <summary>The database is being killed, or this node is not let in: look again, without hurry.</summary>
    public static bool IsAway(Exception failure) => failure is StorageException or System.Data.Common.DbException or TimeoutException or IOException;

    /// <summary>One in ten is asked once more, and must be told the same.</summary>
    /// <returns>The acknowledgement, or null for a refusal and for what had nothing to write.</returns>
    public async Task<Reply?> Until(IdempotencyKey key, Func<Task<(GrainId Grain, Reply Reply)>> ask)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            Reply reply;
            GrainId grain;
            try
            {
                (grain, reply) = await ask();
            }
            catch (Exception away) when (IsAway(away))
            {
                await Pause();
                continue;
            }

            switch (reply.Refusal)
            {
                case null when reply.Position > 0:
                    output.WriteLine($"ack {grain} {key} {reply.Version} {reply.Position}");
                    if (random.Next(10) == 0 && (await ask()).Reply is { Refusal: null } again && again != reply)
                    {
                        output.WriteLine($"fault {grain} {key}: told {reply}, then {again}");
                    }

                    return reply;
                case { Kind: RefusalKind.Busy or RefusalKind.Unavailable }:
                    await Pause();
                    break;
                default:
                    return null;
            }
        }

        output.WriteLine($"fault {name} {key}: no answer after {MostTries} tries");
        return null;
    }

    public Task Pause() => Task.Delay(TimeSpan.FromMilliseconds(10 + random.Next(40)), clock);
}
