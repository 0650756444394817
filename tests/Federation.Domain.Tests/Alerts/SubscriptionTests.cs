using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Tests.Examples;
using static Federation.Domain.Tests.Examples.Subscriptions;

namespace Federation.Domain.Tests.Alerts;

public sealed class SubscriptionTests
{
    private static readonly Caller Stranger = Caller.Subscriber(PrivateLink.Hash("another"));

    [Fact]
    public void With_an_address_nothing_is_told_before_the_link_of_the_letter_was_opened()
    {
        var asked = At(SubscriptionStatus.Asked);
        Assert.Equal(SubscriptionStatus.Asked, asked.Status);
        Refuses(asked, new ConfirmSubscription(), Stranger, "not-allowed");
        Refuses(asked, new ResumeSubscription(), Person, "no-such-transition");
        Refuses(asked, new ChangeChannels([AlertChannel.Atom]), Person, "no-such-transition");
        var later = Some.Now.AddDays(2);
        var confirmed = Do(asked, new ConfirmSubscription(), Person, later);
        Assert.Equal((SubscriptionStatus.Confirmed, later), (confirmed.Status, confirmed.ConfirmedAt));
        Assert.True(Decide(confirmed, new ConfirmSubscription(), Person).WritesNothing);
    }

    [Fact]
    public void Without_an_address_it_tells_at_once() =>
        Assert.Equal((SubscriptionStatus.Confirmed, Some.Now), (Do(null, Ask(AlertChannel.Live), Caller.Visitor).Status, Do(null, Ask(AlertChannel.Atom), Caller.Visitor).ConfirmedAt));

    [Fact]
    public void It_begins_when_it_was_asked_whatever_time_passes_until_the_letter_is_opened_and_whatever_pauses_follow()
    {
        var state = At(SubscriptionStatus.Asked);
        Command[] life = [new ConfirmSubscription(), new PauseSubscription(), new ResumeSubscription(), Refine()];
        for (var i = 0; i < life.Length; i++)
        {
            state = Do(state, life[i], Person, Some.Now.AddDays(i + 1));
            Assert.Equal(Some.Now - SubscriptionClock.Overlap, state.From);
        }

        Assert.Equal((2, Some.Now.AddDays(4)), (state.Version, state.ChangedAt));
    }

    [Fact]
    public void An_address_is_given_exactly_when_a_letter_is_wanted()
    {
        Refuses(null, Ask() with { Address = null }, Caller.Visitor, "invalid-field");
        Refuses(null, Ask(AlertChannel.Live) with { Address = Some.Envelope(SealKind.Address, 41) }, Caller.Visitor, "invalid-field");
        Refuses(Do(null, Ask(AlertChannel.Live), Caller.Visitor), new ChangeChannels([AlertChannel.EmailDaily]), Person, "address-needed");
    }

    [Theory]
    [InlineData]
    [InlineData(AlertChannel.EmailDaily, AlertChannel.EmailWeekly)]
    [InlineData(AlertChannel.Live, AlertChannel.Live)]
    [InlineData((AlertChannel)99)]
    public void One_letter_at_most_no_channel_twice_and_none_that_is_unknown(params AlertChannel[] channels)
    {
        Refuses(null, Ask() with { Channels = [.. channels] }, Caller.Visitor, "invalid-field");
        Refuses(At(SubscriptionStatus.Confirmed), new ChangeChannels([.. channels]), Person, "invalid-field");
    }

    [Fact]
    public void Who_wants_no_letter_any_more_has_their_address_erased()
    {
        var confirmed = At(SubscriptionStatus.Confirmed);
        var decision = Decide(confirmed, new ChangeChannels([AlertChannel.Atom]), Person);
        Assert.Equal([confirmed.Address!.Id], decision.Erasures);
        Assert.Null(Do(confirmed, new ChangeChannels([AlertChannel.Atom]), Person).Address);
        Assert.Empty(Decide(confirmed, new ChangeChannels([AlertChannel.EmailWeekly]), Person).Erasures);
    }

    [Fact]
    public void Former_criteria_are_erased_when_new_ones_are_written()
    {
        var confirmed = At(SubscriptionStatus.Confirmed);
        Assert.Equal([confirmed.Criteria!.Id], Decide(confirmed, Refine(), Person).Erasures);
        Assert.True(Decide(Do(confirmed, Refine(), Person), Refine(), Person).WritesNothing);
    }

