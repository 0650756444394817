using Dapper;
using Federation.Domain.Grains;
using Federation.Storage.Accounts;
using Federation.Storage.Feeds;
using Federation.Testing;

namespace Federation.Storage.Tests.Issues;

public sealed class A_closed_account_kept_its_address_on_sqlite() : A_closed_account_kept_its_address(On.Sqlite);

public sealed class A_closed_account_kept_its_address_on_postgres() : A_closed_account_kept_its_address(On.Postgres);

/// <summary>The sealed address and its look-up stayed for ever, and its links until nobody dropped them.</summary>
public abstract class A_closed_account_kept_its_address(On engine) : StoreSuite(engine)
{
    private readonly Random _random = Seeds.Of(41);

    private IAccountStore Accounts => Database.Accounts;

    [Fact]
    public async Task What_stays_says_who_acted_and_nothing_else()
    {
        var closed = await Add("same", Aura);
        var other = await Add("same", Bretagne);
        var told = new List<Guid>();
        Accounts.Closed += told.Add;

        Assert.True(await Accounts.Close(closed.Id, Now, Cancel));
        Assert.Equal(closed with { Address = null, DisabledAt = Now }, await Accounts.Get(closed.Id, Cancel));
        Assert.Equal(other.Id, Assert.Single(await Accounts.FindByLookup("same", Cancel)).Id);
        Assert.Equal(0, await Count("account_address", "account", closed.Id));
        Assert.Equal(0, await Count("sign_in_link", "account", closed.Id));
        Assert.Equal(1, await Count("sign_in_link", "account", other.Id));
        Assert.Equal([closed.Id], told);
    }

    [Fact]
    public async Task Closed_again_it_stays_closed_since_the_first_time()
    {
        var account = await Add("same", Aura);
        await Accounts.Close(account.Id, Now, Cancel);
        Assert.True(await Accounts.Close(account.Id, Now.AddDays(1), Cancel));
        Assert.Equal(account with { Address = null, DisabledAt = Now }, await Accounts.Get(account.Id, Cancel));
    }

    [Fact]
    public async Task The_same_address_begins_again_as_somebody_new()
    {
        var former = await Add("same", Aura);
        await Accounts.Close(former.Id, Now, Cancel);
        var fresh = await Add("same", Aura);
        Assert.Equal(fresh.Id, Assert.Single(await Accounts.FindByLookup("same", Cancel)).Id);
        Assert.Null((await Accounts.Get(former.Id, Cancel))!.Address);
    }

    /// <summary>The engine ends the transaction as it does when the process dies there: at any line, all of it or nothing.</summary>
    [Theory, InlineData("UPDATE", "account"), InlineData("DELETE", "account_address"), InlineData("DELETE", "sign_in_link")]
    public async Task Interrupted_after_any_line_it_is_open_and_whole(string what, string table)
    {
        var account = await Add("same", Aura);
        await Run(Stop(what, table));
        await Assert.ThrowsAsync<StorageException>(() => Accounts.Close(account.Id, Now, Cancel));
        var whole = await Accounts.Get(account.Id, Cancel);
        Assert.Null(whole!.DisabledAt);
        Assert.Equal(account.Address!.Sealed, whole.Address!.Sealed);
        Assert.Equal(1, await Count("sign_in_link", "account", account.Id));

        await Run(Engine == On.Sqlite ? "DROP TRIGGER stop" : $"DROP TRIGGER stop ON {table}");
        Assert.True(await Accounts.Close(account.Id, Now, Cancel));
        Assert.Equal(0, await Count("sign_in_link", "account", account.Id) + await Count("account_address", "account", account.Id));
    }

    /// <summary>Who makes or uses a link at the moment of the closing leaves none behind it.</summary>
    [Fact]
    public async Task No_link_outlives_the_closing_whoever_asks_for_one_meanwhile()
    {
        for (var round = 0; round < 12; round++)
        {
            var account = await Add($"round-{round}", Aura);
            var asking = Enumerable.Range(0, 8).Select(i => Task.Run(() => Accounts.AddLink($"asked-{round}-{i}", account.Id, Now, Now.AddHours(1), Cancel))).ToList();
            var closing = Task.Run(() => Accounts.Close(account.Id, Now, Cancel));
            var using_ = Task.Run(() => Accounts.UseLink(LinkOf(account), Now, Cancel));
            await Task.WhenAll([.. asking, closing, using_]);
            Assert.Equal(0, await Count("sign_in_link", "account", account.Id));
            Assert.False(await Accounts.AddLink("late", account.Id, Now, Now.AddHours(1), Cancel));
        }
    }

    [Fact]
    public async Task A_process_killed_at_any_instant_leaves_each_account_open_and_whole_or_closed_and_empty()
    {
        for (var round = 0; round < 3; round++)
        {
            using var worker = new WorkerProcess(Place, "close-accounts", 4, 0);
            var closed = await worker.Lines(40 + (round * 25), Cancel);
            worker.Kill();
            closed.AddRange(await worker.Lines(int.MaxValue, Cancel));
            var rows = await ((HubStore)Store).Use(
                connection => connection.QueryAsync<(string Id, long? Disabled, string? Lookup, long Links)>(
                    "SELECT a.id, a.disabled_at, d.lookup, (SELECT count(*) FROM sign_in_link l WHERE l.account = a.id) FROM account a LEFT JOIN account_address d ON d.account = a.id"),
                Cancel);
            Assert.All(rows, row => Assert.True(row.Disabled is null == row.Lookup is not null && (row.Disabled is null || row.Links == 0), row.ToString()));
            Assert.Subset(rows.Where(row => row.Disabled is not null).Select(row => row.Id).ToHashSet(), closed.Where(line => line.Length == 36).ToHashSet());
            Assert.True(closed.Count >= 40);
        }
    }

    private static string LinkOf(Account account) => $"link-{account.Id}";

    private string Stop(string what, string table) => Engine == On.Sqlite
        ? $"CREATE TRIGGER stop AFTER {what} ON {table} BEGIN SELECT RAISE(ABORT, 'stopped'); END"
        : $"CREATE OR REPLACE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'stopped'; END $$; CREATE TRIGGER stop AFTER {what} ON {table} FOR EACH ROW EXECUTE FUNCTION stop()";

    private Task Run(string sql) => ((HubStore)Store).Write(connection => connection.ExecuteAsync(sql), false, Cancel);

    private Task<long> Count(string table, string column, Guid id) => ((HubStore)Store).Use(
        connection => connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table} WHERE {column} = @id", new { id = id.ToString() }), Cancel);

    private async Task<Account> Add(string lookup, HubId hub)
    {
        var bytes = new byte[90];
        _random.NextBytes(bytes);
        var account = new Account(_random.NextGuid(Now), hub, Role.Coordinator, new AccountAddress(lookup, bytes), Now, null);
        await Accounts.Add(account, Cancel);
        await Accounts.AddLink(LinkOf(account), account.Id, Now, Now.AddHours(1), Cancel);
        return account;
    }
}
