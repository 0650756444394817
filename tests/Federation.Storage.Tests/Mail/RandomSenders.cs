using Federation.Storage.Mail;
using Federation.Testing;

namespace Federation.Storage.Tests.Mail;

public sealed class RandomSendersOnSqlite() : RandomSenders(On.Sqlite);

public sealed class RandomSendersOnPostgres() : RandomSenders(On.Postgres);

/// <summary>Senders that die, lose the acknowledgement, are refused or come back too late, in any order: no letter is lost, none leaves more often than the queue says.</summary>
public abstract class RandomSenders(On engine) : MailQueueSuite(engine)
{
    private const int Letters = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_left_is_what_the_queue_counts_at_most(int seed)
    {
        var random = Seeds.Of(seed);
        await Enqueue([.. Enumerable.Range(0, Letters).Select(i => Letter(Numbered(i)))]);
        var left = new Dictionary<string, int>();
        var late = new List<(ClaimedMail Claimed, bool Left)>();
        var now = Now;
        for (var round = 0; round < 400 && (await Queue.Counts(Aura, Cancel)).Waiting > 0; round++)
        {
            now += TimeSpan.FromMinutes(random.Next(0, 8));
            foreach (var claimed in await Claim(now, random.Next(1, 9)))
            {
                await Try(claimed, random, left, late, now);
            }

            if (late.Count > 0 && random.Chance(0.3))
            {
                var (claimed, hasLeft) = late[random.Next(late.Count)];
                late.RemoveAll(one => one.Claimed == claimed);
                await (hasLeft ? Queue.Sent(claimed, now, Cancel) : Queue.Failed(claimed, Refused, now, false, now, Cancel));
            }
        }

        for (var i = 0; i < Letters; i++)
        {
            var stored = await Stored(Numbered(i));
            var copies = left.GetValueOrDefault(Numbered(i));
            Assert.True(stored.State == MailState.Sent, $"seed {seed}: {Numbered(i)} is {stored.State}");
            Assert.True(copies >= 1 && copies <= 1 + stored.Unsure, $"seed {seed}: {Numbered(i)} left {copies} times, the queue says {1 + stored.Unsure} at most");
        }
    }

    private async Task Try(ClaimedMail claimed, Random random, Dictionary<string, int> left, List<(ClaimedMail, bool)> late, DateTimeOffset now)
    {
        void Leave() => left[claimed.Mail.Id] = left.GetValueOrDefault(claimed.Mail.Id) + 1;
        switch (random.Next(8))
        {
            case 0:
                await Queue.Release(claimed, now, null, Cancel);
                break;
            case 1:
                await Queue.Failed(claimed, Refused, now, false, now, Cancel);
                break;
            case 2:
                Leave();
                await Queue.Failed(claimed, new MailError(MailErrors.ConnectionLost), now, true, now, Cancel);
                break;
            case 3:
                // Killed before, or after, the letter left.
                if (random.Chance(0.5))
                {
                    Leave();
                }

                break;
            case 4:
                var leaves = random.Chance(0.5);
                if (leaves)
                {
                    Leave();
                }

                late.Add((claimed, leaves));
                break;
            default:
                Leave();
                await Queue.Sent(claimed, now, Cancel);
                break;
        }
    }
}
