using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Storage.Alerts;

namespace Federation.Gateway.Tests.Alerts;

public sealed class TellingOnSqlite() : TellingTests(On.Sqlite);

public sealed class TellingOnPostgres() : TellingTests(On.Postgres);

/// <summary>Who is told of what, from the words that somebody typed to the ledger.</summary>
public abstract class TellingTests(On on) : IAsyncLifetime
{
    private AlertHome _home = null!;

    public async ValueTask InitializeAsync() => _home = await AlertHome.Open(on);

    public async ValueTask DisposeAsync()
    {
        await _home.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_offer_is_told_to_those_whose_search_would_find_it_and_to_nobody_else()
    {
        var (isere, _) = await _home.Subscribe("departement=38");
        var (rhone, _) = await _home.Subscribe("departement=69");
        var (words, _) = await _home.Subscribe("mots=travailleuse+paire&departement=38");
        var (other, _) = await _home.Subscribe("mots=boulanger");
        await _home.Step();
        Later();
        var offer = await _home.Publish();
        Assert.Equal(2, await _home.Step());
        Assert.Equal(0, await _home.Step());
        Assert.Equal([(offer, Happening.Published)], await _home.Told(isere));
        Assert.Equal([(offer, Happening.Published)], await _home.Told(words));
        Assert.Empty(await _home.Told(rhone));
        Assert.Empty(await _home.Told(other));
    }

    /// <summary>Whichever of the two is written first, whichever is read first, and wherever the process dies in between.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_subscription_and_an_offer_that_come_at_once_meet_once(bool offerFirst, bool restarts)
    {
        await _home.Step();
        GrainId offer = default;
        SubscriptionRow? row = null;
        if (offerFirst)
        {
            offer = await _home.Publish();
        }

        row = (await _home.Subscribe("departement=38")).Row;
        if (!offerFirst)
        {
            offer = await _home.Publish();
        }

        // Bretagne's feed before AURA's, or after.
        await _home.Teller.Step(offerFirst ? AlertHome.Bretagne : AlertHome.Aura, default);
        if (restarts)
        {
            _home.Restart();
        }

        await _home.Step();
        Assert.Equal([(offer, Happening.Published)], await _home.Told(row));
    }

    /// <summary>A node that lost its lease without noticing: it does not hold what its successor does, and must not move the cursor past what it did not see.</summary>
    [Fact]
    public async Task A_teller_that_was_taken_over_passes_over_nothing()
    {
        await _home.Step();
        var former = _home.Teller;
        _home.Restart();
        var (row, _) = await _home.Subscribe("departement=38");
        await _home.Teller.Step(AlertHome.Aura, default);
        Later();
        var offer = await _home.Publish();
        await Assert.ThrowsAsync<Storage.Alerts.TellerSupersededException>(() => former.Step(AlertHome.Bretagne, default));

        // The successor dies before it comes to the offer.
        _home.Restart();
        Assert.Equal(1, await _home.Step());
        Assert.Equal([(offer, Happening.Published)], await _home.Told(row));
    }

    [Fact]
    public async Task What_was_shown_before_it_was_asked_is_not_told()
    {
        await _home.Publish();
        Later();
        var (row, _) = await _home.Subscribe("departement=38");
        Later();
        await _home.Step();
        _home.Restart();
        await _home.Step();
        Assert.Empty(await _home.Told(row));
    }

    [Fact]
    public async Task What_comes_between_the_asking_and_the_opening_of_the_letter_is_told_then()
    {
        var row = await _home.AskByLetter("departement=38", "personne@exemple.fr");
        Later();
        var offer = await _home.Publish();
        await _home.Step();
        Assert.Empty(await _home.Told(row));
        await _home.Act(await _home.SecretOf(row), row, new ConfirmSubscription());
        Assert.Equal(1, await _home.Step());
        Assert.Equal([(offer, Happening.Published)], await _home.Told(row));
    }

    [Fact]
    public async Task A_pause_is_silent_and_its_end_tells_what_is_still_there()
    {
        var (row, secret) = await _home.Subscribe("departement=38");
        await _home.Step();
        await _home.Act(secret, row, new PauseSubscription());
        Later();
        var (gone, stays) = (await _home.Publish(), await _home.Publish());
        await _home.Step();
        await _home.Withdraw(gone);
        await _home.Step();
        Assert.Empty(await _home.Told(row));
        await _home.Act(secret, row, new ResumeSubscription());
        await _home.Step();
        Assert.Equal([(stays, Happening.Published)], await _home.Told(row));
    }

    [Fact]
    public async Task New_criteria_count_from_their_entry_on_and_find_what_came_since_the_subscription_began()
    {
        var (row, secret) = await _home.Subscribe("departement=69");
        Later();
        var isere = await _home.Publish();
        await _home.Step();
        Assert.True((await _home.Desk.Refine(secret, row.Id, "departement=38", _home.Key(), default)).Accepted);

        // Written before the new criteria are read: the old ones, which the matcher still holds, tell nobody.
        var rhone = await _home.Publish("69");
        await _home.Teller.Step(AlertHome.Bretagne, default);
        Assert.Empty(await _home.Told(row));
        await _home.Step();
        Assert.Equal([(isere, Happening.Published)], await _home.Told(row));
        Assert.DoesNotContain((rhone, Happening.Published), await _home.Told(row));
        _home.Restart();
        var again = await _home.Publish();
        await _home.Step();
        Assert.Equal([(isere, Happening.Published), (again, Happening.Published)], await _home.Told(row));
    }

    [Fact]
    public async Task What_the_hub_hides_is_not_told_until_it_shows_it()
    {
        var (row, _) = await _home.Subscribe("departement=38");
        await _home.Diffuse(new DiffusionRule(DiffusionField.Hub, DiffusionOperator.IsNoneOf, ["bretagne"]));
        Later();
        var (hidden, own) = (await _home.Publish(), await _home.Publish(hub: AlertHome.Aura));
        await _home.Step();
        Assert.Equal([(own, Happening.Published)], await _home.Told(row));
        await _home.Diffuse();
        Assert.Equal(1, await _home.Step());
        Assert.Equal([(own, Happening.Published), (hidden, Happening.Published)], await _home.Told(row));
    }

    [Fact]
    public async Task An_end_is_told_to_those_who_were_told_and_not_while_another_hub_shows_the_same_post()
    {
        var (row, _) = await _home.Subscribe("departement=38");
        var (late, _) = await _home.Subscribe("departement=69");
        await _home.Step();
        Later();
        var (lead, source) = (await _home.Publish(), await _home.Publish(hub: AlertHome.Aura));
        await _home.Step();
        await _home.Ask(source, new JoinOffer(lead), AlertHome.Coordinator(AlertHome.Aura));
        await _home.Ask(source, new WithdrawOffer(WithdrawnWhy.Duplicate), AlertHome.Coordinator(AlertHome.Aura));
        await _home.Step();
        Assert.DoesNotContain(await _home.Told(row), told => told.What == Happening.Ended);
        await _home.Withdraw(lead);
        Assert.Equal(1, await _home.Step());
        Assert.Equal([(lead, Happening.Ended)], (await _home.Told(row)).Where(told => told.What == Happening.Ended));
        Assert.Empty(await _home.Told(late));
    }

    [Fact]
    public async Task An_offer_that_is_amended_is_told_when_it_comes_to_answer()
    {
        var (row, _) = await _home.Subscribe("departement=69");
        await _home.Step();
        Later();
        var offer = await _home.Publish();
        await _home.Step();
        Assert.Empty(await _home.Told(row));
        await _home.Ask(offer, new PublishOffer(Testing.Domain.OfferSamples.Posting(department: "69"), null), AlertHome.Coordinator(offer.Hub));
        await _home.Step();
        await _home.Ask(offer, new PublishOffer(Testing.Domain.OfferSamples.Posting("Autre titre", "69"), null), AlertHome.Coordinator(offer.Hub));
        await _home.Step();
        Assert.Equal([(offer, Happening.Published)], await _home.Told(row));
    }

    [Fact]
    public async Task The_sweep_finds_what_a_deaf_teller_missed_tells_it_and_finds_nothing_after()
    {
        var (row, _) = await _home.Subscribe("departement=38");
        await _home.Step();
        Later();
        var (told, missed) = (await _home.Publish(), default(GrainId));
        await _home.Step();
        missed = await _home.Publish();
        foreach (var (hub, head) in await _home.Store.Heads(default))
        {
            await _home.Store.SaveCursor("alerts:aura", hub, head, default);
        }

        _home.Restart();
        await _home.Step();
        Assert.Equal([(told, Happening.Published)], await _home.Told(row));

        // Too fresh: it may be on its way.
        Assert.Equal(0, (await Sweep()).Missed);
        Later();
        var result = await Sweep();
        Assert.Equal((2, 2, 1), (result.Pairs, result.Expected, result.Missed));
        Assert.Equal([(told, Happening.Published), (missed, Happening.Published)], await _home.Told(row));
        Assert.Equal((2, 2, 0), await Sweep() is var again ? (again.Pairs, again.Expected, again.Missed) : default);
    }

    /// <summary>Many subscriptions and offers drawn at random: index, feeds and ledger on one side, one predicate asked of every pair on the other.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_is_told_is_what_brute_force_finds(int seed)
    {
        var random = Seeds.Of(seed);
        string[] words = ["", "travailleur+pair", "équipe+de+rue", "boulanger", "grenoble", "pair+aidant"];
        var alerts = 0;
        for (var round = 0; round < 6; round++)
        {
            for (var i = 0; i < 15; i++, alerts++)
            {
                await _home.Subscribe($"mots={random.Pick(words)}&departement={random.Pick(["38", "69", "35"])}&{random.Pick(["", "contrat=cdi", "contrat=cdd", "salaire=2500"])}");
            }

            Later();
            for (var i = 0; i < 8; i++)
            {
                await _home.Publish(random.Pick(["38", "69", "35", "75"]), random.Pick(["Travailleur·euse pair·e", "Pair-aidant·e", "Boulanger"]), random.Pick<HubId>([AlertHome.Aura, AlertHome.Bretagne]));
            }

            if (random.Next(2) == 0)
            {
                await _home.Step();
            }
        }

        await _home.Step();
        Later();
        var result = await Sweep();
        Assert.Equal(0, result.Missed);
        Assert.True(result.Expected > 100 && result.Pairs > 5 * result.Expected / 2, $"{result}");
        Assert.Equal(result.Expected, await _home.Ledger.Head(AlertHome.Aura, default));
    }

    private async Task<Federation.Gateway.Alerts.SweepResult> Sweep()
    {
        var last = default(Federation.Gateway.Alerts.SweepResult);
        await foreach (var step in _home.Sweep().Run(TestContext.Current.CancellationToken))
        {
            last = step;
        }

        return last;
    }

    /// <summary>Past the minute in which a list may be behind.</summary>
    private void Later() => _home.Clock.Advance(TimeSpan.FromMinutes(5));
}
