using Federation.Storage.Accounts;
using Federation.Storage.Alerts;
using Federation.Storage.Feeds;
using Federation.Storage.Mail;
using Federation.Storage.PostgreSql;
using Federation.Storage.Sqlite;

namespace Federation.Storage;

/// <summary>One opened database: the feeds, the accounts and the letters on their way. Nothing is touched before the first call; <see cref="IHubStore.Migrate"/> comes first.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly HubStore _store;

    private Database(HubStore store)
    {
        (_store, Accounts, Mail) = (store, new AccountStore(store), new MailQueue(store));
        Alerts = new AlertLedger(store, Mail);
    }

    public IHubStore Hubs => _store;

    public IAccountStore Accounts { get; }

    public IMailQueue Mail { get; }

    public IAlertLedger Alerts { get; }

    public static Database Open(StoreOptions options) => new(options.Engine switch
    {
        Engine.Sqlite => new SqliteHubStore(options),
        Engine.PostgreSql => new PostgresHubStore(options),
        _ => throw new ArgumentOutOfRangeException(nameof(options)),
    });

    /// <param name="place">A PostgreSQL connection string (it holds a '='), or the data folder of an embedded database.</param>
    public static Database Open(string place) => Open(place.Contains('=') ? StoreOptions.OnPostgres(place) : StoreOptions.InFolder(place));

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
