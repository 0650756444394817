using Dapper;
using Federation.Storage.Feeds;
using Federation.Storage.Schema;

namespace Federation.Storage.Tests.Schema;

public sealed class SchemaVersionsOnSqlite() : SchemaVersions(On.Sqlite);

public sealed class SchemaVersionsOnPostgres() : SchemaVersions(On.Postgres);

public abstract class SchemaVersions(On engine) : StoreSuite(engine)
{
    [Fact]
    public async Task An_empty_database_gets_every_file_and_a_whole_one_none()
    {
        await using var empty = Database.Open(await NewPlace());
        var report = await empty.Hubs.Migrate(Cancel);
        Assert.Equal(0, report.From);
        Assert.True(report.To >= 3);
        Assert.Equal(new MigrationReport(report.To, report.To), await empty.Hubs.Migrate(Cancel));
    }

    [Fact]
    public async Task Several_processes_may_start_at_once()
    {
        var place = await NewPlace();
        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Open(place).Hubs.Migrate(Cancel))));
        Assert.Single(reports.Select(report => report.To).Distinct());
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await Alter("INSERT INTO schema_version (version, name, checksum) VALUES (999, '999-later.sql', '')");
        var refused = await Assert.ThrowsAsync<SchemaTooNewException>(() => Open(Place).Hubs.Migrate(Cancel));
        Assert.Equal(999, refused.Found);
    }

    [Fact]
    public async Task A_released_file_that_changed_is_refused_by_its_name()
    {
        await Alter("UPDATE schema_version SET checksum = 'another' WHERE version = 2");
        var refused = await Assert.ThrowsAsync<MigrationChangedException>(() => Open(Place).Hubs.Migrate(Cancel));
        Assert.Equal("002-read-tables.sql", refused.Name);
    }

    [Fact]
    public void Both_engines_have_the_same_files() =>
        Assert.Equal(Migration.Of("sqlite").Select(migration => migration.Name), Migration.Of("postgresql").Select(migration => migration.Name));

    [Fact]
    public void Line_ends_do_not_change_a_file() =>
        Assert.Equal(new Migration(1, "one", "a\nb\n").Checksum, new Migration(1, "one", "a\r\nb\r\n").Checksum);

    private Task Alter(string sql) => ((HubStore)Store).Write(connection => connection.ExecuteAsync(sql), false, Cancel);
}
