using Federation.Storage.Feeds;
using Federation.Storage.Mail;

namespace Federation.Storage.Tests.Mail;

public sealed class QueueingOnSqlite() : Queueing(On.Sqlite);

public sealed class QueueingOnPostgres() : Queueing(On.Postgres);

public abstract class Queueing(On engine) : MailQueueSuite(engine)
{
    [Fact]
    public async Task The_same_letter_queued_twice_is_one()
    {
        Assert.Equal(2, await Queue.Enqueue([Letter("one"), Letter("two")], null, Cancel));
        Assert.Equal(1, await Queue.Enqueue([Letter("two", Bretagne), Letter("three")], null, Cancel));

        Assert.Equal(["one", "three", "two"], Ids(await Claim(Now)).Order());
        Assert.Empty(await Claim(Now, hub: Bretagne));
    }

    [Fact]
    public async Task What_was_queued_comes_back_whole()
    {
        var letter = QueuedMail.Of("a:b/c", Bretagne, "digest", "0190-ab", """{"ids":["a/b"],"n":3,"at":"2026-03-02T08:00:00+01:00"}""", Now, Week, Now.AddHours(1));
        await Enqueue(letter);

        Assert.Equal(letter, (await Stored("a:b/c", Bretagne)).Mail);
        Assert.Equal(new StoredMail(letter, MailState.Waiting, 0, 0, null, null), await Stored("a:b/c", Bretagne));
        Assert.Null(await Queue.Find(Aura, "a:b/c", Cancel));
    }

    [Fact]
    public async Task A_followers_cursor_moves_with_the_letters_or_not_at_all()
    {
        await Queue.Enqueue([Letter("one")], new CursorMove("letters", Aura, 7), Cancel);
        Assert.Equal(7, await Store.LoadCursor("letters", Aura, Cancel));

        await Queue.Enqueue([], new CursorMove("letters", Aura, 5), Cancel);
        Assert.Equal(7, await Store.LoadCursor("letters", Aura, Cancel));

        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Queue.Enqueue([Letter("two")], new CursorMove("letters", Aura, 9), gone.Token));
        Assert.Equal(7, await Store.LoadCursor("letters", Aura, Cancel));
        Assert.Null(await Queue.Find(Aura, "two", Cancel));
    }

    [Fact]
    public async Task A_letter_lives_and_dies_with_the_transaction_it_was_queued_in()
    {
        var store = (HubStore)Store;
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => store.Write<int>(
            async connection =>
            {
                Assert.Equal(250, await MailRows.Insert(connection, [.. Enumerable.Range(0, 250).Select(i => Letter(Numbered(i)))], Cancel));
                throw new InvalidTimeZoneException("the writer changed its mind");
            },
            false,
            Cancel));
        Assert.Empty(await Claim(Now));

        Assert.Equal(250, await store.Write(connection => MailRows.Insert(connection, [.. Enumerable.Range(0, 250).Select(i => Letter(Numbered(i)))], Cancel), false, Cancel));
        Assert.Equal(250, (await Queue.Counts(Aura, Cancel)).Waiting);
    }

    [Fact]
    public async Task Who_listens_hears_of_each_hub_once()
    {
        var heard = new List<string>();
        Queue.Queued += hub => heard.Add(hub.ToString());
        await Enqueue(Letter("one"), Letter("two"), Letter("three", Bretagne));
        Assert.Equal([Aura.ToString(), Bretagne.ToString()], heard.Order());
    }

    [Fact]
    public async Task The_next_instant_is_known_for_each_hub()
    {
        await Enqueue(Letter("late", due: Now.AddHours(3)), Letter("soon", due: Now.AddHours(1)), Letter("there", Bretagne));
        await Queue.Sent(Assert.Single(await Claim(Now, hub: Bretagne)), Now, Cancel);

        var next = await Queue.NextDue([Bretagne, Aura, Aura], Cancel);
        Assert.Equal((Aura, Now.AddHours(1)), Assert.Single(next.Select(pair => (pair.Key, pair.Value))));
        Assert.Empty(await Queue.NextDue([], Cancel));
    }
}
