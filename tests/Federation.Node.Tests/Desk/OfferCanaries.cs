using System.Text;
using System.Text.RegularExpressions;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Node.Desk;
using Federation.Node.Exchange.Feeds;
using Federation.Node.Following;
using Federation.Node.Tests.Engine;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;
using Federation.Testing;
using Microsoft.Extensions.Logging;

namespace Federation.Node.Tests.Desk;

public sealed class OfferCanariesOnSqlite() : OfferCanaries(On.Sqlite);

public sealed class OfferCanariesOnPostgres() : OfferCanaries(On.Postgres);

/// <summary>Words that exist nowhere else are followed through a whole life: entries, states, replies, read tables, exports, logs.</summary>
public abstract class OfferCanaries(On on) : OfferSuite(on)
{
    private readonly Written _log = new();

    [Fact]
    public async Task The_contact_is_never_in_clear_and_the_words_not_before_the_hub_publishes_them()
    {
        var ticket = Draw();
        var offer = At(ticket);
        await Desk.Save(ticket, Aura, "canari-formulaire", Next(), None);
        await Nothing([.. ContactCanaries, .. WordCanaries], "saved");
        await Desk.Propose(ticket, Aura, new OfferText(Words, Contact), Next(), None);
        await Nothing([.. ContactCanaries, .. WordCanaries], "proposed");
        await Desk.SendBack(offer, [BackReason.Other], "canari-remarque", null, Coordinator, Next(), None);
        await Desk.Propose(ticket, Aura, new OfferText(Words, Contact), Next(), None);
        await Nothing([.. ContactCanaries, .. WordCanaries], "proposed again");

        await Desk.Publish(offer, new OfferText(Words, Contact), (await State(ticket)).Words!.Id, null, Coordinator, Next(), None);
        await Nothing([.. ContactCanaries, "canari-formulaire", "canari-remarque"], "published");
        Assert.Contains("Canari-mission", await Everything());

        // An amendment that is asked for and never published.
        await Desk.Propose(ticket, Aura, new OfferText(Words with { Summary = "Canari-jamais" }, Contact with { Address = "place Canari-jamais" }), Next(), None);
        Home.Clock.Advance(TimeSpan.FromDays(61));
        await Ring();
        Assert.Equal(OfferStatus.Expired, (await State(ticket)).Status);
        await Nothing([.. ContactCanaries, "Canari-jamais"], "expired");
        Assert.Equal(0, await SealedRows());
    }

    [Fact]
    public async Task What_fails_in_the_storage_is_said_without_anybodys_words()
    {
        Node.Store.AfterCommit = () => throw new StorageException("the connection was lost at the commit", true);
        var ticket = Draw();
        var reply = (await Desk.Propose(ticket, Aura, new OfferText(Words, Contact), Next(), None)).Reply;
        Assert.Equal("outcome-unknown", reply.Refusal?.Code);
        Node.Store.AfterCommit = () => Task.CompletedTask;
        Home.Clock.Advance(TimeSpan.FromDays(200));
        Node.Store.AlsoDue = [new DueDeadline(At(ticket), "nothing", Home.Now.AddDays(-1))];
        await Ring();
        await Nothing([.. ContactCanaries, .. WordCanaries], "failed");
        Assert.NotEmpty(_log.Text);
    }

    [Fact]
    public void What_the_desk_carries_prints_nothing_of_itself()
    {
        var text = new OfferText(Words, Contact);
        object[] carried = [text, Contact, new Opened<OfferText>(null, text), new Opened<string>(null, "Canari-mission"), new OfferTicket(OfferId.Of(Guid.CreateVersion7()), "canari-secret")];
        Assert.All(carried, one => Assert.DoesNotContain("anari", $"{one}"));
    }

    private async Task Nothing(string[] canaries, string when)
    {
        var everything = await Everything();
        foreach (var canary in canaries)
        {
            Assert.True(!everything.Contains(canary, StringComparison.OrdinalIgnoreCase), $"{canary} is in clear once {when}");
        }
    }

    /// <summary>All tables but the sealed one as text, an export, and what was logged; accents as they are read, not as JSON escapes them.</summary>
    private async Task<string> Everything()
    {
        var all = new StringBuilder(_log.Text);
        await using (var connection = await Home.Store.OpenRead(None))
        {
            foreach (var table in (string[])["entry", "grain", "reply", "cursor", .. Projection.Tables.Select(table => table.Name)])
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"SELECT * FROM {table}";
                await using var reader = await command.ExecuteReaderAsync(None);
                while (await reader.ReadAsync(None))
                {
                    for (var i = 0; i < reader.FieldCount; i++)
                    {
                        all.Append(reader.GetValue(i)).Append('\n');
                    }
                }
            }
        }

        using var folder = new TempFolder();
        await FeedExport.Write(Home.Store, folder.File("out"), null, None);
        foreach (var file in Directory.EnumerateFiles(folder.File("out"), "*", SearchOption.AllDirectories))
        {
            all.Append(await File.ReadAllTextAsync(file));
        }

        return Regex.Unescape(Regex.Replace(all.ToString(), @"\\(?!u[0-9a-fA-F]{4})", "/"));
    }

    private Task<int> Ring() => new DeadlineRunner(Node.Store, Node.Grains, Node.Metrics, Home.Clock, _log).RunDue(Both, CancellationToken.None);

    private async Task<long> SealedRows()
    {
        await using var connection = await Home.Store.OpenRead(None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sealed";
        return (long)(await command.ExecuteScalarAsync(None))!;
    }

    private sealed class Written : ILogger<DeadlineRunner>
    {
        private readonly StringBuilder _text = new();

        public string Text => _text.ToString();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _text.Append(formatter(state, exception)).Append(exception).Append('\n');
    }
}
