using System.Data.Common;
using System.Text;
using Dapper;
using Federation.Storage.Feeds;
using Federation.Storage.Schema;
using Federation.Testing;
using Federation.Testing.Files;

namespace Federation.Storage.Tests.Issues;

public sealed class Accounts_closed_before_kept_their_addresses_on_sqlite() : Accounts_closed_before_kept_their_addresses(On.Sqlite);

public sealed class Accounts_closed_before_kept_their_addresses_on_postgres() : Accounts_closed_before_kept_their_addresses(On.Postgres);

/// <summary>Programs up to schema 9 closed an account and left its address and its look-up in the row.</summary>
public abstract class Accounts_closed_before_kept_their_addresses(On engine) : StoreSuite(engine)
{
    private const int Before = 9;

    [Fact]
    public async Task The_next_program_erases_them_as_it_starts_and_no_byte_is_left()
    {
        var place = await NewPlace();
        var random = Seeds.Of(43);
        var (open, closed) = (new List<Row>(), new List<Row>());
        await using (var former = Open(place))
        {
            await Former(former);
            for (var i = 0; i < 400; i++)
            {
                var row = Row.Of(random);
                (i % 3 == 0 ? open : closed).Add(row);
                await Write(former, connection => connection.ExecuteAsync(
                    "INSERT INTO account (id, hub, role, email_lookup, sealed_email, created_at, disabled_at) VALUES (@Id, 'aura', 'coordinator', @Lookup, @Ciphertext, @at, NULL)",
                    new { row.Id, row.Lookup, row.Ciphertext, at = 1000L + i }));
                await Write(former, connection => connection.ExecuteAsync(
                    "INSERT INTO sign_in_link (token_hash, account, expires_at, used_at) VALUES (@Link, @Id, 9000000000000, @used)", new { row.Link, row.Id, used = i % 2 == 0 ? 5000L : (long?)null }));
            }

            // In an order that is not theirs, so that rows had moved between pages before they were closed.
            foreach (var row in closed)
            {
                await Write(former, connection => connection.ExecuteAsync("UPDATE account SET disabled_at = 7000 WHERE id = @Id", new { row.Id }));
            }
        }

        var database = Open(place);
        Assert.True((await database.Hubs.Migrate(Cancel)).To > Before);
        await database.Hubs.Scrub(Cancel);

        foreach (var row in closed)
        {
            var account = await database.Accounts.Get(Guid.Parse(row.Id), Cancel);
            Assert.Equal((null, 7000L), (account!.Address, account.DisabledAt!.Value.ToUnixTimeMilliseconds()));
        }

        foreach (var row in open)
        {
            var account = Assert.Single(await database.Accounts.FindByLookup(row.Lookup, Cancel));
            Assert.Equal(row.Id, account.Id.ToString());
            Assert.Equal(row.Ciphertext, account.Address!.Sealed);
        }

        var links = await ((HubStore)database.Hubs).Use(connection => connection.QueryAsync<string>("SELECT token_hash FROM sign_in_link"), Cancel);
        Assert.Subset(open.Select(row => row.Link).ToHashSet(), links.ToHashSet());
        Assert.InRange(links.Count(), open.Count / 3, open.Count - 1);

        var files = await DatabaseFiles.Contents(place, Cancel);
        Assert.Contains(files, file => file.Holds(open[0].Ciphertext.AsSpan(20, 40)));
        foreach (var row in closed)
        {
            Assert.DoesNotContain(files, file => file.Holds(row.Ciphertext.AsSpan(20, 40)) || file.Holds(Encoding.ASCII.GetBytes(row.Lookup)) || file.Holds(Encoding.ASCII.GetBytes(row.Link)));
        }
    }

    private async Task Former(Database database)
    {
        var migrations = new Migrations([.. Migration.Of(Engine == On.Sqlite ? "sqlite" : "postgresql").Take(Before)]);
        while (await Write(database, connection => migrations.Step(connection, Cancel)) is null)
        {
        }
    }

    private static Task<T> Write<T>(Database database, Func<DbConnection, Task<T>> work) => ((HubStore)database.Hubs).Write(work, true, Cancel);

    private sealed record Row(string Id, string Lookup, string Link, byte[] Ciphertext)
    {
        public static Row Of(Random random)
        {
            var (lookup, link, ciphertext) = (new byte[32], new byte[32], new byte[random.Next(90, 260)]);
            random.NextBytes(lookup);
            random.NextBytes(link);
            random.NextBytes(ciphertext);
            return new Row(random.NextGuid(Now).ToString(), Convert.ToHexStringLower(lookup), Convert.ToHexStringLower(link), ciphertext);
        }
    }
}
