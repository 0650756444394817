using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Jobs;

public sealed class OfferPrivacyTests
{
    /// <summary>Draws lives of an offer and keeps the sealed rows as a storage would.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sealed_rows_are_those_that_the_state_points_to_and_an_end_leaves_none(int seed)
    {
        var random = new Random(seed);
        for (var life = 0; life < 400; life++)
        {
            OfferState? state = null;
            var rows = new HashSet<Guid>();
            var now = Some.Now;
            var row = 100;
            for (var step = 0; step < 25; step++)
            {
                now = now.AddHours(random.Next(1, 24 * 12));
                var caller = Walk.Pick([Offers.Employer, Some.Grenoble, Caller.Clock, Caller.Visitor], random);
                Command command = random.Next(9) switch
                {
                    0 => Offers.Save(row++),
                    1 => Offers.Propose(row++),
                    2 => Offers.Publish(null) with { Read = random.Next(3) > 0 ? state?.Words?.Id : null, Contact = random.Next(2) == 0 ? Some.Envelope(SealKind.Application, row++) : null },
                    3 => Offers.Back(row++),
                    4 => new PublishOffer(Offers.Posting with { Positions = random.Next(1, 9) }, null),
                    5 when random.Next(3) == 0 => new FillOffer(FilledHow.NotSaid),
                    6 when random.Next(3) == 0 => new WithdrawOffer(WithdrawnWhy.Mistake),
                    7 => new Ring(Walk.Pick([OfferClock.Remind, OfferClock.Expire, OfferClock.Abandon], random), now),
                    _ => new RenewOffer(),
                };
                var decision = Offers.Decide(state, command, caller, now);
                if (decision.Refusal is not null)
                {
                    Assert.True(decision.WritesNothing);
                    continue;
                }

                rows.UnionWith(decision.Seals.Select(seal => seal.Id));
                Assert.All(decision.Erasures, id => Assert.True(rows.Remove(id)));
                state = (OfferState?)Grain.Fold(Offers.Self, state, decision.Facts, now);
                Assert.Equal(state is null ? [] : state.Seals.Select(seal => seal.Id).Order(), rows.Order());
            }

            Assert.True(state is null || !OfferTransitions.IsTerminal(state.Status) || rows.Count == 0);
        }
    }

    [Fact]
    public void Before_it_is_published_everything_is_local_and_coded()
    {
        foreach (var status in (OfferStatus[])[OfferStatus.Draft, OfferStatus.Proposed, OfferStatus.SentBack])
        {
            var state = Offers.At(status);
            Assert.Null(state.Posting);
            var ended = Offers.Decide(state, new WithdrawOffer(WithdrawnWhy.Mistake), Offers.Employer);
            Assert.All(ended.Facts, told => Assert.Equal(Audience.Local, told.Audience));
        }
    }

    [Fact]
    public void The_owner_and_the_sealed_rows_are_told_to_no_other_hub()
    {
        var state = Offers.At(OfferStatus.Published);
        Command[] commands = [Offers.Publish(null) with { Posting = Offers.Posting with { Positions = 5 }, Contact = Some.Envelope(SealKind.Application, 40) }, new RenewOffer(170), new FillOffer(FilledHow.NotSaid), new JoinOffer(Offers.Elsewhere)];
        var told = commands.SelectMany(command => Offers.Decide(state, command, Some.Grenoble).Facts)
            .Concat(Offers.Decide(Offers.At(OfferStatus.Proposed), Offers.Publish(), Some.Grenoble).Facts).ToList();
        foreach (var fact in told.Where(one => one.Audience != Audience.Local))
        {
            var json = Encoding.UTF8.GetString(DomainJson.Facts.Write(fact.Fact));
            Assert.DoesNotContain(Offers.Owner, json);
            Assert.DoesNotContain("0192f000-0000-7000-9000", json);
        }

        Assert.Contains(told, one => one.Audience == Audience.Local);
    }

    [Fact]
    public void The_contact_is_shown_from_the_publication_to_the_end()
    {
        var state = Offers.At(OfferStatus.Published);
        Assert.Equal(new ContactShown(Some.Now), state.Shown);
        var later = Some.Now.AddDays(3);
        Assert.Equal(new ContactShown(Some.Now, later), Offers.Do(state, new FillOffer(FilledHow.Otherwise), Offers.Employer, later).Shown);
    }

    [Fact]
    public void A_contact_prints_nothing_of_itself() =>
        Assert.DoesNotContain("Camille", $"{new ApplicationContact("Camille", "c@exemple.fr", null, null, null)}");
}
