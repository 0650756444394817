using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Jobs;

/// <summary>The whole table, walked by everybody.</summary>
public sealed class OfferWalkTests
{
    private static readonly OfferStatus[] All = Enum.GetValues<OfferStatus>();

    private const string Expected = """
        draft proposed: employer, hub
        proposed published: hub
        proposed sent-back: hub
        sent-back proposed: employer, hub
        published filled: employer, hub, lead
        published expired: clock
        published withdrawn: employer, hub
        draft withdrawn: employer, hub, clock
        proposed withdrawn: employer, hub, clock
        sent-back withdrawn: employer, hub, clock
        """;

    [Fact]
    public void The_table_is_as_written() =>
        Assert.Equal(
            Expected.Split('\n', StringSplitOptions.TrimEntries),
            OfferTransitions.Table.Select(line => $"{Codes<OfferStatus>.Of(line.From)} {Codes<OfferStatus>.Of(line.To)}: {string.Join(", ", line.By.Select(Codes<OfferActor>.Of))}"));

    [Fact]
    public void Filled_expired_and_withdrawn_are_the_ends() =>
        Assert.Equal([OfferStatus.Filled, OfferStatus.Expired, OfferStatus.Withdrawn], All.Where(OfferTransitions.IsTerminal));

    /// <summary>From every status to every other, by who proposed it, by its hub and by the clock: what the table says happens, and nothing else.</summary>
    [Fact]
    public void Every_step_by_every_actor_is_allowed_by_the_table_or_refused()
    {
        (OfferActor Actor, Caller Caller)[] callers = [(OfferActor.Employer, Offers.Employer), (OfferActor.Hub, Some.Grenoble), (OfferActor.Clock, Caller.Clock)];
        foreach (var (from, to, (actor, caller)) in from a in All from b in All from who in callers select (a, b, who))
        {
            var state = Offers.At(from);
            var now = to == OfferStatus.Expired && state.Until is { } until ? until : Some.Now.AddDays(1);
            var command = to == OfferStatus.Withdrawn && actor == OfferActor.Clock ? new Ring(OfferClock.Abandon, now = Some.Now.AddDays(400)) : Offers.To(to, state);
            var decision = Offers.Decide(state, command, caller, now);
            var what = $"{from} → {to} by {actor}: {decision.Refusal?.ToString() ?? string.Join(", ", decision.Facts.Select(told => told.Fact.GetType().Name))}";
            var after = decision.Refusal is null ? ((OfferState?)Grain.Fold(Offers.Self, state, decision.Facts, now))!.Status : from;

            // An employer's unfinished form is neither read nor thrown away by the hub; a form sent back and mended by phone is proposed and published in one go.
            var allowed = (OfferTransitions.Allows(from, to, actor) && (from, actor, to) is not (OfferStatus.Draft, OfferActor.Hub, OfferStatus.Withdrawn))
                || (from, to, actor) is (OfferStatus.SentBack, OfferStatus.Published, OfferActor.Hub);
            if (from != to)
            {
                Assert.True(allowed == (after == to), what);
                Assert.True(allowed || after == from, what);
            }

            if (OfferTransitions.IsTerminal(from))
            {
                Assert.True(decision.WritesNothing, what);
            }
        }
    }

    [Fact]
    public void A_step_that_is_implied_is_written()
    {
        var sentBack = Offers.At(OfferStatus.SentBack);
        var decision = Offers.Decide(sentBack, Offers.Publish(null), Some.Grenoble);
        Assert.Equal([typeof(OfferProposed), typeof(OfferPublished), typeof(OfferContactKept)], decision.Facts.Select(told => told.Fact.GetType()));
        Assert.Equal([Audience.Local, Audience.Public, Audience.Local], decision.Facts.Select(told => told.Audience));
        var own = Offers.Decide(null, Offers.Publish(null), Some.Grenoble);
        Assert.Equal([typeof(OfferProposed), typeof(OfferPublished), typeof(OfferContactKept)], own.Facts.Select(told => told.Fact.GetType()));
    }

    [Fact]
    public void Every_command_given_twice_is_done_once()
    {
        foreach (var (from, to) in from a in All from b in All select (a, b))
        {
            var state = Offers.At(from);
            foreach (var caller in (Caller[])[Offers.Employer, Some.Grenoble, Caller.Clock])
            {
                var now = to == OfferStatus.Expired && state.Until is { } until ? until : Some.Now.AddDays(1);
                var command = Offers.To(to, state);
                var first = Offers.Decide(state, command, caller, now);
                if (first.Refusal is null)
                {
                    var after = (OfferState)Grain.Fold(Offers.Self, state, first.Facts, now)!;
                    Assert.True(Offers.Decide(after, command, caller, now).WritesNothing, $"{from} → {to} twice by {caller.Role}");
                }
            }
        }

        var published = Offers.At(OfferStatus.Published);
        foreach (var command in (Command[])[new RenewOffer(120), new JoinOffer(Offers.Elsewhere)])
        {
            var after = Offers.Do(published, command, Some.Grenoble);
            Assert.NotEqual(published, after);
            Assert.True(Offers.Decide(after, command, Some.Grenoble) is { Refusal: null, WritesNothing: true });
        }
    }

