using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Storage.Alerts;
using Federation.Storage.Feeds;
using Federation.Testing.Domain;

namespace Federation.Storage.Tests.Alerts;

public sealed class TellingOnSqlite() : TellingTests(On.Sqlite);

public sealed class TellingOnPostgres() : TellingTests(On.Postgres);

public abstract class TellingTests(On engine) : LedgerSuite(engine)
{
    [Fact]
    public async Task A_person_is_told_of_one_thing_once_whatever_is_repeated_and_however_many_of_their_alerts_it_answers()
    {
        var person = Random.NextSubscriberId(Now);
        SubscriptionRow[] alerts = [await Subscribe(person, AlertChannel.EmailWeekly), await Subscribe(person, AlertChannel.EmailAtOnce), await Subscribe(person, AlertChannel.Atom)];
        var offer = Offer();
        var told = await Tell(Shown(offer, alerts));
        Assert.Equal(new TellResult(1, 1, 1), told);
        Assert.Equal(new TellResult(0, 0, 1), await Tell(Shown(offer, alerts)));
        Assert.Equal(new TellResult(0, 0, 1), await Tell(Shown(offer, alerts[0])));
        var telling = Assert.Single(await All());
        Assert.Equal((person, new Thing(offer, Happening.Published), TellingMail.Queued), (telling.Subscriber, telling.Thing, telling.Mail));
        Assert.Equal(alerts.Select(row => row.Id).Order(), telling.Why.Select(match => match.Subscription));
        Assert.Equal(telling.Letter, (await Database.Mail.Find(Aura, telling.Letter!, Cancel))?.Mail.Id);
        Assert.Equal(1, await Letters());
    }

    [Fact]
    public async Task Each_alert_lists_what_answers_it_and_the_person_everything()
    {
        var person = Random.NextSubscriberId(Now);
        var (one, other) = (await Subscribe(person, AlertChannel.Live), await Subscribe(person, AlertChannel.Atom));
        await Tell(Shown(Offer(), one), Shown(Offer(), one, other), Shown(Offer(), other));
        Assert.Equal([1, 2, 3], (await Ledger.Of(Aura, person, null, 0, 10, Cancel)).Select(telling => telling.Rank));
        Assert.Equal([1, 2], (await Ledger.Of(Aura, person, one.Id, 0, 10, Cancel)).Select(telling => telling.Rank));
        Assert.Equal([3], (await Ledger.Of(Aura, person, other.Id, 2, 10, Cancel)).Select(telling => telling.Rank));
        Assert.Equal([3, 2], (await Ledger.Latest(Aura, person, other.Id, long.MaxValue, 10, Cancel)).Select(telling => telling.Rank));
        Assert.Equal([2, 1], (await Ledger.Latest(Aura, person, null, 3, 10, Cancel)).Select(telling => telling.Rank));
        Assert.Empty(await Ledger.Of(Aura, Random.NextSubscriberId(Now), null, 0, 10, Cancel));
    }

    [Fact]
    public async Task What_was_published_before_a_subscription_began_is_not_told_to_it()
    {
        var alert = await Subscribe();
        await Tell(Shown(Offer(), alert.From.AddMilliseconds(-1), alert));
        Assert.Empty(await All());
        await Tell(Shown(Offer(), alert.From, alert));
        Assert.Single(await All());
    }

    [Fact]
    public async Task Who_was_not_confirmed_who_pauses_who_left_and_whose_criteria_changed_is_not_told()
    {
        var unconfirmed = Random.NextSubscriptionId(Now).At(Aura);
        await Ask(unconfirmed, SubscriptionSamples.Ask(Random, Now, null, AlertChannel.EmailDaily), Caller.Visitor);
        var (paused, left, refined) = (await Subscribe(), await Subscribe(), await Subscribe());
        await Act(paused, new PauseSubscription());
        await Act(left, new EndSubscription(SubscriptionEnd.Unsubscribed));
        var after = await Act(refined, new RefineSubscription(Samples.Envelope(Random, Now, Domain.Privacy.SealKind.Criteria)));
        var offer = Offer();
        await Tell(Shown(offer, paused, left, refined, (await Subscriptions.Find(unconfirmed, Cancel))!));
        Assert.Empty(await All());
        await Tell(Shown(offer, after!));
        Assert.Single(await All());
    }

