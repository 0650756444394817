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
        await Accounts.AddLink("token", account.Id, Now.AddMinutes(15), Cancel);

        var clicks = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => Accounts.UseLink("token", Now, Cancel))));

        Assert.Equal(account.Id, Assert.Single(clicks, click => click is not null)!.Id);
        Assert.Null(await Accounts.UseLink("token", Now, Cancel));
    }

    [Fact]
    public async Task A_link_that_expired_or_is_unknown_opens_nothing()
    {
        var account = await Add("hash", Aura, Role.Coordinator);
        await Accounts.AddLink("token", account.Id, Now.AddMinutes(15), Cancel);

        Assert.Null(await Accounts.UseLink("token", Now.AddMinutes(15), Cancel));
        Assert.Null(await Accounts.UseLink("unknown", Now, Cancel));
        Assert.NotNull(await Accounts.UseLink("token", Now.AddMinutes(15).AddMilliseconds(-1), Cancel));
    }

    [Fact]
    public async Task A_disabled_account_does_not_sign_in()
    {
        var account = await Add("hash", Aura, Role.Coordinator);
        await Accounts.AddLink("token", account.Id, Now.AddMinutes(15), Cancel);

        Assert.True(await Accounts.Disable(account.Id, Now, Cancel));
        Assert.True(await Accounts.Disable(account.Id, Now.AddDays(1), Cancel));
        Assert.False(await Accounts.Disable(_random.NextGuid(Now), Now, Cancel));

        Assert.Null(await Accounts.UseLink("token", Now, Cancel));
        Assert.Equal(Now, (await Accounts.Get(account.Id, Cancel))!.DisabledAt);
    }

    [Fact]
    public async Task Old_links_are_dropped()
    {
        var account = await Add("hash", Aura, Role.Coordinator);
        await Accounts.AddLink("old", account.Id, Now, Cancel);
        await Accounts.AddLink("new", account.Id, Now.AddDays(1), Cancel);

        Assert.Equal(1, await Accounts.PurgeLinks(Now.AddHours(1), Cancel));
        Assert.NotNull(await Accounts.UseLink("new", Now, Cancel));
    }

    [Fact]
    public async Task Two_accounts_of_one_id_are_an_error()
    {
        var account = await Add("hash", Aura, Role.Coordinator);
        await Assert.ThrowsAsync<StorageException>(() => Accounts.Add(account, Cancel));
    }

    private async Task<Account> Add(string lookup, HubId hub, Role role)
    {
        var account = new Account(_random.NextGuid(Now), hub, role, lookup, [1, 2, 3], Now, null);
        await Accounts.Add(account, Cancel);
        return account;
    }
}
