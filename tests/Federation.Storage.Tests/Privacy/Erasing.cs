using System.Runtime.Versioning;
using System.Text;
using Dapper;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Storage.Accounts;
using Federation.Storage.Feeds;
using Federation.Storage.Privacy;
using Federation.Testing;
using Federation.Testing.Domain;
using Federation.Testing.Files;

namespace Federation.Storage.Tests.Privacy;

public sealed class ErasingOnSqlite() : Erasing(On.Sqlite)
{
    /// <summary>secure_delete alone fails this seed: a page may keep a copy of a row that was moved to another page before it was erased.</summary>
    [Fact]
    public async Task Rows_that_moved_between_pages_leave_no_copy_behind()
    {
        var random = Seeds.Of(11);
        var present = new List<SealedEnvelope>();
        var erased = new List<SealedEnvelope>();
        await ((HubStore)Store).Write(
            async connection =>
            {
                for (var i = 0; i < 12_000; i++)
                {
                    if (present.Count > 0 && random.Chance(0.48))
                    {
                        var gone = random.Pick(present);
                        present.Remove(gone);
                        erased.Add(gone);
                        await connection.ExecuteAsync("DELETE FROM sealed WHERE id = @id", new { id = gone.Id.ToString() });
                        continue;
                    }

                    var envelope = Samples.Envelope(random, Now, SealKind.Story, random.Next(60, 400));
                    present.Add(envelope);
                    await connection.ExecuteAsync("INSERT INTO sealed (hub, id, ciphertext) VALUES ('aura', @id, @Ciphertext)", new { id = envelope.Id.ToString(), envelope.Ciphertext });
                }

                return true;
            },
            false,
            Cancel);

        await Store.Scrub(Cancel);

        var runs = new HashSet<UInt128>();
        foreach (var (_, bytes) in await DatabaseFiles.Everything(Place))
        {
            for (var at = 0; at + 16 <= bytes.Length; at++)
            {
                runs.Add(BitConverter.ToUInt128(bytes, at));
            }
        }

        foreach (var envelope in erased)
        {
            for (var at = 0; at + 16 <= envelope.Ciphertext.Length; at++)
            {
                Assert.DoesNotContain(BitConverter.ToUInt128(envelope.Ciphertext, at), runs);
            }
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_files_are_for_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix's");
        var files = Directory.EnumerateFiles(Place, "federation.db*").ToList();
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith("-shm", StringComparison.Ordinal));
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }
}

public sealed class ErasingOnPostgres() : Erasing(On.Postgres);

/// <summary>Looks for the bytes themselves in the database's files.</summary>
public abstract class Erasing(On engine) : StoreSuite(engine)
{
    [Fact]
    public async Task After_an_erasure_and_a_scrub_no_byte_is_left()
    {
        using var sealer = new DataProtectionSealer(Folder.Path);
        var random = Seeds.Of(8);
        var canary = Encoding.UTF8.GetBytes($"canari-{random.NextInt64():x16}-{random.NextInt64():x16}");
        var rows = new List<(GrainId Grain, SealedEnvelope Envelope)>();

        // Rows of many sizes in an order that is not theirs, so that pages are split and rows move between them.
        for (var i = 0; i < 300; i++)
        {
            var id = random.NextGuid(Now.AddSeconds(random.Next(100_000)));
            var plain = new byte[random.Next(1, 12) * random.Next(40, 300)];
            canary.CopyTo(plain.AsSpan(0, Math.Min(plain.Length, canary.Length)));
            var envelope = new SealedEnvelope(id, SealKind.Contact, sealer.Seal(Aura, id, plain));
            var grain = random.NextReferralId(Now).At(Aura);
            await Store.Ask(grain, Samples.Referral(random, Now, false, null, envelope), Caller.Visitor, Now, Key($"file-{i}"));
            rows.Add((grain, envelope));
        }

        var erased = rows.Where(_ => random.Chance(0.6)).ToList();
        foreach (var (grain, _) in erased)
        {
            await Store.Ask(grain, new EraseReferral(), Caller.Person, Now, Key("erase"));
        }

        await Store.Scrub(Cancel);
        var files = await DatabaseFiles.Contents(Place, Cancel);
        Assert.All(await DatabaseFiles.Everything(Place), file => Assert.False(file.Holds(canary), file.Name));
        foreach (var (_, envelope) in erased)
        {
            // Any run of the ciphertext proper, behind the header that all rows share.
            for (var at = 40; at + 24 < envelope.Ciphertext.Length; at += 100)
            {
                var run = envelope.Ciphertext.AsMemory(at, 24);
                Assert.All(files, file => Assert.False(file.Holds(run.Span), file.Name));
            }
        }

        foreach (var (grain, envelope) in rows)
        {
            Assert.Equal(erased.Any(one => one.Grain == grain) ? null : envelope.Ciphertext, await Store.ReadSealed(Aura, envelope.Id, Cancel));
        }

        var kept = rows.First(row => !erased.Contains(row));
        Assert.Contains(files, file => file.Holds(kept.Envelope.Ciphertext.AsSpan(0, 60)));
    }