    [Fact]
    public async Task An_end_is_told_to_those_alone_who_were_told_and_cancels_what_still_waits_for_a_letter()
    {
        var (atOnce, daily, atom, other, paused) = (await Subscribe(), await Subscribe(null, AlertChannel.EmailDaily), await Subscribe(null, AlertChannel.Atom), await Subscribe(), await Subscribe());
        var offer = Offer();
        await Tell(Shown(offer, atOnce, daily, atom, paused), Shown(Offer(), other));
        await Act(paused, new PauseSubscription());
        var told = await Ledger.Tell(Work(over: [offer]), Cancel);
        Assert.Equal((3, 1), (told.New, told.Letters));
        Assert.Equal((0, 0), await Again());
        var ended = (await All()).Where(telling => telling.Thing == new Thing(offer, Happening.Ended)).ToDictionary(telling => telling.Subscriber, telling => telling.Mail);
        Assert.Equal([(atOnce.Subscriber, TellingMail.Queued), (daily.Subscriber, TellingMail.None), (atom.Subscriber, TellingMail.None)], ended.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key != atOnce.Subscriber).ThenBy(pair => pair.Key != daily.Subscriber));
        Assert.Equal(TellingMail.Over, (await All()).Single(telling => telling.Subscriber == daily.Subscriber && telling.Thing.What == Happening.Published).Mail);

