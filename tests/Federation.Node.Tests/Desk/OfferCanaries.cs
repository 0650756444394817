using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Node.Desk;
using Federation.Node.Following;
using Federation.Node.Tests.Engine;
using Federation.Storage.Feeds;

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
        Assert.Contains("Canari-mission", await Cleartext.Of(Home.Store, _log.Text));

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
        var everything = await Cleartext.Of(Home.Store, _log.Text);
        foreach (var canary in canaries)
        {
            Assert.True(!everything.Contains(canary, StringComparison.OrdinalIgnoreCase), $"{canary} is in clear once {when}");
        }
    }

    private Task<int> Ring() => new DeadlineRunner(Node.Store, Node.Grains, Node.Metrics, Home.Clock, _log).RunDue(Both, CancellationToken.None);

    private async Task<long> SealedRows()
    {
        await using var connection = await Home.Store.OpenRead(None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sealed";
        return (long)(await command.ExecuteScalarAsync(None))!;
    }
}