    [Fact]
    public void Nobody_else_touches_an_offer()
    {
        Caller[] strangers =
        [
            Caller.Visitor, Caller.Person, Caller.Operator, Some.Toulouse, Caller.Administrator(Some.Occitanie, "x"), Caller.Employer("another"), Caller.Employer(""), Caller.OtherHub(Some.Aura),
        ];
        foreach (var (status, caller, to) in from a in All from who in strangers from b in All select (a, who, b))
        {
            var decision = Offers.Decide(Offers.At(status), Offers.To(to, Offers.At(status)), caller);
            Assert.True(decision.Refusal is not null && decision.WritesNothing, $"{caller.Role} at {status} → {to}");
        }

        // An offer of the hub itself has no owner, and nobody is "nobody".
        var hubs = Offers.Do(null, Offers.Publish(null), Some.Grenoble);
        Offers.Refuses(hubs, new FillOffer(FilledHow.NotSaid), Caller.Employer(""), "not-allowed");
    }

    [Fact]
    public void A_text_that_was_replaced_is_not_published_unseen()
    {
        var proposed = Offers.At(OfferStatus.Proposed);
        var again = Offers.Do(proposed, Offers.Propose(24), Offers.Employer);
        Offers.Refuses(again, Offers.Publish(), Some.Grenoble, "text-replaced");
        Offers.Refuses(again, Offers.Publish(null), Some.Grenoble, "text-replaced");
        Offers.Refuses(again, Offers.Back() with { Read = Some.Row(21) }, Some.Grenoble, "text-replaced");
        Assert.True(Offers.Do(again, Offers.Publish(24), Some.Grenoble).IsPublished);
    }

    [Fact]
    public void An_amendment_waits_while_the_offer_stays_as_it_is_and_the_hub_may_mend_beside_it()
    {
        var asked = Offers.Do(Offers.At(OfferStatus.Published), Offers.Propose(24), Offers.Employer);
        Assert.True(asked is { IsPublished: true, Waits: true, Version: 1 });

        var mended = Offers.Do(asked, new PublishOffer(Offers.Posting with { Positions = 3 }, null), Some.Grenoble);
        Assert.True(mended is { Version: 2, Waits: true, Words: not null, Posting.Positions: 3 });
        Assert.Equal(asked.Until, mended.Until);
        Assert.Equal(asked.PublishedAt, mended.PublishedAt);

        var sentBack = Offers.Do(mended, Offers.Back(26), Some.Grenoble);
        Assert.True(sentBack is { IsPublished: true, Waits: false, Remark: not null });

        var answered = Offers.Do(Offers.Do(sentBack, Offers.Propose(27), Offers.Employer), new PublishOffer(Offers.Posting, null, Read: Some.Row(27)), Some.Grenoble);
        Assert.True(answered is { Version: 3, Waits: false, Words: null, Remark: null, Contact: not null });
    }

    [Fact]
    public void An_example_is_the_operators_word_alone_and_may_have_no_contact()
    {
        var example = new PublishOffer(Offers.Posting with { Source = "document, ligne 1" }, null);
        var state = Offers.Do(null, example, Caller.Operator);
        Assert.True(state is { IsPublished: true, Contact: null, Shown: null });
        Offers.Refuses(null, example, Some.Grenoble, "not-allowed");
        Offers.Refuses(null, example with { Posting = Offers.Posting }, Caller.Operator, "not-allowed");
        Offers.Refuses(state, example with { Posting = Offers.Posting }, Some.Grenoble, "not-allowed");
        Offers.Refuses(state, example, Caller.Operator, "already-exists");
        Offers.Refuses(null, Offers.Publish(null) with { Contact = null }, Some.Grenoble, "invalid-field");
    }

    [Theory]
    [InlineData(6)]
    [InlineData(181)]
    [InlineData(0)]
    [InlineData(int.MinValue)]
    public void An_offer_is_shown_for_a_week_to_half_a_year(int days)
    {
        Offers.Refuses(Offers.At(OfferStatus.Proposed), Offers.Publish() with { Days = days }, Some.Grenoble, "invalid-field");
        Offers.Refuses(Offers.At(OfferStatus.Published), new RenewOffer(days), Some.Grenoble, "invalid-field");
    }
}
