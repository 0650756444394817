using System.Security.Cryptography;
using Federation.Gateway.Mail;
using Federation.Storage.Mail;
using Federation.Testing.Domain;
using Federation.Testing.Smtp;

namespace Federation.Gateway.Tests.Mail;

public sealed class RoundTestsOnSqlite() : RoundTests(false);

public sealed class RoundTestsOnPostgres() : RoundTests(true);

/// <summary>From the queue to a mail server, and back what became of each letter.</summary>
public abstract class RoundTests(bool postgres) : OfficeSuite(postgres)
{
    private static readonly string[] Ten = [.. Enumerable.Range(0, 10).Select(i => $"letter-{i}")];

    [Fact]
    public async Task Every_letter_leaves_once()
    {
        var office = Office();
        await office.Enqueue(Cancel, Ten);
        await office.Queue.Enqueue([office.Letter("elsewhere", hub: Samples.Bretagne)], null, Cancel);
        Assert.Null(await office.Round(Cancel));
        Assert.Null(await office.Round(Cancel));

        Assert.Equal(["elsewhere", .. Ten], Came().Order());
        Assert.Equal(new MailCounts(0, 10, 0, 0, 0, null), await office.Queue.Counts(office.Hub, Cancel));
    }

    [Fact]
    public async Task No_more_letters_are_on_their_way_at_once_than_the_setting_says()
    {
        var office = Office(new MailSettings { Concurrency = 3, PerDomainPerMinute = 0 });
        await office.Enqueue(Cancel, Enumerable.Range(0, 60).Select(i => $"letter-{i}"));
        var (under, most) = (0, 0);
        Server.Script = moment =>
        {
            if (moment.Stage == SmtpStage.From)
            {
                most = Math.Max(most, Interlocked.Increment(ref under));
            }
            else if (moment.Stage == SmtpStage.Content)
            {
                Interlocked.Decrement(ref under);
            }

            return SmtpAct.Go;
        };
        await office.Round(Cancel);
        Assert.Equal(60, Server.Letters.Count);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task A_temporary_refusal_is_tried_again_at_growing_distances()
    {
        var office = Office();
        await office.Enqueue(Cancel, "one");
        Server.Script = moment => moment.Stage == SmtpStage.Recipient ? SmtpAct.Say(450) : SmtpAct.Go;
        var tries = new List<TimeSpan>();
        var last = Clock.GetUtcNow();
        while (await office.Round(Cancel) is { } next)
        {
            tries.Add(next - last);
            Clock.MoveTo(last = next);
        }

        Assert.Equal(Enumerable.Range(1, tries.Count).Select(attempt => Backoff.AfterLetter(attempt, "one")), tries);
        Assert.InRange(tries.Count, 8, 14);
        var dead = await office.Stored("one", Cancel);
        Assert.Equal((MailState.Dead, new MailError(MailErrors.RecipientRefused, 450), 0), (dead.State, dead.Error!, dead.Unsure));
    }

    [Theory]
    [InlineData(SmtpStage.Recipient, 550, MailErrors.RecipientRefused, 1)]
    [InlineData(SmtpStage.Content, 554, MailErrors.LetterRefused, 6)]
    public async Task A_letter_that_is_refused_for_good_is_dead(SmtpStage stage, int code, string error, int attempts)
    {
        var office = Office();
        await office.Enqueue(Cancel, "one", "two");
        Server.Script = moment => moment.Stage == stage ? SmtpAct.Say(code) : SmtpAct.Go;
        await Settle(office);

        var dead = await office.Queue.Dead(office.Hub, null, 10, Cancel);
        Assert.All(dead.Letters, letter => Assert.Equal((new MailError(error, code), attempts, 0), (letter.Error!, letter.Attempts, letter.Unsure)));
        Assert.Equal(2, dead.Letters.Count);

        Server.Script = _ => SmtpAct.Go;
        Assert.True(await office.Queue.Requeue(office.Hub, "one", Clock.GetUtcNow(), Cancel));
        await office.Round(Cancel);
        Assert.Equal(["one"], Came());
    }

    [Fact]
    public async Task A_lost_acknowledgement_makes_one_copy_and_one_count()
    {
        var office = Office();
        await office.Enqueue(Cancel, Ten);
        var lost = 0;
        Server.Script = moment => moment.Stage == SmtpStage.Content && moment.Line.Contains(Convert.ToBase64String("letter-3"u8), StringComparison.Ordinal) && Interlocked.Increment(ref lost) == 1
            ? SmtpAct.KeepAndDrop : SmtpAct.Go;
        await Settle(office);

        Assert.Equal([.. Ten.Append("letter-3").Order()], Came().Order());
        Assert.Equal(new MailCounts(0, 10, 0, 0, 1, null), await office.Queue.Counts(office.Hub, Cancel));
        Assert.Equal(10, Server.Letters.Select(letter => letter.Header("Message-ID")).Distinct().Count());
    }

    [Fact]
    public async Task A_node_killed_between_sending_and_noting_repeats_that_letter_and_no_other()
    {
        var office = Office();
        await office.Enqueue(Cancel, Ten);
        var killed = Assert.Single(await office.Queue.Claim(office.Hub, Clock.GetUtcNow(), TimeSpan.FromMinutes(5), 1, Cancel)).Mail.Id;
        var post = new SmtpPost(new SmtpSettings { Host = "127.0.0.1", Port = Server.Port, Tls = false }, Clock);
        await post.Send(new Letter("ada@example.org", "Sujet", killed) { Id = killed }, Cancel);

        var next = await office.Round(Cancel);
        Assert.Equal(10, Server.Letters.Count);
        Clock.MoveTo(next!.Value);
        Assert.Null(await office.Round(Cancel));
        Assert.Equal([.. Ten.Append(killed).Order()], Came().Order());
        Assert.Equal(1, (await office.Queue.Counts(office.Hub, Cancel)).Repeated);
    }

    [Fact]
    public async Task Nodes_on_one_database_send_each_letter_once()
    {
        var nodes = new[] { Office(), Another(), Another() };
        await nodes[0].Enqueue(Cancel, Enumerable.Range(0, 150).Select(i => $"letter-{i}"));
        await Task.WhenAll(nodes.Select(node => node.Round(Cancel)));
        await nodes[0].Round(Cancel);

        Assert.Equal(150, Server.Letters.Count);
        Assert.Equal(150, Came().Distinct().Count());
        Assert.Equal(new MailCounts(0, 150, 0, 0, 0, null), await nodes[0].Queue.Counts(nodes[0].Hub, Cancel));
    }

    [Fact]
    public async Task When_no_server_answers_no_letter_is_charged_and_one_goes_ahead_when_it_may_be_back()
    {
        var office = Office();
        await office.Enqueue(Cancel, Ten);
        Server.Script = moment => moment.Stage == SmtpStage.Greeting ? SmtpAct.Say(421) : SmtpAct.Go;
        var opens = await office.Round(Cancel);
        Assert.Equal(office.Route.OpensAt, opens);
        var tried = Server.Connections;
        Assert.InRange(tried, 1, 4);

        // Closed: nobody knocks.
        Assert.Equal(opens, await office.Round(Cancel));
        Assert.Equal(tried, Server.Connections);

        // It may be open: one letter alone finds that it is not.
        Clock.MoveTo(opens!.Value);
        var later = await office.Round(Cancel);
        Assert.Equal(tried + 1, Server.Connections);
        Assert.True(later > opens);

        Server.Script = _ => SmtpAct.Go;
        Clock.MoveTo(later!.Value);
        await office.Round(Cancel);
        Assert.Equal(Ten, Came().Order());
        foreach (var id in Ten)
        {
            var stored = await office.Stored(id, Cancel);
            Assert.Equal((1, 0), (stored.Attempts, stored.Unsure));
        }
    }

    [Fact]
    public async Task What_expires_while_the_way_is_closed_says_so()
    {
        var office = Office();
        await office.Queue.Enqueue([office.Letter("one", lasts: TimeSpan.FromMinutes(20))], null, Cancel);
        Server.Script = _ => SmtpAct.Say(421);
        await office.Round(Cancel);
        Clock.Advance(TimeSpan.FromMinutes(21));
        await office.Round(Cancel);
        var dead = await office.Stored("one", Cancel);
        Assert.Equal((MailState.Dead, new MailError(MailErrors.RouteDown, 421)), (dead.State, dead.Error!));
    }

    [Fact]
    public async Task Who_is_not_to_be_written_to_any_more_gets_nothing()
    {
        var office = Office();
        office.Kind.AddressOf = _ => null;
        await office.Enqueue(Cancel, "one");
        await office.Round(Cancel);
        var stored = await office.Stored("one", Cancel);
        Assert.Equal((MailState.Cancelled, new MailError(MailErrors.RecipientGone)), (stored.State, stored.Error!));
        Assert.Equal(0, Server.Connections);
    }

    [Fact]
    public async Task One_kinds_fault_stops_no_other_letter()
    {
        var office = Office();
        office.Kind.AddressOf = recipient => recipient switch { "sealed" => throw new CryptographicException(), "none" => "no address", _ => "ada@example.org" };
        office.Kind.Writes = (mail, address) => mail.Recipient == "broken" ? throw new InvalidOperationException("ada@example.org") : new Letter(address, "Sujet", mail.Id) { Id = mail.Id };
        await office.Queue.Enqueue(
            [office.Letter("a", "sealed"), office.Letter("b", "broken"), office.Letter("c", "none"), office.Letter("d"),
             QueuedMail.Of("e", office.Hub, "of-a-newer-program", "x", "{}", Clock.GetUtcNow(), TimeSpan.FromDays(1))],
            null, Cancel);
        await office.Round(Cancel);

        Assert.Equal(["d"], Came());
        Assert.Equal((MailState.Dead, MailErrors.AddressUnreadable), await State("a"));
        Assert.Equal((MailState.Waiting, MailErrors.NotWritten), await State("b"));
        Assert.Equal((MailState.Dead, MailErrors.AddressUnreadable), await State("c"));
        Assert.Equal((MailState.Waiting, MailErrors.KindUnknown), await State("e"));

        async Task<(MailState, string)> State(string id)
        {
            var stored = await office.Stored(id, Cancel);
            return (stored.State, stored.Error!.Code);
        }
    }

    private async Task Settle(Office office)
    {
        while (await office.Round(Cancel) is { } next)
        {
            Clock.MoveTo(next);
        }
    }
}
