using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Tests.Examples;
using Federation.Domain.Time;

namespace Federation.Domain.Tests.Jobs;

public sealed class OfferDeadlineTests
{
    [Fact]
    public void An_offer_is_shown_sixty_days_to_the_midnight_of_Paris_and_recalled_a_week_before()
    {
        var state = Offers.At(OfferStatus.Published);
        Assert.Equal(ParisTime.At(Offers.Today.AddDays(61), TimeOnly.MinValue), state.Until);
        Assert.Equal([(OfferClock.Remind, state.Until!.Value.AddDays(-7)), (OfferClock.Expire, state.Until.Value)], Grain.Deadlines(state).Select(deadline => (deadline.Name, deadline.Due)));

        var remind = state.Until.Value.AddDays(-7);
        Assert.True(Offers.Decide(state, new Ring(OfferClock.Remind, remind), Caller.Clock, remind.AddMilliseconds(-1)).WritesNothing);
        var reminded = Offers.Do(state, new Ring(OfferClock.Remind, remind), Caller.Clock, remind);
        Assert.Equal([OfferClock.Expire], Grain.Deadlines(reminded).Select(deadline => deadline.Name));

        var ended = Offers.Do(reminded, new Ring(OfferClock.Expire, state.Until.Value), Caller.Clock, state.Until.Value);
        Assert.Equal(OfferStatus.Expired, ended.Status);
        Assert.Empty(Grain.Deadlines(ended));
    }

    [Fact]
    public void A_renewal_never_shortens_and_is_recalled_again()
    {
        var state = Offers.At(OfferStatus.Published);
        Assert.True(Offers.Decide(state, new RenewOffer(30), Offers.Employer).WritesNothing);
        var late = state.Until!.Value.AddDays(-3);
        var reminded = Offers.Do(state, new Ring(OfferClock.Remind, late), Caller.Clock, late);
        var renewed = Offers.Do(reminded, new RenewOffer(), Offers.Employer, late);
        Assert.Equal(OfferClock.Until(late, 60), renewed.Until);
        Assert.Equal([OfferClock.Remind, OfferClock.Expire], Grain.Deadlines(renewed).Select(deadline => deadline.Name));

        // A bell of before that comes late means nothing any more.
        Assert.True(Offers.Decide(renewed, new Ring(OfferClock.Expire, state.Until.Value), Caller.Clock, state.Until.Value).WritesNothing);
        Offers.Refuses(Offers.At(OfferStatus.Expired), new RenewOffer(), Offers.Employer, "no-such-transition");
    }

    [Theory]
    [InlineData(OfferStatus.Draft, 30, WithdrawnWhy.Abandoned)]
    [InlineData(OfferStatus.SentBack, 30, WithdrawnWhy.Abandoned)]
    [InlineData(OfferStatus.Proposed, 90, WithdrawnWhy.NobodyAnswered)]
    public void A_text_that_lies_is_withdrawn_and_erased(OfferStatus status, int days, WithdrawnWhy why)
    {
        var state = Offers.At(status);
        var due = Assert.Single(Grain.Deadlines(state)).Due;
        Assert.Equal(state.Since.AddDays(days), due);
        var decision = Offers.Decide(state, new Ring(OfferClock.Abandon, due), Caller.Clock, due);
        Assert.Equal(Audience.Local, Assert.Single(decision.Facts).Audience);
        Assert.Contains(state.Words!.Id, decision.Erasures);
        var after = (OfferState)Grain.Fold(Offers.Self, state, decision.Facts, due)!;
        Assert.Equal((OfferStatus.Withdrawn, why), (after.Status, after.Why));
        Assert.Empty(Grain.Deadlines(after));
    }

    /// <summary>Whatever is done, every offer that is not at its end has a bell that moves it.</summary>
    [Fact]
    public void No_offer_lies_for_ever()
    {
        foreach (var status in Enum.GetValues<OfferStatus>())
        {
            Assert.Equal(OfferTransitions.IsTerminal(status), Grain.Deadlines(Offers.At(status)).IsEmpty);
        }
    }
}
