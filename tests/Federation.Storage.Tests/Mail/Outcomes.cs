using Federation.Storage.Mail;

namespace Federation.Storage.Tests.Mail;

public sealed class OutcomesOnSqlite() : Outcomes(On.Sqlite);

public sealed class OutcomesOnPostgres() : Outcomes(On.Postgres);

public abstract class Outcomes(On engine) : MailQueueSuite(engine)
{
    [Fact]
    public async Task A_sent_letter_stays_sent()
    {
        await Enqueue(Letter("one"));
        var claimed = Assert.Single(await Claim(Now));
        await Queue.Sent(claimed, Now, Cancel);
        await Queue.Sent(claimed, Now.AddHours(1), Cancel);
        await Queue.Failed(claimed, Refused, Now.AddHours(1), false, Now, Cancel);

        Assert.Equal(new StoredMail(claimed.Mail with { }, MailState.Sent, 1, 0, Now, null), (await Stored("one")) with { Mail = claimed.Mail });
        Assert.Empty(await Claim(Now.AddDays(1)));
        Assert.Equal(1, await Queue.Enqueue([Letter("one"), Letter("two")], null, Cancel));
    }

    [Fact]
    public async Task A_letter_whose_sender_died_is_sent_again_and_counted()
    {
        await Enqueue(Letter("one"), Letter("two"));
        await Claim(Now);
        foreach (var again in await Claim(Now + Lease))
        {
            await Queue.Sent(again, Now + Lease, Cancel);
        }

        Assert.Equal(new MailCounts(0, 2, 0, 0, 2, null), await Queue.Counts(Aura, Cancel));
    }

    [Fact]
    public async Task A_refused_letter_waits_and_is_no_copy()
    {
        await Enqueue(Letter("one"));
        await Queue.Failed(Assert.Single(await Claim(Now)), new MailError(MailErrors.RecipientRefused, 450), Now.AddMinutes(1), false, Now, Cancel);
        Assert.Equal(new MailError(MailErrors.RecipientRefused, 450), (await Stored("one")).Error);
        Assert.Empty(await Claim(Now.AddSeconds(59)));

        var again = Assert.Single(await Claim(Now.AddMinutes(1)));
        Assert.Equal((2, 0), (again.Attempt, again.Copies));
    }

    [Fact]
    public async Task A_lost_acknowledgement_leaves_a_copy()
    {
        await Enqueue(Letter("one"));
        await Queue.Failed(Assert.Single(await Claim(Now)), new MailError(MailErrors.ConnectionLost), Now.AddMinutes(1), true, Now, Cancel);
        await Queue.Sent(Assert.Single(await Claim(Now.AddMinutes(1))), Now.AddMinutes(1), Cancel);
        Assert.Equal(1, (await Queue.Counts(Aura, Cancel)).Repeated);
    }

    [Fact]
    public async Task Who_comes_back_after_its_lease_changes_nothing_but_a_letter_that_left()
    {
        await Enqueue(Letter("one"));
        var old = Assert.Single(await Claim(Now));
        Assert.Single(await Claim(Now + Lease));
        await Queue.Failed(old, Refused, null, false, Now + Lease, Cancel);
        await Queue.Release(old, Now, null, Cancel);
        await Queue.Cancelled(old, Refused, Now, Cancel);
        Assert.Equal((MailState.Waiting, 2, 2), ((await Stored("one")).State, (await Stored("one")).Attempts, (await Stored("one")).Unsure));

        await Queue.Sent(old, Now + Lease, Cancel);
        Assert.Equal((MailState.Sent, 1), ((await Stored("one")).State, (await Stored("one")).Unsure));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(8)]
    public async Task A_letter_that_is_not_to_be_tried_before_it_ends_is_dead(int? days)
    {
        await Enqueue(Letter("one"));
        await Queue.Failed(Assert.Single(await Claim(Now)), Refused, days is { } some ? Now.AddDays(some) : null, false, Now, Cancel);
        Assert.Equal((MailState.Dead, Refused, (DateTimeOffset?)Now), ((await Stored("one")).State, (await Stored("one")).Error, (await Stored("one")).EndedAt));
    }

    [Fact]
    public async Task Who_left_gets_nothing_more()
    {
        await Enqueue(Letter("one", recipient: "a"), Letter("two", recipient: "a"), Letter("three", recipient: "b"), Letter("four", Bretagne, recipient: "a"));
        Assert.Equal(2, await Queue.CancelOf(Aura, "a", Now, Cancel));
        Assert.Equal(["three"], Ids(await Claim(Now)));
        Assert.Equal(["four"], Ids(await Claim(Now, hub: Bretagne)));
        Assert.Equal(new MailError(MailErrors.RecipientGone), (await Stored("one")).Error);
    }
}
