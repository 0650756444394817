using System.Text;
using Dapper;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Storage.Accounts;
using Federation.Storage.Feeds;
using Federation.Storage.Schema;
using Federation.Testing;
using Federation.Testing.Domain;
using Federation.Testing.Files;

namespace Federation.Storage.Tests.Issues;

/// <summary>PostgreSQL analyses tables by itself and kept whole sealed rows as samples in its catalogue: erased and scrubbed, they were still there.</summary>
public sealed class Statistics_kept_samples_of_sealed_rows() : StoreSuite(On.Postgres)
{
    private readonly Random _random = Seeds.Of(47);

    [Fact]
    public async Task What_was_analysed_before_it_was_erased_is_in_no_file()
    {
        var rows = new List<(GrainId Grain, SealedEnvelope Envelope)>();
        var accounts = new List<Account>();
        for (var i = 0; i < 120; i++)
        {
            var envelope = Samples.Envelope(_random, Now, SealKind.Contact, 60 + i);
            var grain = _random.NextReferralId(Now).At(Aura);
            await Store.Ask(grain, Samples.Referral(_random, Now, false, null, envelope), Caller.Visitor, Now, Key($"file-{i}"));
            rows.Add((grain, envelope));
            var account = new Account(_random.NextGuid(Now), Aura, Role.Coordinator, new AccountAddress($"{_random.NextInt64():x16}{_random.NextInt64():x16}", envelope.Ciphertext), Now, null);
            await Database.Accounts.Add(account, Cancel);
            accounts.Add(account);
        }

        await Analyse();
        foreach (var (grain, _) in rows)
        {
            await Store.Ask(grain, new EraseReferral(), Caller.Person, Now, Key("erase"));
        }

        foreach (var account in accounts)
        {
            await Database.Accounts.Close(account.Id, Now, Cancel);
        }

        await Store.Scrub(Cancel);
        var files = await DatabaseFiles.Contents(Place, Cancel);
        Assert.All(rows, row => Assert.DoesNotContain(files, file => file.Holds(row.Envelope.Ciphertext.AsSpan(10, 40))));
        Assert.All(accounts, account => Assert.DoesNotContain(files, file => file.Holds(Encoding.ASCII.GetBytes(account.Address!.Lookup))));
    }

    [Fact]
    public async Task Samples_that_were_taken_before_are_dropped_by_the_next_program()
    {
        var place = await NewPlace();
        var former = Open(place);
        var migrations = new Migrations([.. Migration.Of("postgresql").TakeWhile(migration => migration.Name != "012-no-samples.sql")]);
        while (await ((HubStore)former.Hubs).Write(connection => migrations.Step(connection, Cancel), true, Cancel) is null)
        {
        }

        const string Samples = "SELECT count(*) FROM pg_stats WHERE tablename IN ('sealed', 'account_address') AND attname IN ('ciphertext', 'lookup')";
        await ((HubStore)former.Hubs).Write(
            async connection =>
            {
                await connection.ExecuteAsync("INSERT INTO sealed SELECT 'aura', i::text, sha256(i::text::bytea) FROM generate_series(1, 200) i");
                await connection.ExecuteAsync("INSERT INTO account_address SELECT i::text, md5(i::text), sha256(i::text::bytea) FROM generate_series(1, 200) i");
                return await connection.ExecuteAsync("ANALYZE sealed; ANALYZE account_address");
            },
            true,
            Cancel);
        Assert.Equal(3, await ((HubStore)former.Hubs).Use(connection => connection.ExecuteScalarAsync<long>(Samples), Cancel));
        await former.Hubs.Migrate(Cancel);
        Assert.Equal(0, await ((HubStore)former.Hubs).Use(connection => connection.ExecuteScalarAsync<long>(Samples), Cancel));
    }

    private Task Analyse() => ((HubStore)Store).Write(connection => connection.ExecuteAsync("ANALYZE sealed; ANALYZE account_address"), true, Cancel);
}
