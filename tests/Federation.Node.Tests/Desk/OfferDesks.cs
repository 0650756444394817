using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Territories;
using Federation.Node.Desk;
using Federation.Node.Tests.Engine;
using Federation.Testing.Domain;

namespace Federation.Node.Tests.Desk;

public sealed class OfferDesksOnSqlite() : OfferDesks(On.Sqlite);

public sealed class OfferDesksOnPostgres() : OfferDesks(On.Postgres);

/// <summary>An offer from its first step to its end, by those who have to do with it.</summary>
public abstract class OfferDesks(On on) : OfferSuite(on)
{
    [Fact]
    public async Task From_a_form_to_a_filled_post()
    {
        var ticket = Draw();
        var offer = At(ticket);
        Assert.Equal(Aura, await Desk.HubFor(DepartmentCode.Parse("38"), null, None));
        Assert.True((await Desk.Save(ticket, Aura, """{"étape":1}""", Next(), None)).Accepted);
        Assert.True((await Desk.Save(ticket, Aura, """{"étape":2}""", Next(), None)).Accepted);
        Assert.Equal("""{"étape":2}""", (await Desk.Form(offer, Employer(ticket), None)).Value);
        Assert.Equal("not-allowed", (await Desk.Form(offer, Coordinator, None)).Refusal?.Code);
        Assert.Equal(OfferStatus.Draft, Assert.Single((await Lists.OfHub(Aura, OfferStatus.Draft, null, 10, None)).Lines).Status);

        var proposed = await Desk.Propose(ticket, Aura, new OfferText(Words, Contact), Next(), None);
        Assert.True(proposed.Reply.Accepted);
        Assert.NotEmpty(proposed.Findings);
        var waiting = Assert.Single((await Lists.Waiting(Aura, null, 10, None)).Lines);
        Assert.Equal((offer, null, CanonicalTitle.PeerWorker, DepartmentCode.Parse("38")), (waiting.Grain, waiting.Title, waiting.Canonical, waiting.Department));
        Assert.Equal(proposed.Findings.Select(finding => finding.Point).Distinct().Count(), waiting.Points);
        Assert.Empty((await Lists.Waiting(Bretagne, null, 10, None)).Lines);

        var text = (await Desk.Text(offer, Coordinator, None)).Value!;
        Assert.Equal((Words, Contact), (text.Posting, text.Contact));
        Assert.True((await Desk.SendBack(offer, [BackReason.PayMissing], "Merci de dire le salaire.", waiting.Grain == offer ? (await State(ticket)).Words!.Id : null, Coordinator, Next(), None)).Accepted);
        Assert.Equal("Merci de dire le salaire.", (await Desk.Remark(offer, Employer(ticket), None)).Value);
        Assert.Equal(Words, (await Desk.Text(offer, Employer(ticket), None)).Value!.Posting);

        Assert.True((await Desk.Propose(ticket, Aura, new OfferText(Words, Contact), Next(), None)).Reply.Accepted);
        Assert.Null(await Desk.Contact(offer, None));
        var published = await Desk.Publish(offer, text, (await State(ticket)).Words!.Id, null, Coordinator, Next(), None);
        Assert.True(published.Reply.Accepted, $"{published.Reply.Refusal}");
        Assert.Equal(Contact, await Desk.Contact(offer, None));
        Assert.Equal(Words, Assert.Single((await Published.Newest(Bretagne, [], null, 10, None)).Offers).Posting);
        Assert.Equal("nothing-sealed", (await Desk.Text(offer, Coordinator, None)).Refusal?.Code);

        Assert.True((await Desk.Ask(offer, new FillOffer(FilledHow.ThroughTheFederation), Employer(ticket), Next(), None)).Accepted);
        Assert.Null(await Desk.Contact(offer, None));
        Assert.Empty(await All());
        Assert.Equal(OfferStatus.Filled, Assert.Single(await Lists.Own(ticket.Owner, None)).Status);
        Assert.Equal(
            ["OfferSaved", "OfferSaved", "OfferProposed", "OfferSentBack", "OfferProposed", "OfferPublished", "OfferContactKept", "OfferEnded"],
            (await Desk.History(offer, None)).Select(entry => entry.Fact.GetType().Name));
    }

