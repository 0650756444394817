using Federation.Storage.Mail;

namespace Federation.Storage.Tests.Mail;

public sealed class DeadLettersOnSqlite() : DeadLettersKept(On.Sqlite);

public sealed class DeadLettersOnPostgres() : DeadLettersKept(On.Postgres);

public abstract class DeadLettersKept(On engine) : MailQueueSuite(engine)
{
    [Fact]
    public async Task Pages_show_each_once_the_latest_first()
    {
        await Enqueue([.. Enumerable.Range(0, 23).Select(i => Letter(Numbered(i)))]);
        foreach (var (i, claimed) in (await Claim(Now)).Index())
        {
            await Kill(claimed, Now.AddMinutes(i / 4));
        }

        var shown = new List<StoredMail>();
        for (string? after = null; ;)
        {
            var page = await Queue.Dead(Aura, after, 5, Cancel);
            Assert.True(page.Letters.Count == 5 || page.Next is null);
            shown.AddRange(page.Letters);
            if ((after = page.Next) is null)
            {
                break;
            }
        }

        Assert.Equal(23, shown.Select(letter => letter.Mail.Id).Distinct().Count());
        Assert.Equal(shown.OrderByDescending(letter => letter.EndedAt).ThenByDescending(letter => letter.Mail.Id, StringComparer.Ordinal), shown);
        Assert.Empty((await Queue.Dead(Bretagne, null, 5, Cancel)).Letters);
        Assert.Equal(5, (await Queue.Dead(Aura, "no_cursor", 5, Cancel)).Letters.Count);
    }

    [Fact]
    public async Task A_dead_letter_asked_for_again_lasts_as_long_as_the_first_time()
    {
        await Enqueue(Letter("one"));
        await Kill(Assert.Single(await Claim(Now)), Now);

        Assert.False(await Queue.Requeue(Bretagne, "one", Now.AddDays(20), Cancel));
        Assert.True(await Queue.Requeue(Aura, "one", Now.AddDays(20), Cancel));
        Assert.False(await Queue.Requeue(Aura, "one", Now.AddDays(20), Cancel));

        var again = Assert.Single(await Claim(Now.AddDays(20)));
        Assert.Equal((2, Now.AddDays(27)), (again.Attempt, again.Mail.Expires));
    }

    [Fact]
    public async Task All_but_those_whose_address_is_the_reason_may_be_asked_for_again_at_once()
    {
        await Enqueue(Letter("one"), Letter("two"), Letter("three"), Letter("there", Bretagne));
        var claimed = (await Claim(Now)).ToDictionary(one => one.Mail.Id);
        await Kill(claimed["one"], Now);
        await Queue.Failed(claimed["two"], new MailError(MailErrors.LetterRefused, 554), null, false, Now, Cancel);
        await Queue.Failed(claimed["three"], new MailError(MailErrors.NoAnswer), null, true, Now, Cancel);
        await Queue.Failed(Assert.Single(await Claim(Now, hub: Bretagne)), new MailError(MailErrors.NoAnswer), null, true, Now, Cancel);

        Assert.Equal(2, await Queue.RequeueAll(Aura, Now.AddDays(9), Cancel));
        Assert.Equal(["three", "two"], Ids(await Claim(Now.AddDays(9))).Order());
        Assert.Equal("one", Assert.Single((await Queue.Dead(Aura, null, 9, Cancel)).Letters).Mail.Id);
    }

    [Fact]
    public async Task A_dead_letter_that_is_dropped_is_not_shown_and_does_not_wait()
    {
        await Enqueue(Letter("one"), Letter("two"));
        foreach (var claimed in await Claim(Now))
        {
            await Kill(claimed, Now);
        }

        Assert.False(await Queue.Drop(Bretagne, "one", Now, Cancel));
        Assert.True(await Queue.Drop(Aura, "one", Now, Cancel));
        Assert.False(await Queue.Requeue(Aura, "one", Now, Cancel));
        Assert.Equal("two", Assert.Single((await Queue.Dead(Aura, null, 50, Cancel)).Letters).Mail.Id);
        Assert.Equal(new MailCounts(0, 0, 1, 1, 0, null), await Queue.Counts(Aura, Cancel));
    }

    [Fact]
    public async Task What_ended_long_ago_is_forgotten_and_what_waits_is_not()
    {
        await Enqueue(Letter("sent"), Letter("dead"), Letter("later"));
        var claimed = (await Claim(Now)).ToDictionary(one => one.Mail.Id);
        await Queue.Sent(claimed["sent"], Now, Cancel);
        await Kill(claimed["dead"], Now.AddDays(1));

        Assert.Equal(1, await Queue.Purge(Aura, Now.AddDays(1), Cancel));
        Assert.Equal(0, await Queue.Purge(Bretagne, Now.AddDays(99), Cancel));
        Assert.Equal(1, await Queue.Purge(Aura, Now.AddDays(99), Cancel));
        Assert.Equal(1, (await Queue.Counts(Aura, Cancel)).Waiting);
    }

    private Task Kill(ClaimedMail claimed, DateTimeOffset at) => Queue.Failed(claimed, Refused, null, false, at, Cancel);
}
