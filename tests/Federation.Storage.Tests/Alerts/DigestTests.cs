using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Time;
using Federation.Storage.Alerts;
using Federation.Testing.Domain;

namespace Federation.Storage.Tests.Alerts;

public sealed class DigestsOnSqlite() : DigestTests(On.Sqlite);

public sealed class DigestsOnPostgres() : DigestTests(On.Postgres);

public abstract class DigestTests(On engine) : LedgerSuite(engine)
{
    /// <summary>Tuesday; what is told below is told on Monday morning, after seven.</summary>
    private static readonly DigestPeriod Tuesday = DigestPeriod.At(Later.AddDays(1));

    private static readonly DigestPeriod NextMonday = DigestPeriod.At(Later.AddDays(7));

    [Fact]
    public async Task A_day_and_a_week_are_told_in_one_letter_each_and_nothing_twice()
    {
        var (daily, weekly) = (await Subscribe(null, AlertChannel.EmailDaily), await Subscribe(null, AlertChannel.EmailWeekly));
        await Tell(Shown(Offer(), daily, weekly), Shown(Offer(), daily, weekly));
        Assert.Equal(0, await Run(DigestPeriod.At(Later)));
        Assert.Equal(1, await Run(Tuesday));
        Assert.Equal(0, await Run(Tuesday));
        Assert.Equal([(daily.Subscriber, TellingMail.Digested), (weekly.Subscriber, TellingMail.Weekly)], (await All()).Select(telling => (telling.Subscriber, telling.Mail)).Distinct().OrderBy(pair => pair.Mail == TellingMail.Weekly));
        Assert.Equal(1, await Run(NextMonday));
        Assert.All(await All(), telling => Assert.Equal(TellingMail.Digested, telling.Mail));
        Assert.Equal(2, await Letters());
        Assert.Equal(2, (await All()).Select(telling => telling.Letter).Distinct().Count());
    }

    [Fact]
    public async Task Several_days_away_make_one_letter()
    {
        var daily = await Subscribe(null, AlertChannel.EmailDaily);
        await Tell(Shown(Offer(), daily));
        await Ledger.Tell(Work([Shown(Offer(), daily)], at: Later.AddDays(3)), Cancel);
        Assert.Equal(1, await Run(DigestPeriod.At(Later.AddDays(5))));
        Assert.Equal(1, await Letters());
    }

    [Fact]
    public async Task What_comes_too_late_for_a_morning_that_was_written_waits_for_the_next()
    {
        var daily = await Subscribe(null, AlertChannel.EmailDaily);
        await Tell(Shown(Offer(), daily));
        await Run(Tuesday);

        // Told at an instant before seven, committed after the letter.
        await Tell(Shown(Offer(), daily));
        Assert.Equal(0, await Run(Tuesday));
        Assert.Equal(1, await Run(DigestPeriod.At(Later.AddDays(2))));
        Assert.Equal(2, await Letters());
    }

    [Fact]
    public async Task What_was_seen_is_not_written_of()
    {
        var (seen, half) = (await Subscribe(null, AlertChannel.EmailDaily), await Subscribe(null, AlertChannel.EmailDaily));
        await Tell(Shown(Offer(), seen), Shown(Offer(), half), Shown(Offer(), half));
        Assert.Equal(1, await Ledger.See(Aura, seen.Subscriber, 1, Later, Cancel));
        Assert.Equal(1, await Ledger.See(Aura, half.Subscriber, 2, Later, Cancel));
        Assert.Equal(0, await Ledger.See(Aura, half.Subscriber, 2, Later, Cancel));
        Assert.Equal(1, await Run(Tuesday));
        var letter = (await Database.Mail.Find(Aura, (await All())[2].Letter!, Cancel))!.Mail;
        Assert.Equal((half.Subscriber.ToString(), """{"count":1,"first":3,"last":3}"""), (letter.Recipient, letter.Payload));
        Assert.Empty(await Ledger.Waiting(Aura, Tuesday, null, 100, Cancel));
    }

    [Fact]
    public async Task A_pause_keeps_what_waits_and_who_wants_no_letter_any_more_gets_none()
    {
        var (paused, silent) = (await Subscribe(null, AlertChannel.EmailDaily, AlertChannel.Atom), await Subscribe(null, AlertChannel.EmailDaily, AlertChannel.Atom));
        await Tell(Shown(Offer(), paused, silent));
        await Act(paused, new PauseSubscription());
        await Act(silent, new ChangeChannels([AlertChannel.Atom]));
        Assert.Equal(0, await Run(Tuesday));
        Assert.Equal([paused.Subscriber], await Ledger.Waiting(Aura, Tuesday, null, 100, Cancel));
        await Act(paused, new ResumeSubscription());
        Assert.Equal(1, await Run(DigestPeriod.At(Later.AddDays(4))));
    }

    [Fact]
    public async Task Two_nodes_at_once_write_each_letter_once()
    {
        var rows = new List<SubscriptionRow>();
        for (var i = 0; i < 30; i++)
        {
            rows.Add(await Subscribe(null, AlertChannel.EmailDaily));
        }

        await Tell(Shown(Offer(), [.. rows]));
        Assert.Equal(30, (await Task.WhenAll(Run(Tuesday, 7), Run(Tuesday, 11), Run(Tuesday, 30))).Sum());
        Assert.Equal(30, await Letters());
    }

    /// <summary>As the runner does: a page of those who wait, then the next.</summary>
    private async Task<int> Run(DigestPeriod period, int page = 100)
    {
        var letters = 0;
        for (SubscriberId? after = null; ;)
        {
            var waiting = await Ledger.Waiting(Aura, period, after, page, Cancel);
            if (waiting.Count == 0)
            {
                return letters;
            }

            letters += await Ledger.Digest(Aura, period, waiting, period.Daily.AddMinutes(1), Cancel);
            after = waiting[^1];
        }
    }
}

public sealed class DigestPeriodTests
{
    [Theory]
    [InlineData("2026-03-29T04:59:59Z", "2026-03-28", "2026-03-28T06:00:00Z")]
    [InlineData("2026-03-29T05:00:00Z", "2026-03-29", "2026-03-29T05:00:00Z")]
    [InlineData("2026-10-25T05:59:59Z", "2026-10-24", "2026-10-24T05:00:00Z")]
    [InlineData("2026-10-25T06:00:00Z", "2026-10-25", "2026-10-25T06:00:00Z")]
    public void Seven_in_the_morning_is_what_clocks_in_Paris_show_over_both_changes(string now, string day, string daily)
    {
        var period = DigestPeriod.At(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.Parse(daily, System.Globalization.CultureInfo.InvariantCulture)), (period.Day, period.Daily));
    }

    [Fact]
    public void Over_three_years_each_instant_has_one_morning_and_each_week_one_Monday()
    {
        var now = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var period = DigestPeriod.At(now);
        for (var hours = 0; hours < 3 * 366 * 24; hours++)
        {
            now = now.AddHours(1);
            var next = DigestPeriod.At(now);
            Assert.True(next.Daily <= now && now < next.Next, $"{now:u}");
            Assert.True(next == period || (next.Day == period.Day.AddDays(1) && next.Daily == period.Next), $"{now:u}");
            Assert.Equal((DayOfWeek.Monday, new TimeOnly(7, 0)), (ParisTime.DateOf(next.Weekly).DayOfWeek, ParisTime.TimeOf(next.Weekly)));
            Assert.InRange(next.Day.DayNumber - ParisTime.DateOf(next.Weekly).DayNumber, 0, 6);
            period = next;
        }
    }
}
