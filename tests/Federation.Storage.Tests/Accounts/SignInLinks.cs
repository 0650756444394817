using Dapper;
using Federation.Domain.Grains;
using Federation.Storage.Accounts;
using Federation.Storage.Feeds;
using Federation.Testing;

namespace Federation.Storage.Tests.Accounts;

public sealed class SignInLinksOnSqlite() : SignInLinks(On.Sqlite);

public sealed class SignInLinksOnPostgres() : SignInLinks(On.Postgres);

public abstract class SignInLinks(On engine) : StoreSuite(engine)
{
    private readonly Random _random = Seeds.Of(7);

    private IAccountStore Accounts => Database.Accounts;

    [Fact]
    public async Task An_account_is_found_by_its_hash_its_id_and_its_hub()
    {
        var (one, two) = (await Add("hash", Aura, Role.Coordinator), await Add("hash", Bretagne, Role.Administrator));

        Assert.Equivalent(new[] { one, two }, await Accounts.FindByLookup("hash", Cancel), strict: true);
        Assert.Equivalent(one, await Accounts.Get(one.Id, Cancel), strict: true);
        Assert.Equivalent(new[] { two }, await Accounts.ListOfHub(Bretagne, Cancel), strict: true);
        Assert.Empty(await Accounts.FindByLookup("other", Cancel));
        Assert.Null(await Accounts.Get(_random.NextGuid(Now), Cancel));
    }

    [Fact]
    public async Task A_link_opens_once_whoever_clicks_at_the_same_moment()
    {
        var account = await Add("hash", Aura, Role.Coordinator);
        Assert.True(await Accounts.AddLink("token", account.Id, Now, Now.AddMinutes(15), Cancel));

        var clicks = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => Accounts.UseLink("token", Now, Cancel))));

        Assert.Equal(account.Id, Assert.Single(clicks, click => click is not null)!.Id);
        Assert.Null(await Accounts.UseLink("token", Now, Cancel));
    }

    [Fact]
    public async Task A_link_that_expired_or_is_unknown_opens_nothing()
    {
        var account = await Add("hash", Aura, Role.Coordinator);
        Assert.True(await Accounts.AddLink("token", account.Id, Now, Now.AddMinutes(15), Cancel));

        Assert.Null(await Accounts.UseLink("token", Now.AddMinutes(15), Cancel));
        Assert.Null(await Accounts.UseLink("unknown", Now, Cancel));
        Assert.NotNull(await Accounts.UseLink("token", Now.AddMinutes(15).AddMilliseconds(-1), Cancel));
    }

    [Fact]
    public async Task A_closed_account_does_not_sign_in_and_gets_no_link()
    {
        var account = await Add("hash", Aura, Role.Coordinator);
        await Accounts.AddLink("token", account.Id, Now, Now.AddMinutes(15), Cancel);

        Assert.True(await Accounts.Close(account.Id, Now, Cancel));
        Assert.False(await Accounts.Close(_random.NextGuid(Now), Now, Cancel));

        Assert.Null(await Accounts.UseLink("token", Now, Cancel));
        Assert.False(await Accounts.AddLink("another", account.Id, Now, Now.AddMinutes(15), Cancel));
        Assert.False(await Accounts.AddLink("another", _random.NextGuid(Now), Now, Now.AddMinutes(15), Cancel));
        Assert.Equal(0, await Links());
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_link_that_was_used_or_has_expired()
    {
        var account = await Add("hash", Aura, Role.Coordinator);
        await Accounts.AddLink("used", account.Id, Now, Now.AddDays(1), Cancel);
        await Accounts.UseLink("used", Now, Cancel);
        Assert.Equal(0, await Links());

        await Accounts.AddLink("old", account.Id, Now, Now.AddMinutes(15), Cancel);
        await Accounts.AddLink("new", account.Id, Now.AddMinutes(15), Now.AddDays(1), Cancel);
        Assert.Equal(1, await Links());
        Assert.NotNull(await Accounts.UseLink("new", Now, Cancel));
    }

    [Fact]
    public async Task Of_many_accounts_those_that_are_open_are_told_apart()
    {
        var open = new List<Account>();
        var ids = new List<Guid> { _random.NextGuid(Now) };
        for (var i = 0; i < 40; i++)
        {
            var account = await Add($"hash-{i}", i % 2 == 0 ? Aura : Bretagne, Role.Coordinator);
            ids.Add(account.Id);
            if (_random.Chance(0.5))
            {
                await Accounts.Close(account.Id, Now, Cancel);
            }
            else
            {
                open.Add(account);
            }
        }

        Assert.Equal(open.Select(account => account.Id).Order(), (await Accounts.Open(ids, Cancel)).Select(account => account.Id).Order());
        Assert.Empty(await Accounts.Open([], Cancel));
    }

    [Fact]
    public async Task Two_accounts_of_one_id_are_an_error()
    {
        var account = await Add("hash", Aura, Role.Coordinator);
        await Assert.ThrowsAsync<StorageException>(() => Accounts.Add(account, Cancel));
    }

    private Task<long> Links() => ((HubStore)Store).Use(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM sign_in_link"), Cancel);

    private async Task<Account> Add(string lookup, HubId hub, Role role)
    {
        var account = new Account(_random.NextGuid(Now), hub, role, new AccountAddress(lookup, [1, 2, 3]), Now, null);
        await Accounts.Add(account, Cancel);
        return account;
    }
}
