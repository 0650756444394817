using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Federation.Testing;
using Federation.Testing.Domain;
using Federation.Testing.PostgreSql;

namespace Federation.Storage.Tests;

public enum On
{
    Sqlite,
    Postgres,
}

/// <summary>A migrated, empty database per test class instance; every suite runs on both engines.</summary>
public abstract class StoreSuite(On engine) : IAsyncLifetime
{
    protected static readonly HubId Aura = Samples.Aura;
    protected static readonly HubId Bretagne = Samples.Bretagne;
    protected static readonly DateTimeOffset Now = Samples.Monday;

    private readonly List<Database> _opened = [];

    protected On Engine => engine;

    protected TempFolder Folder { get; } = new();

    /// <summary>What another process needs to open the same database.</summary>
    protected string Place { get; private set; } = "";

    protected Database Database { get; private set; } = null!;

    protected IHubStore Store => Database.Hubs;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        Place = await NewPlace();
        Database = Open(Place);
        await Store.Migrate(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _opened)
        {
            await database.DisposeAsync();
        }

        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task<string> NewPlace() => NewPlace(engine);

    protected async Task<string> NewPlace(On on) =>
        on == On.Sqlite ? Directory.CreateDirectory(Folder.File($"data-{_opened.Count}")).FullName : await PostgresCluster.Shared.CreateDatabase();

    protected Database Open(string place)
    {
        var database = Database.Open(place);
        _opened.Add(database);
        return database;
    }

    /// <summary>An entry as it is written: lists inside facts compare by reference, their text does not.</summary>
    protected static string Line(Entry entry) => $"{entry with { Fact = null! }} {System.Text.Encoding.UTF8.GetString(DomainJson.Facts.Write(entry.Fact))}";

    protected static IdempotencyKey Key(string text) => IdempotencyKey.Parse(text);

    protected Task<AppendResult?> Describe(string key, string name, string? once = null, HubId? hub = null) =>
        Store.Ask(Samples.StructureAt(hub ?? Aura, key), Samples.Structure(name), Caller.Operator, Now, Key(once ?? Once(key, name)));

    protected async Task<Append> PrepareStructure(string key, string name, HubId? hub = null) =>
        (await Store.Prepare(Samples.StructureAt(hub ?? Aura, key), Samples.Structure(name), Caller.Operator, Now, Key(Once(key, name))))!;

    private static string Once(string key, string name) => $"{key}:{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)))[..16]}";

    protected async Task<AppendOutcome[]> Outcomes(params Append[] batch) => [.. (await Store.Commit(batch, Cancel)).Select(result => result.Outcome)];
}
