using Federation.Gateway.Mail;
using Federation.Testing.Smtp;

namespace Federation.Gateway.Tests.Mail;

public sealed class PaceTestsOnSqlite() : PaceTests(false);

public sealed class PaceTestsOnPostgres() : PaceTests(true);

public abstract class PaceTests(bool postgres) : OfficeSuite(postgres)
{
    [Fact]
    public async Task Letters_to_one_domain_keep_a_pace_and_the_others_do_not_wait_for_them()
    {
        var office = Office(new MailSettings { PerDomainPerMinute = 6, DomainBurst = 2, Concurrency = 1 });
        office.Kind.AddressOf = recipient => recipient.Replace(':', '@');
        var start = Clock.GetUtcNow();
        await office.Queue.Enqueue([.. Enumerable.Range(0, 20).Select(i => office.Letter($"slow-{i:00}", "ada:slow.example")), office.Letter("fast", "ada:fast.example")], null, Cancel);
        var left = new List<TimeSpan>();
        Server.Script = moment =>
        {
            if (moment.Stage == SmtpStage.Content && !moment.Line.Contains(Convert.ToBase64String("fast"u8), StringComparison.Ordinal))
            {
                left.Add(Clock.GetUtcNow() - start);
            }

            return SmtpAct.Go;
        };
        var next = await office.Round(Cancel);
        Assert.Contains("fast", Came());
        for (; next is { } at; next = await office.Round(Cancel))
        {
            Clock.MoveTo(at);
        }

        Assert.Equal(20, left.Count);
        Assert.All(left, last => Assert.InRange(left.Count(at => at > last - TimeSpan.FromMinutes(1) && at <= last), 1, 6 + 2));
        Assert.InRange(left[^1], TimeSpan.FromSeconds(170), TimeSpan.FromSeconds(220));
        var stored = await office.Stored("slow-19", Cancel);
        Assert.Equal((1, 0), (stored.Attempts, stored.Unsure));
    }
}

public sealed class DomainPaceTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Whoever asks, in whatever rhythm, however often the node restarts at the start: never more than the rate and the burst within any minute.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_minute_has_more_than_the_pace_and_a_burst(int seed)
    {
        var random = Seeds.Of(seed);
        var settings = new MailSettings { PerDomainPerMinute = random.Next(1, 120), DomainBurst = random.Next(1, 30) };
        var pace = new DomainPace(settings);
        var (now, left) = (Start, new List<DateTimeOffset>());
        for (var i = 0; i < 3000; i++)
        {
            now += TimeSpan.FromMilliseconds(random.Chance(0.1) ? random.Next(20_000) : random.Next(300));
            if (pace.Ask("example.org", now) is { } later)
            {
                Assert.True(later > now);
            }
            else
            {
                left.Add(now);
            }
        }

        Assert.All(left, at => Assert.True(
            left.Count(other => other > at - TimeSpan.FromMinutes(1) && other <= at) <= settings.PerDomainPerMinute + settings.DomainBurst, $"seed {seed} at {at}"));
    }

    [Fact]
    public void It_begins_with_one_token_and_rests_to_a_burst()
    {
        var pace = new DomainPace(new MailSettings { PerDomainPerMinute = 60, DomainBurst = 5 });
        Assert.Null(pace.Ask("a", Start));
        Assert.Equal(Start.AddSeconds(1), pace.Ask("a", Start));
        Assert.Equal(Start.AddSeconds(2), pace.Ask("a", Start));
        var rested = Start.AddHours(1);
        Assert.Equal(5, Enumerable.Range(0, 9).Count(_ => pace.Ask("a", rested) is null));
    }

    [Fact]
    public void A_flood_of_domains_does_not_fill_the_memory()
    {
        var pace = new DomainPace(new MailSettings());
        for (var i = 0; i < 10_000; i++)
        {
            Assert.Null(pace.Ask($"{i}.example", Start));
        }

        Assert.NotNull(pace.Ask("one-more.example", Start));
        Assert.Null(pace.Ask("one-more.example", Start.AddHours(1)));
    }

    [Fact]
    public void A_back_off_is_told_by_its_seed_and_stays_near_its_step()
    {
        Assert.Equal(Backoff.AfterLetter(3, "one"), Backoff.AfterLetter(3, "one"));
        Assert.True(Enumerable.Range(0, 100).Select(i => Backoff.AfterLetter(1, $"{i}")).Distinct().Count() > 90);
        Assert.All(Enumerable.Range(0, 200), i => Assert.InRange(Backoff.AfterLetter(1, $"{i}"), TimeSpan.FromSeconds(48), TimeSpan.FromSeconds(72)));
        Assert.All(Enumerable.Range(0, 200), i => Assert.InRange(Backoff.AfterLetter(99, $"{i}"), TimeSpan.FromHours(9.6), TimeSpan.FromHours(14.4)));
    }
}
