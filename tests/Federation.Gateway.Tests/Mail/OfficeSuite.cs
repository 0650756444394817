using System.Text;
using Federation.Gateway.Mail;
using Federation.Storage;
using Federation.Testing.Smtp;
using Federation.Testing.Time;

namespace Federation.Gateway.Tests.Mail;

/// <summary>A migrated database of each engine, a mail server and a clock of the test's own.</summary>
public abstract class OfficeSuite(bool postgres) : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly List<Database> _databases = [];
    private string _place = "";

    protected SmtpServer Server { get; } = new();

    protected ManualClock Clock { get; } = new();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _place = postgres ? await PostgresCluster.Shared.CreateDatabase() : _folder.Path;
        await Open().Hubs.Migrate(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        foreach (var database in _databases)
        {
            await database.DisposeAsync();
        }

        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Database Open()
    {
        var database = Database.Open(_place);
        _databases.Add(database);
        return database;
    }

    protected Database Database => _databases[0];

    /// <summary>A node on the one database.</summary>
    private protected Office Office(MailSettings? settings = null) => new(Database, Server, Clock, settings);

    /// <summary>A node with a database connection of its own.</summary>
    private protected Office Another(MailSettings? settings = null) => new(Open(), Server, Clock, settings);

    /// <summary>The bodies that came: the ids of the letters.</summary>
    protected string[] Came() => [.. Server.Letters.Select(letter => Encoding.UTF8.GetString(Convert.FromBase64String(letter.Text[(letter.Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Trim())))];
}
