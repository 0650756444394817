using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Gateway.Mail;
using Federation.Gateway.SignIn;
using Federation.Node.Desk;
using Federation.Storage.Mail;
using Federation.Storage.Privacy;
using Federation.Testing.Domain;
using Federation.Testing.Smtp;

namespace Federation.Gateway.Tests.Mail;

public sealed class RunnerTestsOnSqlite() : RunnerTests(false);

public sealed class RunnerTestsOnPostgres() : RunnerTests(true);

public abstract class RunnerTests(bool postgres) : OfficeSuite(postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A hub has letters once it has a feed.</summary>
    private async Task Found() =>
        await Database.Hubs.Ask(Samples.StructureAt(Samples.Aura, "one"), Samples.Structure("Un"), Caller.Operator, Clock.GetUtcNow(), IdempotencyKey.Parse("found"));

    [Fact]
    public async Task A_letter_that_is_queued_leaves_without_waiting_for_a_look()
    {
        await Found();
        var office = Office();
        var came = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.Script = moment =>
        {
            if (moment.Stage == SmtpStage.Quit)
            {
                came.TrySetResult();
            }

            return SmtpAct.Go;
        };
        using var runner = office.Runner();
        await runner.StartAsync(Cancel);
        await office.Enqueue(Cancel, "one");
        await came.Task.WaitAsync(Patience, Cancel);
        await runner.StopAsync(Cancel);
        Assert.Equal(["one"], Came());
        Assert.Equal(MailState.Sent, (await office.Stored("one", Cancel)).State);
    }

    [Fact]
    public async Task A_node_that_stops_ends_the_letters_under_way_and_begins_no_other()
    {
        await Found();
        var office = Office(new MailSettings { Concurrency = 1, PerDomainPerMinute = 0 });
        var (under, go) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new ManualResetEventSlim());
        Server.Script = moment =>
        {
            if (moment.Stage == SmtpStage.Content)
            {
                under.TrySetResult();
                go.Wait(Patience);
            }

            return SmtpAct.Go;
        };
        await office.Enqueue(Cancel, "one", "two");
        using var runner = office.Runner();
        await runner.StartAsync(Cancel);
        await under.Task.WaitAsync(Patience, Cancel);
        var stopping = runner.StopAsync(Cancel);
        go.Set();
        await stopping.WaitAsync(Patience, Cancel);

        var (one, two) = (await office.Stored("one", Cancel), await office.Stored("two", Cancel));
        Assert.Equal((MailState.Sent, 0, MailState.Waiting, 0), (one.State, one.Unsure, two.State, two.Unsure));
        Assert.Single(Server.Letters);
    }

    [Fact]
    public async Task One_of_the_nodes_on_one_database_sends_a_hubs_letters()
    {
        await Found();
        var (first, second) = (Office(), Another());
        await first.Enqueue(Cancel, Enumerable.Range(0, 30).Select(i => $"letter-{i}"));
        using var one = first.Runner();
        using var other = second.Runner();
        await one.Once(Cancel, Cancel);
        await other.Once(Cancel, Cancel);
        Assert.Equal(30, Came().Distinct().Count());
        Assert.Equal(30, Server.Letters.Count);
    }

    [Fact]
    public async Task Letters_that_ended_long_ago_are_forgotten()
    {
        await Found();
        var office = Office();
        await office.Enqueue(Cancel, "one");
        using var runner = office.Runner();
        await runner.Once(Cancel, Cancel);
        Clock.Advance(TimeSpan.FromDays(61));
        await runner.Once(Cancel, Cancel);
        Assert.Null(await office.Queue.Find(office.Hub, "one", Cancel));
    }

    [Fact]
    public async Task A_sign_in_link_is_nowhere_but_in_its_letter()
    {
        using var keys = new TempFolder();
        using var sealer = new DataProtectionSealer(keys.Path);
        var desk = new SignInDesk(Database.Accounts, KeyedHash.Open(keys.Path), sealer, Database.Mail, new SystemIdentifiers(Clock), Clock);
        var kind = new SignInLetter(Database.Accounts, desk, new PublicAddress("https://example.org"));
        var account = await desk.Open(Samples.Aura, Role.Coordinator, "Ada@example.org ", Cancel);
        Assert.Null(await desk.Request("personne@example.org", Cancel));
        var queued = (await desk.Request("ada@example.org", Cancel))!;
        Assert.Equal((account.ToString(), "{}", Clock.GetUtcNow() + SignInDesk.LinkLasts), (queued.Recipient, queued.Payload, queued.Expires));

        Assert.Equal("Ada@example.org", await kind.Address(queued, Cancel));
        var (first, again) = (await kind.Write(queued, "ada@example.org", Cancel), await kind.Write(queued, "ada@example.org", Cancel));
        var token = first!.Body[(first.Body.IndexOf("/espace/lien/", StringComparison.Ordinal) + 13)..].Split('\n')[0];
        Assert.NotEqual(first.Body, again!.Body);
        Assert.DoesNotContain(token, JsonSerializer.Serialize(queued), StringComparison.Ordinal);
        Assert.NotNull(await desk.Use(token, Cancel));
        Assert.Null(await desk.Use(token, Cancel));

        await Database.Accounts.Close(account, Clock.GetUtcNow(), Cancel);
        Assert.Null(await kind.Address(queued, Cancel));

        // Closed between its address and its words: nothing leaves, and no link is made.
        Assert.Null(await kind.Write(queued, "ada@example.org", Cancel));
    }
}
