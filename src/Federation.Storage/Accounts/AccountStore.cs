using System.Data.Common;
using Dapper;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Storage.Accounts;

internal sealed class AccountStore(HubStore store) : IAccountStore
{
    private const string Accounts =
        "SELECT a.id AS Id, a.hub AS Hub, a.role AS Role, d.lookup AS Lookup, d.ciphertext AS Ciphertext, a.created_at AS Created, a.disabled_at AS Disabled"
        + " FROM account a LEFT JOIN account_address d ON d.account = a.id";

    private const string OldestFirst = " ORDER BY a.created_at, a.id";

    public event Action<Guid>? Closed;

    public Task Add(Account account, CancellationToken cancel)
    {
        var row = AccountRow.Of(account);
        return Write(
            async connection =>
            {
                await connection.ExecuteAsync("INSERT INTO account (id, hub, role, created_at, disabled_at) VALUES (@Id, @Hub, @Role, @Created, NULL)", row);
                return await connection.ExecuteAsync("INSERT INTO account_address (account, lookup, ciphertext) VALUES (@Id, @Lookup, @Ciphertext)", row);
            },
            cancel);
    }

    public async Task<Account?> Get(Guid id, CancellationToken cancel) => (await List(Accounts + " WHERE a.id = @id", new { id = id.ToString() }, cancel)).FirstOrDefault();

    public async Task<IReadOnlyList<Account>> Open(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var parameters = new DynamicParameters();
        return await List($"{Accounts} WHERE a.disabled_at IS NULL AND a.id IN {InList.Of(ids, parameters)}{OldestFirst}", parameters, cancel);
    }

    public Task<IReadOnlyList<Account>> FindByLookup(string lookup, CancellationToken cancel) =>
        List($"{Accounts} WHERE d.lookup = @lookup{OldestFirst}", new { lookup }, cancel);

    public Task<IReadOnlyList<Account>> ListOfHub(HubId hub, CancellationToken cancel) =>
        List($"{Accounts} WHERE a.hub = @hub{OldestFirst}", new { hub = hub.ToString() }, cancel);

    public async Task<bool> Close(Guid id, DateTimeOffset at, CancellationToken cancel)
    {
        var known = await Write(
            async connection =>
            {
                // The row is the lock: who makes a link meanwhile waits, and finds the account closed.
                var parameters = new { id = id.ToString(), at = at.ToUnixTimeMilliseconds() };
                var found = await connection.ExecuteAsync("UPDATE account SET disabled_at = COALESCE(disabled_at, @at) WHERE id = @id", parameters);
                await connection.ExecuteAsync("DELETE FROM account_address WHERE account = @id", parameters);
                await connection.ExecuteAsync("DELETE FROM sign_in_link WHERE account = @id", parameters);
                return found == 1;
            },
            cancel);
        if (known)
        {
            store.RingErased();
            Closed?.Invoke(id);
        }

        return known;
    }

    public Task<bool> AddLink(string tokenHash, Guid account, DateTimeOffset now, DateTimeOffset expires, CancellationToken cancel) => Write(
        async connection =>
        {
            var parameters = new { tokenHash, account = account.ToString(), now = now.ToUnixTimeMilliseconds(), expires = expires.ToUnixTimeMilliseconds() };
            await connection.ExecuteAsync("DELETE FROM sign_in_link WHERE expires_at <= @now", parameters);

            // An update that changes nothing, for its lock: see Close.
            return await connection.ExecuteAsync("UPDATE account SET disabled_at = NULL WHERE id = @account AND disabled_at IS NULL", parameters) == 1
                && await connection.ExecuteAsync("INSERT INTO sign_in_link (token_hash, account, expires_at) VALUES (@tokenHash, @account, @expires)", parameters) == 1;
        },
        cancel);

    // The deletion is the lock: whoever finds the row takes it away, and nobody finds it after.
    public Task<Account?> UseLink(string tokenHash, DateTimeOffset now, CancellationToken cancel) => Write(
        async connection =>
        {
            var account = await connection.QueryFirstOrDefaultAsync<string>(
                "DELETE FROM sign_in_link WHERE token_hash = @tokenHash AND expires_at > @now RETURNING account", new { tokenHash, now = now.ToUnixTimeMilliseconds() });
            return account is null ? null
                : (await connection.QueryAsync<AccountRow>(Accounts + " WHERE a.id = @account AND a.disabled_at IS NULL", new { account })).FirstOrDefault()?.Account();
        },
        cancel);

    private Task<T> Write<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel) => store.Write(work, false, cancel);

    private Task<IReadOnlyList<Account>> List(string sql, object parameters, CancellationToken cancel) => store.Use<IReadOnlyList<Account>>(
        async connection => [.. (await connection.QueryAsync<AccountRow>(new CommandDefinition(sql, parameters, cancellationToken: cancel))).Select(row => row.Account())], cancel);
}
