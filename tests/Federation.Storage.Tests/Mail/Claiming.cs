using Federation.Storage.Mail;

namespace Federation.Storage.Tests.Mail;

public sealed class ClaimingOnSqlite() : Claiming(On.Sqlite);

public sealed class ClaimingOnPostgres() : Claiming(On.Postgres);

public abstract class Claiming(On engine) : MailQueueSuite(engine)
{
    [Fact]
    public async Task The_most_late_come_first_and_what_is_not_due_does_not_come()
    {
        await Enqueue([.. Enumerable.Range(0, 10).Select(i => Letter(Numbered(i), due: Now.AddMinutes(9 - i)))]);
        Assert.Equal([Numbered(9), Numbered(8), Numbered(7)], Ids(await Claim(Now.AddMinutes(5), 3)).OrderDescending());
        Assert.Equal([Numbered(6), Numbered(5), Numbered(4)], Ids(await Claim(Now.AddMinutes(5))).OrderDescending());
        Assert.Empty(await Claim(Now.AddMinutes(5)));
    }

    [Fact]
    public async Task Nobody_gets_a_letter_before_its_lease_ends()
    {
        await Enqueue(Letter("one"));
        Assert.Single(await Claim(Now));
        Assert.Empty(await Claim(Now + Lease - TimeSpan.FromMilliseconds(1)));

        var again = Assert.Single(await Claim(Now + Lease));
        Assert.Equal((2, 1), (again.Attempt, again.Copies));
    }

    [Fact]
    public async Task Many_nodes_that_claim_at_once_get_each_letter_once()
    {
        const int Letters = 400;
        await Enqueue([.. Enumerable.Range(0, Letters).Select(i => Letter(Numbered(i)))]);
        var nodes = new[] { Database, Open(Place), Open(Place) };

        var got = await Task.WhenAll(nodes.SelectMany(node => Enumerable.Range(0, 3).Select(async _ =>
        {
            var mine = new List<string>();
            while (await node.Mail.Claim(Aura, Now, Lease, 7, Cancel) is { Count: > 0 } claimed)
            {
                mine.AddRange(Ids(claimed));
                foreach (var one in claimed)
                {
                    await node.Mail.Sent(one, Now, Cancel);
                }
            }

            // A row that a neighbour holds is passed over: whoever found nothing looks once more at the end.
            return mine;
        })));

        var all = got.SelectMany(ids => ids).Concat(Ids(await Claim(Now))).ToList();
        Assert.Equal(Letters, all.Count);
        Assert.Equal(Letters, all.Distinct().Count());
    }

    [Fact]
    public async Task A_letter_given_back_was_never_claimed()
    {
        await Enqueue(Letter("one"));
        await Claim(Now);
        var second = Assert.Single(await Claim(Now + Lease));
        await Queue.Release(second, Now.AddHours(1), null, Cancel);

        Assert.Equal((1, 1), ((await Stored("one")).Attempts, (await Stored("one")).Unsure));
        Assert.Empty(await Claim(Now.AddMinutes(59)));
        Assert.Equal((2, 1), Assert.Single(await Claim(Now.AddHours(1))) is var third ? (third.Attempt, third.Copies) : default);
    }

    [Fact]
    public async Task What_expired_is_dead_and_is_not_claimed()
    {
        await Enqueue(Letter("one", lasts: TimeSpan.FromMinutes(20)), Letter("two"));
        Assert.Equal(["two"], Ids(await Claim(Now.AddMinutes(20))));
        Assert.Equal(new MailError(MailErrors.Expired), (await Stored("one")).Error);
        Assert.Equal(MailState.Dead, (await Stored("one")).State);
    }

    [Fact]
    public async Task A_letter_under_lease_does_not_expire_while_it_leaves()
    {
        await Enqueue(Letter("one", lasts: TimeSpan.FromMinutes(2)));
        var claimed = Assert.Single(await Claim(Now));
        Assert.Empty(await Claim(Now.AddMinutes(3)));
        await Queue.Sent(claimed, Now.AddMinutes(3), Cancel);
        Assert.Equal(MailState.Sent, (await Stored("one")).State);
    }
}
