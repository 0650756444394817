using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Testing.Training;

namespace Federation.Cluster.Tests.Race;

/// <summary>An audit that cannot fail proves nothing: sound feeds of a simulated world pass, and each lie told in them is found out.</summary>
public sealed class DoctoredFeedTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);
    private static readonly Dictionary<HubId, List<Entry>> Sound = Live();

    [Fact]
    public void Sound_feeds_pass()
    {
        var audit = new FeedAudit(Sound.ToDictionary(feed => feed.Key, IReadOnlyList<Entry> (feed) => feed.Value));
        audit.NobodyIsBookedTwice();
        audit.EveryRequestEndedAndNoHoldIsLeft(Longest);
        Assert.NotEmpty(Acks());
        audit.EveryAcknowledgedCommandIsThereOnce(Acks());
        Assert.True(audit.Bystander.Granted.Count > 5 && audit.Bystander.Lapsed > 5);
    }

    [Fact]
    public void Somebody_held_twice() => Found("somebody is held twice", feed =>
    {
        var at = Last<HoldGranted>(feed, _ => true);
        var granted = (HoldGranted)feed[at].Fact;
        feed.Insert(at + 1, feed[at] with { Fact = granted with { Ref = granted.Ref with { Ask = 90 } } });
    });

    [Fact]
    public void Somebody_booked_after_the_lease() => Found("booked after its lease", feed =>
    {
        var at = Last<HoldBooked>(feed, _ => true);
        var granted = feed.Select(entry => entry.Fact).OfType<HoldGranted>().Single(granted => granted.Ref == ((HoldBooked)feed[at].Fact).Ref);
        feed[at] = feed[at] with { At = granted.Until };
    });

    [Fact]
    public void Somebody_booked_without_a_yes() => Found("booked without a yes", feed =>
    {
        var at = Last<HoldBooked>(feed, _ => true);
        feed.RemoveAll(entry => entry.Fact is HoldAgreed agreed && agreed.Ref == ((HoldBooked)feed[at].Fact).Ref);
    });

    [Fact]
    public void A_calendar_that_never_settled_what_a_booking_heard_of_it() => Found("what nobody said", feed => feed.RemoveAt(Last<HoldBooked>(feed, _ => true)));

    [Fact]
    public void A_booking_confirmed_by_one_alone() => Found("confirmed without everybody", feed =>
    {
        var at = Last<BookingMoved>(feed, moved => moved.Status == BookingStatus.Refused);
        feed.Insert(at, feed[at] with { Fact = new BookingMoved(feed[at].Subject, BookingStatus.Settling) });
        feed[at + 1] = feed[at + 1] with { Fact = new BookingMoved(feed[at].Subject, BookingStatus.Confirmed) };
    });

    [Fact]
    public void A_request_without_an_end() => Found("is still", feed => feed.RemoveAt(Last<BookingMoved>(feed, moved => BookingTransitions.IsTerminal(moved.Status))));

    [Fact]
    public void A_hold_that_outlives_its_lease()
    {
        Found("holds have no end", feed => feed.RemoveAt(Last<HoldRefused>(feed, refused => refused.Why == HoldRefusedWhy.TooLate && feed.Any(entry => entry.Fact is HoldGranted granted && granted.Ref == refused.Ref))));
        Found("outlived its lease", feed =>
        {
            var at = Last<HoldRefused>(feed, refused => refused.Why == HoldRefusedWhy.TooLate && feed.Any(entry => entry.Fact is HoldGranted granted && granted.Ref == refused.Ref));
            feed[at] = feed[at] with { At = feed[at].At + Longest + Longest };
        });
    }

    [Fact]
    public void An_acknowledged_command_that_is_not_there()
    {
        // The feed closes up behind it, as if it had never been.
        Found("acknowledged and not there", feed => feed.RemoveAt(Last<HoldAgreed>(feed, agreed => !feed.Any(entry => entry.Fact is HoldBooked booked && booked.Ref == agreed.Ref))));
        Found("acknowledged and not there", feed => feed[Last<HoldAgreed>(feed, _ => true)] = feed[^1]);
    }

    [Fact]
    public void An_acknowledged_command_that_is_there_twice()
    {
        Found("agreed twice", feed => feed.Insert(Last<HoldAgreed>(feed, _ => true), feed[Last<HoldAgreed>(feed, _ => true)]));
        Found("asked twice", feed => feed.Add(feed[Last<BookingAsked>(feed, _ => true)]));
    }

    [Fact]
    public void A_gap()
    {
        var feeds = Sound.ToDictionary(feed => feed.Key, IReadOnlyList<Entry> (feed) => [.. feed.Value.Where(entry => entry.Position != 50)]);
        Assert.Contains("a gap", Assert.ThrowsAny<Xunit.Sdk.XunitException>(new FeedAudit(feeds).NobodyIsBookedTwice).Message, StringComparison.Ordinal);
    }

    /// <summary>One feed at a time is lied in; positions and versions are put right again, so that no gap gives the lie away.</summary>
    private static void Found(string how, Action<List<Entry>> doctor)
    {
        foreach (var hub in Sound.Keys)
        {
            var feeds = Sound.ToDictionary(feed => feed.Key, feed => feed.Value.ToList());
            doctor(feeds[hub]);
            var audit = new FeedAudit(feeds.ToDictionary(feed => feed.Key, IReadOnlyList<Entry> (feed) => Numbered(feed.Value)));
            var noticed = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() =>
            {
                // Places of acknowledgements are what they were: where the feed changed behind them, they notice first.
                if (how.StartsWith("acknowledged", StringComparison.Ordinal))
                {
                    audit.EveryAcknowledgedCommandIsThereOnce(Acks());
                }

                audit.NobodyIsBookedTwice();
                audit.EveryRequestEndedAndNoHoldIsLeft(Longest);
            });
            Assert.Contains(how, noticed.Message, StringComparison.Ordinal);
        }
    }

    private static IReadOnlyList<Entry> Numbered(List<Entry> feed)
    {
        var versions = new Dictionary<GrainId, long>();
        return [.. feed.Select((entry, rank) => entry with { Position = rank + 1, Version = versions[entry.Subject] = versions.GetValueOrDefault(entry.Subject) + 1 })];
    }

    private static IReadOnlyList<Ack> Acks() =>
    [
        .. from feed in Sound.Values
           from entry in feed
           where entry.Fact is HoldAgreed
           select new Ack(entry.Subject, string.Create(CultureInfo.InvariantCulture, $"answer-hold:w-{entry.Hub}-{entry.Position}"), entry.Version, entry.Position),
    ];

    private static int Last<T>(List<Entry> feed, Predicate<T> which) where T : Fact => feed.FindLastIndex(entry => entry.Fact is T fact && which(fact));

    private static Dictionary<HubId, List<Entry>> Live()
    {
        var world = new TrainingWorld(1, wholeFeeds: true);
        world.Run(400);
        world.Settle();
        return world.Feeds.ToDictionary(feed => feed.Key, feed => feed.Value.ToList());
    }
}
