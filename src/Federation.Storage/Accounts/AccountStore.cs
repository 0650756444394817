using System.Data.Common;
using Dapper;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Storage.Accounts;

internal sealed class AccountStore(HubStore store) : IAccountStore
{
    private const string Columns =
        "SELECT id AS Id, hub AS Hub, role AS Role, email_lookup AS Lookup, sealed_email AS Sealed, created_at AS Created, disabled_at AS Disabled FROM account";

    public Task Add(Account account, CancellationToken cancel) => Write(
        connection => connection.ExecuteAsync(
            "INSERT INTO account (id, hub, role, email_lookup, sealed_email, created_at, disabled_at) VALUES (@Id, @Hub, @Role, @Lookup, @Sealed, @Created, @Disabled)",
            RowOf(account)),
        cancel);

    public async Task<Account?> Get(Guid id, CancellationToken cancel) => (await List(Columns + " WHERE id = @id", new { id = id.ToString() }, cancel)).FirstOrDefault();

    public Task<IReadOnlyList<Account>> FindByLookup(string lookup, CancellationToken cancel) =>
        List(Columns + " WHERE email_lookup = @lookup ORDER BY created_at, id", new { lookup }, cancel);

    public Task<IReadOnlyList<Account>> ListOfHub(HubId hub, CancellationToken cancel) =>
        List(Columns + " WHERE hub = @hub ORDER BY created_at, id", new { hub = hub.ToString() }, cancel);

    public Task<bool> Disable(Guid id, DateTimeOffset at, CancellationToken cancel) => Write(
        async connection => await connection.ExecuteAsync(
            "UPDATE account SET disabled_at = COALESCE(disabled_at, @at) WHERE id = @id", new { id = id.ToString(), at = at.ToUnixTimeMilliseconds() }) == 1,
        cancel);

    public Task AddLink(string tokenHash, Guid account, DateTimeOffset expires, CancellationToken cancel) => Write(
        connection => connection.ExecuteAsync(
            "INSERT INTO sign_in_link (token_hash, account, expires_at) VALUES (@tokenHash, @account, @expires)",
            new { tokenHash, account = account.ToString(), expires = expires.ToUnixTimeMilliseconds() }),
        cancel);

    // The update is the lock: whoever finds used_at empty fills it, and nobody finds it empty after.
    public Task<Account?> UseLink(string tokenHash, DateTimeOffset now, CancellationToken cancel) => Write(
        async connection =>
        {
            var used = await connection.ExecuteAsync(
                "UPDATE sign_in_link SET used_at = @now WHERE token_hash = @tokenHash AND used_at IS NULL AND expires_at > @now"
                + " AND EXISTS (SELECT 1 FROM account WHERE account.id = sign_in_link.account AND disabled_at IS NULL)",
                new { tokenHash, now = now.ToUnixTimeMilliseconds() });
            return used == 1
                ? AccountOf(await connection.QuerySingleAsync<AccountRow>(Columns + " WHERE id = (SELECT account FROM sign_in_link WHERE token_hash = @tokenHash)", new { tokenHash }))
                : null;
        },
        cancel);

    public Task<int> PurgeLinks(DateTimeOffset before, CancellationToken cancel) => Write(
        connection => connection.ExecuteAsync("DELETE FROM sign_in_link WHERE expires_at < @before", new { before = before.ToUnixTimeMilliseconds() }), cancel);

    private Task<T> Write<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel) => store.Write(work, false, cancel);

    private Task<IReadOnlyList<Account>> List(string sql, object parameters, CancellationToken cancel) => store.Use<IReadOnlyList<Account>>(
        async connection => [.. (await connection.QueryAsync<AccountRow>(new CommandDefinition(sql, parameters, cancellationToken: cancel))).Select(AccountOf)], cancel);

    private static AccountRow RowOf(Account account) => new()
    {
        Id = account.Id.ToString(), Hub = account.Hub.ToString(), Role = Codes<Role>.Of(account.Role), Lookup = account.EmailLookup, Sealed = account.SealedEmail,
        Created = account.CreatedAt.ToUnixTimeMilliseconds(), Disabled = account.DisabledAt?.ToUnixTimeMilliseconds(),
    };

    private static Account AccountOf(AccountRow row) => new(
        Guid.Parse(row.Id), HubId.Parse(row.Hub), Codes<Role>.Parse(row.Role), row.Lookup, row.Sealed, DateTimeOffset.FromUnixTimeMilliseconds(row.Created),
        row.Disabled is { } disabled ? DateTimeOffset.FromUnixTimeMilliseconds(disabled) : null);

    private sealed class AccountRow
    {
        public string Id { get; init; } = "";

        public string Hub { get; init; } = "";

        public string Role { get; init; } = "";

        public string Lookup { get; init; } = "";

        public byte[] Sealed { get; init; } = [];

        public long Created { get; init; }

        public long? Disabled { get; init; }
    }
}
