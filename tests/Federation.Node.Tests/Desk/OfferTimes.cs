using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Node.Desk;
using Federation.Node.Following;
using Federation.Node.Tests.Engine;
using Federation.Node.Tests.Following;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Node.Tests.Desk;

public sealed class OfferTimesOnSqlite() : OfferTimes(On.Sqlite);

public sealed class OfferTimesOnPostgres() : OfferTimes(On.Postgres);

/// <summary>What time, and another hub, do to an offer; with the runner and the followers that run everything else.</summary>
public abstract class OfferTimes(On on) : OfferSuite(on)
{
    [Fact]
    public async Task Recalled_a_week_before_its_end_and_ended_at_midnight()
    {
        var ticket = await Publish();
        var until = (await State(ticket)).Until!.Value;
        Home.Clock.MoveTo(until.AddDays(-7).AddMilliseconds(-1));
        Assert.Equal(0, await Ring());
        Home.Clock.MoveTo(until.AddDays(-7));
        Assert.Equal(1, await Ring());
        Assert.Equal(0, await Ring());
        Assert.True(await State(ticket) is { Reminded: true, IsPublished: true });

        Home.Clock.MoveTo(until.AddMilliseconds(-1));
        Assert.Equal(Contact, await Desk.Contact(At(ticket), None));

        // The bell is late: nobody sees the offer nor its contact all the same.
        Home.Clock.MoveTo(until);
        Assert.Empty(await All());
        Assert.Null(await Desk.Contact(At(ticket), None));
        Assert.Equal(1, await Ring());
        Assert.Equal(OfferStatus.Expired, (await State(ticket)).Status);
        Assert.Null(await Home.Store.NextDue(Both, None));
    }

    [Fact]
    public async Task A_renewal_moves_both_bells()
    {
        var ticket = await Publish(days: 30);
        Home.Clock.Advance(TimeSpan.FromDays(25));
        Assert.Equal(1, await Ring());
        Assert.True((await Desk.Ask(At(ticket), new RenewOffer(60), Employer(ticket), Next(), None)).Accepted);
        Home.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(0, await Ring());
        Assert.Single(await All());
        Home.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(2, await Ring());
        Assert.Empty(await All());
    }

    [Fact]
    public async Task Texts_that_nobody_touches_are_withdrawn_and_their_rows_erased()
    {
        var draft = Draw();
        await Desk.Save(draft, Aura, "formulaire", Next(), None);
        var proposed = await Propose();
        var rows = new[] { (await State(draft)).Words!, (await State(proposed)).Words! };
        Home.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(1, await Ring());
        Home.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(1, await Ring());
        Assert.Equal((WithdrawnWhy.Abandoned, WithdrawnWhy.NobodyAnswered), ((await State(draft)).Why, (await State(proposed)).Why));
        foreach (var row in rows)
        {
            Assert.Null(await Home.Store.ReadSealed(Aura, row.Id, None));
        }
    }

    [Fact]
    public async Task One_post_through_two_hubs_is_one_offer_and_the_joiner_ends_with_its_lead()
    {
        var lead = await Publish();
        var joiner = await Publish(hub: Bretagne);
        var match = Assert.Single(await Published.SamePosts(Words, At(joiner, Bretagne), None));
        Assert.True((await Desk.Join(At(joiner, Bretagne), match.Id.At(match.Hub), Neighbour, Next(), None)).Accepted);
        Assert.Equal([Bretagne], Assert.Single(await All()).AlsoBy);

        await using (Follow())
        {
            await Until(async () => (await State(lead)).Sources.Length == 1);
            Assert.True((await Desk.Ask(At(lead), new FillOffer(FilledHow.Otherwise), Employer(lead), Next(), None)).Accepted);
            await Until(async () => (await State(joiner, Bretagne)).Status == OfferStatus.Filled);
        }

        Assert.Empty(await All());
        Assert.Null(await Desk.Contact(At(joiner, Bretagne), None));
    }

    [Fact]
    public async Task A_lead_hears_that_the_post_is_filled_elsewhere_and_stays_its_hubs()
    {
        var lead = await Publish();
        var joiner = await Publish(hub: Bretagne);
        await Desk.Join(At(joiner, Bretagne), At(lead), Neighbour, Next(), None);
        await using (Follow())
        {
            await Until(async () => (await State(lead)).Sources.Length == 1);
            await Desk.Ask(At(joiner, Bretagne), new FillOffer(FilledHow.NotSaid), Employer(joiner), Next(), None);
            await Until(async () => (await State(lead)).SaidFilledBy is not null);
        }

        Assert.True((await State(lead)).IsPublished);
        Assert.True(Assert.Single((await Lists.OfHub(Aura, OfferStatus.Published, null, 10, None)).Lines).SaidFilledElsewhere);
    }

    [Fact]
    public async Task An_offer_is_joined_under_its_lead_and_never_under_itself_nor_under_what_ended()
    {
        var lead = await Publish();
        var joiner = await Publish(hub: Bretagne);
        await Desk.Join(At(joiner, Bretagne), At(lead), Neighbour, Next(), None);
        Assert.Equal("already-joined", (await Desk.Join(At(lead), At(joiner, Bretagne), Coordinator, Next(), None)).Refusal?.Code);
        Assert.Equal("unknown-grain", (await Desk.Join(At(lead), Draw().Id.At(Bretagne), Coordinator, Next(), None)).Refusal?.Code);
        Assert.Equal("not-allowed", (await Desk.Join(At(joiner, Bretagne), At(lead), Coordinator, Next(), None)).Refusal?.Code);
        await Desk.Ask(At(joiner, Bretagne), new WithdrawOffer(WithdrawnWhy.Mistake), Neighbour, Next(), None);
        Assert.Equal("no-such-transition", (await Desk.Join(At(lead), At(joiner, Bretagne), Coordinator, Next(), None)).Refusal?.Code);
    }

    [Fact]
    public async Task Every_look_of_the_public_is_a_row_of_disclosure_from_the_publication_to_the_end()
    {
        var ticket = await Publish();
        var shown = Home.Now;
        Home.Clock.Advance(TimeSpan.FromDays(2));
        await Desk.Ask(At(ticket), new FillOffer(FilledHow.NotSaid), Employer(ticket), Next(), None);
        var rows = new List<string>();
        await foreach (var row in Home.Store.Dump("disclosure", None))
        {
            rows.Add(row);
        }

        var one = Assert.Single(rows);
        Assert.Contains($"\"{Codes<SealKind>.Of(SealKind.Application)}\",\"public\",\"{Codes<DisclosurePurpose>.Of(DisclosurePurpose.Application)}\",{shown.ToUnixTimeMilliseconds()},", one);
        Assert.Contains($",{Home.Now.ToUnixTimeMilliseconds()},0,", one);
    }

    private Task<int> Ring() => new DeadlineRunner(Node.Store, Node.Grains, Node.Metrics, Home.Clock, NullLogger<DeadlineRunner>.Instance).RunDue(Both, CancellationToken.None);

    private Pumping Follow() => new([.. Both.Select(Pump)], Both, Node.Tails);
}
