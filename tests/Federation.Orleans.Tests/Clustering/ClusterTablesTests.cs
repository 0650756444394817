using Federation.Orleans.Clustering;
using Federation.Running;
using Federation.Storage.Schema;

namespace Federation.Orleans.Tests.Clustering;

public sealed class ClusterTablesTests
{
    [Fact]
    public async Task Eight_programs_that_start_at_once_prepare_the_tables_once()
    {
        var place = new Place("", await PostgresCluster.Shared.CreateDatabase());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ClusterTables.Migrate(place.Database!, CancellationToken.None)));
        await ClusterTables.Migrate(place.Database!, CancellationToken.None);
        Assert.Equal(["001-membership.sql"], await Sql.Rows<string>(place, "SELECT name FROM orleans.schema_version"));
        Assert.Empty(await Sql.Rows<string>(place, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task A_schema_of_a_newer_program_and_a_file_that_was_edited_are_refused()
    {
        var place = new Place("", await PostgresCluster.Shared.CreateDatabase());
        await ClusterTables.Migrate(place.Database!, CancellationToken.None);
        await Sql.Run(place, "UPDATE orleans.schema_version SET checksum = 'other'");
        await Assert.ThrowsAsync<MigrationChangedException>(() => ClusterTables.Migrate(place.Database!, CancellationToken.None));
        await Sql.Run(place, "INSERT INTO orleans.schema_version VALUES (2, '002-later.sql', 'x')");
        await Assert.ThrowsAsync<Storage.Feeds.SchemaTooNewException>(() => ClusterTables.Migrate(place.Database!, CancellationToken.None));
    }

    /// <summary>The version is what keeps two silos from both declaring: who has the old one changes nothing, whatever it writes.</summary>
    [Fact]
    public async Task Of_sixteen_writers_with_one_version_one_wins_and_the_others_change_nothing()
    {
        var place = new Place("", await PostgresCluster.Shared.CreateDatabase());
        await ClusterTables.Migrate(place.Database!, CancellationToken.None);
        var queries = (await Sql.Rows<(string Key, string Text)>(place, "SELECT querykey, querytext FROM orleans.orleansquery")).ToDictionary(row => row.Key, row => row.Text);
        var all = new Membership(ClusterTables.ConnectionString(place.Database!), queries);
        Assert.Equal(1, await all.Count("InsertMembershipVersionKey", 0, 0));
        Assert.Equal(0, await all.Count("InsertMembershipVersionKey", 0, 0));

        var inserted = await Task.WhenAll(Enumerable.Range(1, 16).Select(port => all.Count("InsertMembershipKey", port, 0)));
        Assert.Equal(1, inserted.Sum());
        var winner = Array.IndexOf(inserted, 1) + 1;

        // The row is there already: neither it nor the version moves. Nor for a row that is not there.
        Assert.Equal(0, await all.Count("InsertMembershipKey", winner, 1));
        Assert.Equal(0, await all.Count("UpdateMembershipKey", 99, 1));
        var updated = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => all.Count("UpdateMembershipKey", winner, 1)));
        Assert.Equal(1, updated.Sum());
        Assert.Equal([2], await Sql.Rows<int>(place, "SELECT version FROM orleans.orleansmembershipversiontable"));
        Assert.Equal([winner], await Sql.Rows<int>(place, "SELECT port FROM orleans.orleansmembershiptable"));
    }
}