    [Fact]
    public async Task Of_two_who_amend_a_publication_the_second_is_told_and_can_write_over_what_was_read_then()
    {
        var ticket = await Publish();
        var (offer, one) = (At(ticket), Next());
        var version = (await State(ticket)).Version;
        var first = await Amend(4, version, one);
        Accepted(first);
        Assert.Equal("text-replaced", (await Amend(5, version, Next())).Refusal?.Code);
        Assert.Equal(first, await Amend(4, version, one));
        Accepted(await Amend(4, version, Next()));
        Accepted(await Amend(5, (await State(ticket)).Version, Next()));
        Assert.Equal(first, await Amend(4, version, one));
        Assert.Equal(5, (await State(ticket)).Posting!.Positions);
        Accepted(await Amend(6, null, Next()));

        async Task<Reply> Amend(int positions, int? over, IdempotencyKey key) =>
            (await Desk.Publish(offer, new OfferText(Words with { Positions = positions }, null), null, null, Coordinator, key, None, over)).Reply;

        static void Accepted(Reply reply) => Assert.True(reply.Accepted, $"{reply.Refusal}");
    }

    [Fact]
    public async Task Everything_given_twice_with_its_key_is_done_once()
    {
        var ticket = Draw();
        var offer = At(ticket);
        await Twice(key => Desk.Save(ticket, Aura, "formulaire", key, None));
        await Twice(async key => (await Desk.Propose(ticket, Aura, new OfferText(Words, Contact), key, None)).Reply);
        await Twice(key => Desk.SendBack(offer, [BackReason.Other], "remarque", null, Coordinator, key, None));
        await Twice(async key => (await Desk.Propose(ticket, Aura, new OfferText(Words, Contact), key, None)).Reply);
        var read = (await State(ticket)).Words!.Id;
        await Twice(async key => (await Desk.Publish(offer, new OfferText(Words, Contact), read, null, Coordinator, key, None)).Reply);
        await Twice(async key => (await Desk.Publish(offer, new OfferText(Words with { Positions = 4 }, null), null, null, Coordinator, key, None)).Reply);
        await Twice(async key => await Desk.Ask(offer, new RenewOffer(120), Employer(ticket), key, None));
        var other = At(await Publish(hub: Bretagne), Bretagne);
        await Twice(key => Desk.Join(offer, other, Coordinator, key, None));
        await Twice(async key => await Desk.Ask(offer, new WithdrawOffer(WithdrawnWhy.Mistake), Coordinator, key, None));

        async Task Twice(Func<IdempotencyKey, Task<Reply>> ask)
        {
            var key = Next();
            var first = await ask(key);
            Assert.True(first.Accepted, $"{first.Refusal}");
            var head = (await Home.Store.Heads(None))[Aura];
            var rows = await Sealed();
            Assert.Equal(first, await ask(key));
            Assert.Equal(head, (await Home.Store.Heads(None))[Aura]);
            Assert.Equal(rows, await Sealed());
        }
    }

    [Fact]
    public async Task What_is_not_sound_or_not_lawful_is_refused_before_anything_is_sealed()
    {
        (OfferText Text, string Code, string? Detail)[] wrong =
        [
            (new OfferText(Words with { Title = "" }, Contact), "invalid-field", "title"),
            (new OfferText(Words with { Summary = "Écrire à moi@exemple.fr" }, Contact), "contact-in-text", "summary"),
            (new OfferText(Words with { Source = "document, ligne 1" }, Contact), "invalid-field", "source"),
            (new OfferText(Words, null), "invalid-field", "contact"),
            (new OfferText(Words, new ApplicationContact("x", null, null, "javascript:alert(1)", null)), "invalid-field", "contact.link"),
            (new OfferText(Words with { Pay = new Pay(PayBasis.Amount, 9, null, PayPeriod.Hour) }, Contact), "unlawful", "pay-under-the-minimum"),
            (new OfferText(Words with { Apply = new HowToApply([WayToApply.Cv], false, "Joindre un certificat médical") }, Contact), "unlawful", "health-to-be-told"),
        ];
        foreach (var (text, code, detail) in wrong)
        {
            var ticket = Draw();
            var proposed = await Desk.Propose(ticket, Aura, text, Next(), None);
            Assert.Equal((code, detail), (proposed.Reply.Refusal?.Code, proposed.Reply.Refusal?.Detail));
            Assert.Equal(code == "unlawful", proposed.Findings.Any(finding => finding.IsUnlawful));
            Assert.Null(await Desk.Load(At(ticket), None));
            if (code != "invalid-field" || detail == "title")
            {
                Assert.False((await Desk.Publish(At(ticket), text, null, null, Coordinator, Next(), None)).Reply.Accepted);
            }
        }

        Assert.Equal(0, await Sealed());
        Assert.Equal("invalid-field", (await Desk.Save(Draw(), Aura, new string('a', OfferDesk.LongestForm + 1), Next(), None)).Refusal?.Code);
    }