    /// <summary>What leads to a person without being sealed: look-ups of addresses, hashes of sign-in links.</summary>
    [Fact]
    public async Task After_closings_and_unsubscriptions_no_address_and_no_look_up_is_left()
    {
        using var sealer = new DataProtectionSealer(Folder.Path);
        var (hash, random) = (KeyedHash.Open(Folder.Path), Seeds.Of(9));
        var (gone, stays) = (new List<byte[]>(), new List<byte[]>());
        var addresses = new List<byte[]>();
        var closing = new List<Guid>();
        for (var i = 0; i < 400; i++)
        {
            var (id, email) = (random.NextGuid(Now.AddSeconds(random.Next(100_000))), $"canari-{random.NextInt64():x16}@example.invalid");
            addresses.Add(Encoding.UTF8.GetBytes(email));
            var (leaves, list) = random.Chance(0.6) ? (true, gone) : (false, stays);
            var (lookup, link) = (hash.OfEmail(email), hash.Of($"link-{i}"));
            list.Add(Encoding.ASCII.GetBytes(lookup));
            if (i % 2 == 0)
            {
                var ciphertext = sealer.Seal(HubId.Parse("accounts"), id, Encoding.UTF8.GetBytes(email + new string(' ', random.Next(0, 300))));
                await Database.Accounts.Add(new Account(id, Aura, Role.Coordinator, new AccountAddress(lookup, ciphertext), Now, null), Cancel);
                await Database.Accounts.AddLink(link, id, Now, Now.AddHours(1), Cancel);
                list.AddRange([ciphertext[40..90], Encoding.ASCII.GetBytes(link)]);
                closing.AddRange(leaves ? [id] : []);
                continue;
            }

            var subscriber = await Database.Alerts.Subscriber(Aura, lookup, random.NextSubscriberId(Now), Now, Cancel);
            if (!leaves)
            {
                await Store.Ask(random.NextSubscriptionId(Now).At(Aura), SubscriptionSamples.Ask(random, Now, subscriber, AlertChannel.EmailDaily), Caller.Visitor, Now, Key($"ask-{i}"));
            }
        }

        foreach (var id in closing)
        {
            await Database.Accounts.Close(id, Now, Cancel);
        }

        await Database.Alerts.Tidy(Aura, Now.AddDays(2), Cancel);
        await Store.Scrub(Cancel);
        var (files, everything) = (await DatabaseFiles.Contents(Place, Cancel), await DatabaseFiles.Everything(Place));
        Assert.All(addresses, address => Assert.DoesNotContain(everything, file => file.Holds(address)));
        Assert.All(gone, run => Assert.DoesNotContain(files, file => file.Holds(run)));
        Assert.All(stays, run => Assert.Contains(files, file => file.Holds(run)));

        // Written anew, the tables are what they were: their indexes too.
        Assert.Equal(4, await ((HubStore)Store).Use(
            connection => connection.ExecuteScalarAsync<long>(Engine == On.Sqlite
                ? "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('account_address', 'sign_in_link', 'subscriber')"
                : "SELECT count(*) FROM pg_indexes WHERE indexname NOT LIKE '%_pkey' AND tablename IN ('account_address', 'sign_in_link', 'subscriber')"),
            Cancel));
        await Assert.ThrowsAsync<StorageException>(() => ((HubStore)Store).Write(
            connection => connection.ExecuteAsync("INSERT INTO sign_in_link (token_hash, account, expires_at) VALUES ('x', 'nobody', 1)"), false, Cancel));
    }

    [Fact]
    public async Task A_scrub_may_run_while_others_read_and_write()
    {
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                await Describe($"s-{i % 3}", $"name {i}");
            }
        });
        while (!writing.IsCompleted)
        {
            await Store.Scrub(Cancel);
            await Store.ReadAll(Aura);
        }

        await writing;
        Assert.Equal(60, (await Store.ReadAll(Aura)).Count);
    }
}