        async Task<(int, int)> Again() => await Ledger.Tell(Work(over: [offer]), Cancel) is var again ? (again.New, again.Letters) : default;
    }

    [Fact]
    public async Task One_letter_carries_all_that_one_work_tells_a_person()
    {
        var (one, other) = (await Subscribe(), await Subscribe());
        var told = await Tell([.. Enumerable.Range(0, 5).Select(_ => Shown(Offer(), one)), Shown(Offer(), other)]);
        Assert.Equal((6, 2), (told.New, told.Letters));
        var letter = (await Database.Mail.Find(Aura, (await All())[0].Letter!, Cancel))!.Mail;
        Assert.Equal((one.Subscriber.ToString(), """{"count":5,"first":1,"last":5}"""), (letter.Recipient, letter.Payload));
    }

    [Fact]
    public async Task Thousands_are_told_in_one_transaction_and_ranks_have_no_gaps()
    {
        var rows = new List<SubscriptionRow>();
        for (var i = 0; i < 1200; i++)
        {
            rows.Add(await Subscribe(null, AlertChannel.Live));
        }

        var offers = new[] { Offer(), Offer() };
        await Tell(Shown(offers[0], [.. rows.Take(700)]));
        Assert.Equal(1700, (await Tell(Shown(offers[0], [.. rows]), Shown(offers[1], [.. rows]))).New);
        var ranks = new List<long>();
        for (var page = await Ledger.After(Aura, 0, 1000, Cancel); page.Count > 0; page = await Ledger.After(Aura, ranks[^1], 1000, Cancel))
        {
            ranks.AddRange(page.Select(telling => telling.Rank));
        }

        Assert.Equal(Enumerable.Range(1, 2400).Select(rank => (long)rank), ranks);
        Assert.Equal(2400, await Ledger.Head(Aura, Cancel));
    }

    [Fact]
    public async Task Two_tellers_at_once_tell_each_thing_once_with_ranks_in_order()
    {
        var rows = await Task.WhenAll(Enumerable.Range(0, 1).Select(_ => Subscribe(null, AlertChannel.Live)));
        var offers = Enumerable.Range(0, 40).Select(_ => Offer()).ToList();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async teller =>
        {
            foreach (var offer in teller % 2 == 0 ? offers : Enumerable.Reverse(offers))
            {
                await Tell(Shown(offer, rows));
            }
        }));
        var all = await All();
        Assert.Equal(offers.Count, all.Select(telling => telling.Thing).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, offers.Count).Select(rank => (long)rank), all.Select(telling => telling.Rank));
    }

    [Fact]
    public async Task Tellings_letters_and_cursor_are_one_transaction()
    {
        var alert = await Subscribe();
        await Ledger.Tell(Work([Shown(Offer(), alert)], upTo: 7), Cancel);
        Assert.Equal(7, await Store.LoadCursor("alerts:aura", Bretagne, Cancel));

        // The queue refuses a kind that is none: nothing of the work is there, not even its cursor.
        var broken = Work([Shown(Offer(), alert)], upTo: 9) with { Letters = [new OwnLetter(alert.Id, "not a kind", 3)] };
        await Assert.ThrowsAsync<ArgumentException>(() => Ledger.Tell(broken, Cancel));
        Assert.Equal((7, 1), (await Store.LoadCursor("alerts:aura", Bretagne, Cancel), (await All()).Count));
        await Ledger.Tell(broken with { Letters = [] }, Cancel);
        Assert.Equal((9, 2), (await Store.LoadCursor("alerts:aura", Bretagne, Cancel), (await All()).Count));
        await Ledger.Tell(Work([Shown(Offer(), alert)], upTo: 8), Cancel);
        Assert.Equal(9, await Store.LoadCursor("alerts:aura", Bretagne, Cancel));
    }

    [Fact]
    public async Task A_teller_that_was_taken_over_records_nothing_any_more()
    {
        var alert = await Subscribe();
        var first = await Ledger.Begin(Aura, Cancel);
        await Ledger.Tell(Work([Shown(Offer(), alert)], upTo: 4) with { Epoch = first.Epoch }, Cancel);
        var second = await Ledger.Begin(Aura, Cancel);
        Assert.Equal([(Bretagne, 4L)], second.Positions.Select(pair => (pair.Key, pair.Value)));
        await Assert.ThrowsAsync<TellerSupersededException>(() => Ledger.Tell(Work([Shown(Offer(), alert)], upTo: 9) with { Epoch = first.Epoch }, Cancel));
        Assert.Equal((4, 1), (await Store.LoadCursor("alerts:aura", Bretagne, Cancel), (await All()).Count));
        await Ledger.Tell(Work([Shown(Offer(), alert)], upTo: 9) with { Epoch = second.Epoch }, Cancel);
        Assert.Equal((9, 2), (await Store.LoadCursor("alerts:aura", Bretagne, Cancel), (await All()).Count));
    }

    [Fact]
    public async Task Whoever_ends_their_last_alert_is_forgotten_with_all_they_were_told()
    {
        var person = await Ledger.Subscriber(Aura, "lookup", Random.NextSubscriberId(Now), Now.AddDays(-3), Cancel);
        Assert.Equal(person, await Ledger.Subscriber(Aura, "lookup", Random.NextSubscriberId(Now), Now.AddDays(-2), Cancel));
        Assert.NotEqual(person, await Ledger.Subscriber(Bretagne, "lookup", Random.NextSubscriberId(Now), Now.AddDays(-2), Cancel));
        var (one, other) = (await Subscribe(person), await Subscribe(person));
        await Tell(Shown(Offer(), one, other));
        await Act(one, new EndSubscription(SubscriptionEnd.Unsubscribed));
        await Leave();
        Assert.Single(await All());
        await Act(other, new EndSubscription(SubscriptionEnd.Unsubscribed));
        await Leave();
        Assert.Empty(await All());
        Assert.NotEqual(person, await Ledger.Subscriber(Aura, "lookup", Random.NextSubscriberId(Now), Now, Cancel));

        Task Leave() => Ledger.Tell(Work() with { Left = [person] }, Cancel);
    }

    [Fact]
    public async Task An_id_that_was_given_a_moment_ago_is_not_taken_away_before_its_use()
    {
        var person = await Ledger.Subscriber(Aura, "lookup", Random.NextSubscriberId(Now), Later, Cancel);
        await Ledger.Tell(Work() with { Left = [person] }, Cancel);
        Assert.Equal(person, await Ledger.Subscriber(Aura, "lookup", Random.NextSubscriberId(Now), Later, Cancel));
        await Ledger.Tidy(Aura, Later.AddSeconds(29), Cancel);
        Assert.Equal(person, await Ledger.Subscriber(Aura, "lookup", Random.NextSubscriberId(Now), Later, Cancel));
        await Ledger.Tidy(Aura, Later.AddSeconds(31), Cancel);
        Assert.NotEqual(person, await Ledger.Subscriber(Aura, "lookup", Random.NextSubscriberId(Now), Later, Cancel));
    }

    [Fact]
    public async Task What_is_too_old_to_be_news_is_not_told_so_that_its_telling_may_be_forgotten()
    {
        var (alert, offer) = (await Subscribe(), Offer());
        await Tell(Shown(offer, alert));
        var years = Later.AddDays((2 * TellPlan.NewsFor) + 1);
        Assert.Equal(1, await Ledger.Tidy(Aura, years, Cancel));
        await Ledger.Tell(Work([Shown(offer, alert)], at: years), Cancel);
        Assert.Empty(await All());
    }

    [Fact]
    public async Task A_link_leads_to_its_alert_until_the_end_and_a_page_of_confirmed_ones_carries_their_criteria()
    {
        var (one, other) = (await Subscribe(), await Subscribe());
        await Act(other, new PauseSubscription());
        Assert.Equal(one.Link, (await Subscriptions.ByLink(one.Link, Cancel))?.Link);
        Assert.Null(await Subscriptions.ByLink("", Cancel));
        var stored = Assert.Single(await Subscriptions.Confirmed(Aura, Cancel).ToListAsync(Cancel));
        Assert.Equal(one.Id, stored.Row.Id);
        Assert.Equal(await Store.ReadSealed(Aura, one.Criteria, Cancel), stored.Ciphertext);
        await Act(one, new EndSubscription(SubscriptionEnd.Unsubscribed));
        Assert.Null(await Store.ReadSealed(Aura, one.Criteria, Cancel));
        Assert.Null(await Store.ReadSealed(Aura, one.Address!.Value, Cancel));
        Assert.Null(await Subscriptions.Find(one.Grain, Cancel));
    }
}