    [Fact]
    public async Task The_longest_posting_and_the_longest_form_fit_in_their_rows()
    {
        var line = new string('é', PostingGuards.LongestLine);
        var longest = Words with { Summary = new string('語', 2000), Missions = [.. Enumerable.Repeat(line, 30)], Required = [] };
        Assert.Null(PostingGuards.Check(longest));
        var ticket = await Publish(longest);
        Assert.Equal(longest, Assert.Single(await All()).Posting);
        Assert.True((await Desk.Save(Draw(), Aura, new string('é', OfferDesk.LongestForm), Next(), None)).Accepted);
        Assert.NotNull(ticket);
    }

    [Fact]
    public async Task Strangers_read_and_do_nothing()
    {
        var ticket = await Propose();
        var offer = At(ticket);
        foreach (var stranger in (Caller[])[Caller.Visitor, Neighbour, Caller.Employer("autre"), Caller.Employer(""), Caller.Person, Employer(Draw())])
        {
            Assert.Equal("not-allowed", (await Desk.Text(offer, stranger, None)).Refusal?.Code);
            Assert.Equal("not-allowed", (await Desk.Form(offer, stranger, None)).Refusal?.Code);
            Assert.Equal("not-allowed", (await Desk.Remark(offer, stranger, None)).Refusal?.Code);
            Assert.Equal("not-allowed", (await Desk.Ask(offer, new WithdrawOffer(WithdrawnWhy.Mistake), stranger, Next(), None)).Refusal?.Code);
            Assert.False((await Desk.Publish(offer, new OfferText(Words, Contact), null, null, stranger, Next(), None)).Reply.Accepted);
        }

        // Somebody who guessed the identifier but has another link.
        var forged = new OfferTicket(ticket.Id, "autre secret");
        Assert.Equal("not-allowed", (await Desk.Propose(forged, Aura, new OfferText(Words, Contact), Next(), None)).Reply.Refusal?.Code);
        Assert.Null(await Desk.Load(offer with { Kind = GrainKind.Structure }, None));
    }

    [Fact]
    public async Task One_link_opens_all_offers_of_its_employer_and_no_other()
    {
        var first = await Propose();
        var second = await Propose(secret: first.Secret, hub: Bretagne);
        await Propose();
        Assert.Equal([At(first), At(second, Bretagne)], (await Lists.Own(first.Owner, None)).Select(line => line.Grain).OrderBy(grain => $"{grain}"));
        Assert.Empty(await Lists.Own("", None));
        Assert.All(await Home.Store.Read(Aura, 0, 100, None), entry => Assert.DoesNotContain(first.Secret, System.Text.Encoding.UTF8.GetString(DomainJson.Facts.Write(entry.Fact))));
    }

    [Fact]
    public async Task A_hub_publishes_its_own_offer_without_anybody_proposing_it()
    {
        var offer = Draw().Id.At(Aura);
        Assert.True((await Desk.Publish(offer, new OfferText(Words, Contact), null, 30, Coordinator, Next(), None)).Reply.Accepted);
        Assert.Equal(OfferClock.Until(Home.Now, 30), Assert.Single(await All()).Until);
        Assert.Equal("not-allowed", (await Desk.Publish(Draw().Id.At(Aura), new OfferText(Words, Contact), null, null, Neighbour, Next(), None)).Reply.Refusal?.Code);
    }

    [Fact]
    public async Task Waiting_texts_are_listed_the_oldest_first_page_by_page()
    {
        var expected = new List<GrainId>();
        for (var i = 0; i < 7; i++)
        {
            Home.Clock.Advance(TimeSpan.FromMinutes(i % 2));
            expected.Add(At(await Propose()));
        }

        var met = new List<OfferLine>();
        for (string? after = null; ;)
        {
            var page = await Lists.Waiting(Aura, after, 2, None);
            met.AddRange(page.Lines);
            if ((after = page.Next) is null)
            {
                break;
            }
        }

        Assert.Equal(expected.Order(Comparer<GrainId>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key))), met.Select(line => line.Grain).Order(Comparer<GrainId>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key))));
        Assert.Equal(met.OrderBy(line => line.WaitingSince).ThenBy(line => line.Grain.Key, StringComparer.Ordinal), met);
        Assert.Equal(7, (await Lists.OfHub(Aura, OfferStatus.Proposed, "garbage", 100, None)).Lines.Count);
    }

    /// <summary>Rows in the one table that holds personal details.</summary>
    private async Task<long> Sealed()
    {
        await using var connection = await Home.Store.OpenRead(None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sealed";
        return (long)(await command.ExecuteScalarAsync(None))!;
    }
}