    [Theory]
    [InlineData(SubscriptionStatus.Asked)]
    [InlineData(SubscriptionStatus.Confirmed)]
    [InlineData(SubscriptionStatus.Paused)]
    public void An_end_erases_all_that_is_sealed_and_remembers_nobody(SubscriptionStatus from)
    {
        var state = At(from);
        var end = new EndSubscription(SubscriptionEnd.Unsubscribed);
        Assert.Equal(new[] { state.Criteria!.Id, state.Address!.Id }.Order(), Decide(state, end, Person).Erasures.Order());
        var over = Do(state, end, Person);
        Assert.Equal(("", null, null, null), (over.Link, over.Subscriber, over.Criteria, over.Address));
        Assert.Empty(over.Deadlines());
        Refuses(over, end, Person, "no-such-transition");
        Refuses(over, new ConfirmSubscription(), Person, "not-allowed");
        Refuses(over, new ConfirmSubscription(), Caller.Subscriber(""), "not-allowed");
        Refuses(over, Ask(), Caller.Visitor, "already-exists");
    }

    [Fact]
    public void What_nobody_confirms_leaves_after_seven_days()
    {
        var asked = At(SubscriptionStatus.Asked);
        var bell = Assert.Single(asked.Deadlines());
        Assert.Equal((SubscriptionClock.Confirm, Some.Now.AddDays(7)), (bell.Name, bell.Due));
        Assert.True(Decide(asked, new Ring(bell.Name, bell.Due), Caller.Clock, bell.Due.AddMilliseconds(-1)).WritesNothing);
        var over = Do(asked, new Ring(bell.Name, bell.Due), Caller.Clock, bell.Due);
        Assert.Equal((SubscriptionStatus.Ended, SubscriptionEnd.NeverConfirmed), (over.Status, over.Why));
        Assert.True(Decide(At(SubscriptionStatus.Confirmed), new Ring(bell.Name, bell.Due), Caller.Clock, bell.Due).WritesNothing);
    }

    [Fact]
    public void After_a_year_without_a_sign_it_asks_and_a_month_later_it_ends()
    {
        var state = At(SubscriptionStatus.Confirmed);
        var ask = state.Deadlines().First();
        state = Do(state, new Ring(ask.Name, ask.Due), Caller.Clock, ask.Due);
        Assert.True(state.Reminded);
        var end = Assert.Single(state.Deadlines());
        Assert.Equal(Some.Now.AddDays(SubscriptionClock.LapseAfter), end.Due);
        var kept = Do(state, new ConfirmSubscription(), Person, ask.Due.AddDays(1));
        Assert.Equal(ask.Due.AddDays(1 + SubscriptionClock.RemindAfter), kept.Deadlines().First().Due);
        Assert.True(Decide(kept, new ConfirmSubscription(), Person, ask.Due.AddDays(20)).WritesNothing);
        Assert.Equal(SubscriptionEnd.Lapsed, Do(state, new Ring(end.Name, end.Due), Caller.Clock, end.Due).Why);
    }

    [Fact]
    public void Only_the_transitions_of_the_table_change_a_status()
    {
        Command[] commands = [Ask(), new ConfirmSubscription(), new PauseSubscription(), new ResumeSubscription(), new EndSubscription(SubscriptionEnd.Unsubscribed), new EndSubscription(SubscriptionEnd.Undeliverable), Refine(50), new ChangeChannels([AlertChannel.Atom])];
        (Caller Caller, SubscriptionActor Actor)[] callers = [(Person, SubscriptionActor.Person), (Caller.Operator, SubscriptionActor.Post)];
        foreach (var status in Enum.GetValues<SubscriptionStatus>())
        {
            foreach (var (caller, actor) in callers)
            {
                foreach (var command in commands)
                {
                    var decision = Decide(At(status), command, caller);
                    var after = (SubscriptionState)Grain.Fold(Self, At(status), decision.Facts, Some.Now)!;
                    Assert.True(after.Status == status || SubscriptionTransitions.Allows(status, after.Status, actor), $"{status} → {after.Status} by {actor}");
                }
            }
        }
    }

    [Fact]
    public void What_is_told_has_one_spelling()
    {
        var thing = new Thing(Offers.Self, Happening.Published);
        Assert.Equal($"{Offers.Self}/published", thing.ToString());
        Assert.Equal(thing, Thing.Parse(thing.ToString()));
        var freed = new Thing(Offers.Self, Happening.PlaceFreed, "17");
        Assert.Equal((freed, $"{Offers.Self}/place-freed:17"), (Thing.Parse(freed.ToString()), freed.ToString()));
        Assert.All(["", "published", $"{Offers.Self}", $"{Offers.Self}/", $"{Offers.Self}/Published", "/published", $"{Offers.Self}/published:", $"{Offers.Self}/published:A", $"{Offers.Self}/published:a:b", $"{Offers.Self}/:a"], text => Assert.False(Thing.TryParse(text, out _)));
    }
}
