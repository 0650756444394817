using System.Text;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Node.Desk;
using Federation.Storage.Alerts;
using Federation.Storage.Mail;
using Federation.Storage.Projections;

namespace Federation.Gateway.Tests.Alerts;

public sealed class DeskOnSqlite() : DeskTests(On.Sqlite);

public sealed class DeskOnPostgres() : DeskTests(On.Postgres);

public abstract class DeskTests(On on) : IAsyncLifetime
{
    private const string Email = "canari-adresse@exemple.fr";

    private static readonly CancellationToken None = CancellationToken.None;

    private AlertHome _home = null!;

    public async ValueTask InitializeAsync() => _home = await AlertHome.Open(on);

    public async ValueTask DisposeAsync()
    {
        await _home.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_link_of_a_letter_confirms_and_opens_all_alerts_of_its_address_and_no_others()
    {
        var first = await _home.AskByLetter("mots=un", Email);
        _home.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await _home.SubscribeByLetter("mots=deux", "  Canari-Adresse@exemple.fr ");
        var stranger = await _home.SubscribeByLetter("mots=trois", "autre@exemple.fr");
        Assert.Equal(first.Subscriber, second.Subscriber);
        var secret = await _home.SecretOf(second);
        Assert.Equal(["mots=un", "mots=deux"], (await _home.Desk.All(secret, None)).Select(alert => alert.Criteria));
        await _home.Act(secret, first, new ConfirmSubscription());
        Assert.Equal(SubscriptionStatus.Confirmed, (await _home.Subscriptions.Find(first.Grain, None))!.Status);
        Assert.Equal("unknown-grain", (await _home.Desk.Act(secret, stranger.Id, new EndSubscription(SubscriptionEnd.Unsubscribed), _home.Key(), None)).Refusal?.Code);
        Assert.Null(await _home.Desk.Open("nonsense", None));
        Assert.Empty(await _home.Desk.All("", None));
    }

    [Fact]
    public async Task A_form_that_was_sent_twice_asks_for_one_alert_and_one_letter()
    {
        var ticket = SubscriptionTicket.Draw(_home.Get<IIdentifiers>());
        var asked = new List<AskedAlert>();
        for (var i = 0; i < 3; i++)
        {
            asked.Add(await _home.Desk.Ask(ticket, AlertHome.Aura, AlertSubject.Offers, [AlertChannel.EmailDaily], "mots=un", Email, None));
        }

        Assert.Single(asked.Select(one => one.Reply).Distinct());
        await _home.Step();
        _home.Restart();
        await _home.Step();
        Assert.Equal(1, (await _home.Mail.Counts(AlertHome.Aura, None)).Waiting);
        Assert.Single(await _home.Desk.All(await _home.SecretOf((await _home.Subscriptions.Find(ticket.Id.At(AlertHome.Aura), None))!), None));
    }

    [Fact]
    public async Task An_address_has_twenty_alerts_at_most_and_five_that_wait_for_their_letter()
    {
        for (var i = 0; i < AlertDesk.MostUnconfirmed; i++)
        {
            await _home.AskByLetter("mots=un", "attend@exemple.fr");
        }

        Assert.Equal("too-many-alerts", await Refused("attend@exemple.fr"));
        for (var i = 0; i < AlertDesk.MostPerAddress; i++)
        {
            await _home.SubscribeByLetter("mots=un", Email);
        }

        Assert.Equal("too-many-alerts", await Refused(Email));
    }

    [Theory]
    [InlineData("not an address", "mots=un", "email")]
    [InlineData("Nom <personne@exemple.fr>", "mots=un", "email")]
    [InlineData(null, "mots=un", "address")]
    public async Task What_cannot_be_meant_is_refused_by_its_field(string? email, string criteria, string field)
    {
        var asked = await _home.Desk.Ask(SubscriptionTicket.Draw(_home.Get<IIdentifiers>()), AlertHome.Aura, AlertSubject.Offers, [AlertChannel.EmailDaily], criteria, email, None);
        Assert.Equal(("invalid-field", field), (asked.Reply.Refusal?.Code, asked.Reply.Refusal?.Detail));
        Assert.Equal("no-hub", (await _home.Desk.Ask(SubscriptionTicket.Draw(_home.Get<IIdentifiers>()), HubId.Parse("nulle-part"), AlertSubject.Offers, [AlertChannel.Live], "", null, None)).Reply.Refusal?.Code);
    }

    [Fact]
    public async Task One_click_ends_the_letters_to_an_address_keeps_what_needs_none_and_may_be_sent_again()
    {
        var (daily, both) = (await _home.SubscribeByLetter("mots=un", Email, AlertChannel.EmailDaily), await _home.SubscribeByLetter("mots=deux", Email));
        var secret = await _home.SecretOf(both);
        await _home.Act(secret, both, new ChangeChannels([AlertChannel.EmailAtOnce, AlertChannel.Atom]));
        Assert.True((await _home.Desk.Unsubscribe(secret, None)).Accepted);
        Assert.True((await _home.Desk.Unsubscribe(secret, None)).Accepted);
        Assert.Null(await _home.Subscriptions.Find(daily.Grain, None));
        var kept = (await _home.Subscriptions.Find(both.Grain, None))!;
        Assert.Equal([AlertChannel.Atom], kept.Channels);
        Assert.Null(kept.Address);
        Assert.Null(await _home.Desk.Address(AlertHome.Aura, both.Subscriber, None));
    }

    [Fact]
    public async Task Letters_are_neutral_and_are_written_only_while_somebody_wants_them()
    {
        var asked = await _home.AskByLetter("mots=canari-mots", Email);
        await _home.Step();
        var confirm = Assert.Single(await Written());
        Assert.Contains(await _home.SecretOf(asked), confirm.Body);
        await _home.Act(await _home.SecretOf(asked), asked, new ConfirmSubscription());
        Assert.Empty(await Written());
        _home.Clock.Advance(TimeSpan.FromMinutes(5));
        await _home.Publish();
        var word = await _home.SubscribeByLetter("departement=38", "autre@exemple.fr");
        await _home.Step();
        var news = Assert.Single(await Written(), letter => letter.To == "autre@exemple.fr");
        Assert.Contains("Il y a une nouveauté pour vous.", news.Body);
        Assert.Equal($"https://exemple.fr/alertes/{await _home.SecretOf(word)}/desabonner", news.UnsubscribeUrl);
        foreach (var letter in (Gateway.Mail.Letter[])[confirm, news])
        {
            Assert.DoesNotMatch("(?i)offre|emploi|travail|pair|poste|canari-mots|38|Grenoble", $"{letter.Subject} {letter.Body}".Replace(await _home.SecretOf(letter == confirm ? asked : word), ""));
        }

        await _home.Act(await _home.SecretOf(word), word, new PauseSubscription());
        Assert.Empty(await Written());
    }

    /// <summary>Promise 7: words and addresses stand in sealed rows, and nowhere else.</summary>
    [Fact]
    public async Task Neither_the_words_nor_the_address_stand_anywhere_in_clear()
    {
        var row = await _home.SubscribeByLetter("mots=canari-mots", Email);
        var secret = await _home.SecretOf(row);
        var (open, openSecret) = await _home.Subscribe("mots=canari-mots", AlertChannel.Atom);
        _home.Clock.Advance(TimeSpan.FromMinutes(5));
        await _home.Publish(title: "Canari");
        await _home.Step();
        await _home.Desk.Refine(secret, row.Id, "mots=canari-autres", _home.Key(), None);
        await _home.Step();
        await Nothing([secret, openSecret, .. Canaries]);
        await _home.Act(secret, row, new EndSubscription(SubscriptionEnd.Unsubscribed));
        await _home.Act(openSecret, open, new EndSubscription(SubscriptionEnd.Unsubscribed));
        await _home.Step();
        await Nothing([secret, openSecret, .. Canaries]);
        Assert.Equal((0, 0), (await Count("telling"), await Count("subscription")));
        Assert.All<object>([new AlertAddress(Email, secret), new OpenedAlert(row, "mots=canari-mots"), new SubscriptionTicket(row.Id, secret), new AskedAlert(new Reply(null, 1, 1), secret)], one =>
        {
            Assert.DoesNotContain("canari", $"{one}", StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, $"{one}");
        });
    }

    private static string[] Canaries { get; } = ["canari-mots", "canari-autres", "canari-adresse"];

    private async Task<string?> Refused(string email) =>
        (await _home.Desk.Ask(SubscriptionTicket.Draw(_home.Get<IIdentifiers>()), AlertHome.Aura, AlertSubject.Offers, [AlertChannel.EmailDaily], "mots=un", email, None)).Reply.Refusal?.Code;

    /// <summary>What the queue would send now.</summary>
    private async Task<List<Gateway.Mail.Letter>> Written()
    {
        var letters = new List<Gateway.Mail.Letter>();
        var kinds = _home.Kinds.ToDictionary(kind => kind.Kind);
        foreach (var claimed in await _home.Mail.Claim(AlertHome.Aura, _home.Clock.GetUtcNow(), TimeSpan.FromMilliseconds(1), 100, None))
        {
            await _home.Mail.Release(claimed, _home.Clock.GetUtcNow(), null, None);
            if (await kinds[claimed.Mail.Kind].Address(claimed.Mail, None) is { } address && await kinds[claimed.Mail.Kind].Write(claimed.Mail, address, None) is { } letter)
            {
                letters.Add(letter);
            }
        }

        return letters;
    }

    private async Task Nothing(string[] canaries)
    {
        var all = new StringBuilder(_home.Log.Text);
        foreach (var table in (string[])["entry", "grain", "reply", "cursor", "subscriber", "ledger", "telling", "mail", .. Projection.Tables.Select(table => table.Name)])
        {
            await using var connection = await _home.Store.OpenRead(None);
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync(None);
            while (await reader.ReadAsync(None))
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    all.Append(reader.GetValue(i)).Append('\n');
                }
            }
        }

        Assert.All(canaries, canary => Assert.DoesNotContain(canary, all.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    private async Task<long> Count(string table)
    {
        await using var connection = await _home.Store.OpenRead(None);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)(await command.ExecuteScalarAsync(None))!;
    }
}
