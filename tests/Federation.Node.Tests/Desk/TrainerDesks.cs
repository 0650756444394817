using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Node.Tests.Engine;

namespace Federation.Node.Tests.Desk;

public sealed class TrainerDesksOnSqlite() : TrainerDesks(On.Sqlite);

public sealed class TrainerDesksOnPostgres() : TrainerDesks(On.Postgres);

/// <summary>Trainers of two hubs, their pair and their bookings, by those who have to do with them.</summary>
public abstract class TrainerDesks(On on) : TrainerSuite(on)
{
    [Fact]
    public async Task From_a_trainer_added_to_a_training_given()
    {
        var (peer, professional) = (await Trainer(TrainerRole.Peer), await Trainer(TrainerRole.Professional, Bretagne, "35"));
        var own = Assert.Single(await Trainers.OfHub(Aura, "", 10, None));
        Assert.Equal((peer.Grain, true, 0, 0), (own.Grain, own.HasLink, own.Waiting, own.Booked));
        Assert.Equal("Canari-nom", (await Desk.Names([own], Coordinator, None))[peer.Grain]);
        Assert.Equal(Contact, (await Desk.Contact(peer.Grain, Coordinator, None)).Value);

        var pair = PairId.Of(Guid.CreateVersion7(Home.Now));
        Accepted(await PairDesk.Propose(pair, Aura, [peer.Grain, professional.Grain], [TrainingTheme.Recovery], Coordinator, Next(), None));
        await Carry();
        Assert.Equal(PairStatus.Proposed, Assert.Single(await PairDesk.OfHub(Aura, Coordinator, null, 10, None)).Status);
        Assert.Empty(await PairDesk.OfHub(Bretagne, Neighbour, null, 10, None));
        Assert.Null(await PairDesk.Find(pair.At(Aura), Neighbour, None));
        Assert.Equal(pair.At(Aura), Assert.Single((await Desk.Open(peer.Secret, None))!.State.Pairs).Pair);

        Accepted(await Desk.Act(peer.Secret, new AnswerPair(pair.At(Aura), true), Next(), None));
        Accepted(await Desk.Act(professional.Secret, new AnswerPair(pair.At(Aura), true), Next(), None));
        await Carry();
        Assert.Equal([Aura, Bretagne], Assert.Single(await PairDesk.OfHub(Bretagne, Neighbour, null, 10, None)).Hubs);
        Assert.Equal(PairStatus.Formed, Assert.Single(await Pairs.Formed(None)).Status);

        var slots = Days(30, 2);
        var booking = await Asked(slots, peer, professional);
        Assert.All((await BookingDesk.Find(booking, Coordinator, None))!.Members, member => Assert.Equal(MemberStatus.Held, member.Status));
        Assert.Equal((1, 0), ((await Trainers.OfHub(Aura, "", 10, None))[0].Waiting, (await Trainers.OfHub(Aura, "", 10, None))[0].Booked));
        var free = await Free(peer.Grain);
        Assert.All(slots, slot => Assert.False(free.Has(slot)));
        Assert.True(free.Has(Days(32)[0]));

        Accepted(await Desk.Act(peer.Secret, new AnswerHold(new HoldRef(booking, 1), true), Next(), None));
        await Carry();
        Assert.Equal(BookingStatus.Asked, (await BookingDesk.Find(booking, Coordinator, None))!.Status);
        Accepted(await Desk.Act(professional.Secret, new AnswerHold(new HoldRef(booking, 2), true), Next(), None));
        await Carry();
        Assert.Equal(booking, Assert.Single(await BookingDesk.OfHub(Aura, [BookingStatus.Confirmed], Coordinator, null, 10, None)).Grain);
        Assert.Equal(HoldStatus.Booked, Assert.Single(await Trainers.Holds(Bretagne, Today, Today.AddDays(60), None)).Status);
        Assert.Empty(await Trainers.Holds(Bretagne, Today.AddDays(32), Today.AddDays(60), None));

        Home.Clock.Advance(TimeSpan.FromDays(33));
        while (await Ring() > 0)
        {
            await Carry();
        }

        Assert.Equal(BookingStatus.Done, (await BookingDesk.Find(booking, Coordinator, None))!.Status);
        Assert.Equal(1, (await Bookings.TimesWith(Aura, peer.Grain, None))[professional.Grain]);
        Assert.Empty(await Bookings.TimesWith(Bretagne, peer.Grain, None));
        Assert.Contains(professional.Grain, await Pairs.PartnersOf(peer.Grain, None));
        Assert.Empty(await Trainers.Holds(Aura, Today.AddDays(-60), Today.AddDays(60), None));
    }

    [Fact]
    public async Task Whoever_cancels_leaves_a_place_that_somebody_else_fills_or_the_training_is_postponed()
    {
        var (peer, professional, other) = (await Trainer(TrainerRole.Peer), await Trainer(TrainerRole.Professional), await Trainer(TrainerRole.Peer, Bretagne, "35"));
        var booking = await Confirmed(Days(30), peer, professional);
        var lost = await Confirmed(Days(31), peer, professional);
        Assert.Empty(await BookingDesk.OpenPlaces(booking, Coordinator, None));
        foreach (var one in new[] { booking, lost })
        {
            Accepted(await Desk.Act(peer.Secret, new CancelHold(new HoldRef(one, 1)), Next(), None));
        }

        await Carry();
        Assert.Equal(2, (await BookingDesk.OfHub(Aura, [BookingStatus.AtRisk], Coordinator, null, 10, None)).Count);
        var place = Assert.Single(await BookingDesk.OpenPlaces(booking, Coordinator, None));
        Assert.Equal((1, TrainerRole.Peer, professional.Grain), (place.Ask, place.Role, Assert.Single(place.Present)));
        Assert.Empty(await BookingDesk.OpenPlaces(booking, Neighbour, None));

        Accepted(await BookingDesk.Replace(booking, place.Ask, other.Grain, Coordinator, Next(), None));
        await Carry();
        Accepted(await Desk.Act(other.Secret, new AnswerHold(new HoldRef(booking, 3), true), Next(), None));
        await Carry();
        Assert.Equal(BookingStatus.Confirmed, (await BookingDesk.Find(booking, Coordinator, None))!.Status);

        Home.Clock.Advance(TimeSpan.FromDays(29));
        while (await Ring() > 0)
        {
            await Carry();
        }

        Assert.Equal(BookingStatus.Postponed, (await BookingDesk.Find(lost, Coordinator, None))!.Status);
        Assert.True((await Free(professional.Grain)).Has(new Slot(Today.AddDays(2), DayPart.Morning)));
    }

    [Fact]
    public async Task Two_who_describe_a_trainer_or_open_the_calendar_from_the_same_text_do_not_undo_each_other()
    {
        var (trainer, secret) = await Trainer(TrainerRole.Peer);
        var (read, one) = ((await State(trainer)).TextId, Next());
        var first = await Desk.Describe(trainer, Profile(TrainerRole.Peer, "69"), Contact with { Phone = "04 72 00 00 00" }, Coordinator, one, None, read);
        Accepted(first);
        var refused = (await Desk.Describe(trainer, Profile(TrainerRole.Peer, "73"), null, Coordinator, Next(), None, read)).Refusal;
        Assert.Equal(("text-replaced", GrainKind.Trainer), (refused?.Code, refused?.Of));
        Assert.Equal(first, await Desk.Describe(trainer, Profile(TrainerRole.Peer, "69"), Contact with { Phone = "04 72 00 00 00" }, Coordinator, one, None, read));

        // Another contact alone is another text too; another link is not.
        Accepted(await Desk.Relink(trainer, secret + "x", Coordinator, Next(), None));
        Accepted(await Desk.Relink(trainer, secret, Coordinator, Next(), None));
        read = (await State(trainer)).TextId;
        Accepted(await Desk.Describe(trainer, Profile(TrainerRole.Peer, "69"), Contact, Coordinator, Next(), None, read));
        Assert.Equal("text-replaced", (await Desk.Describe(trainer, Profile(TrainerRole.Peer, "69"), Contact with { Email = null }, Coordinator, Next(), None, read)).Refusal?.Code);

        var calendar = (await State(trainer)).CalendarId;
        Accepted(await Desk.Ask(trainer, new OpenCalendarTo(OpenCalendar.Empty, calendar), Coordinator, Next(), None));
        Assert.Equal("text-replaced", (await Desk.Act(secret, new OpenCalendarTo(Open(), calendar), Next(), None)).Refusal?.Code);
    }

    /// <summary>Gestures say what changes, not what the whole becomes: those of two people are both done, in whichever order they come.</summary>
    [Fact]
    public async Task Gestures_of_two_people_on_one_calendar_are_all_done()
    {
        var (trainer, secret) = await Trainer(TrainerRole.Peer);
        var days = Enumerable.Range(10, 6).Select(Today.AddDays).ToList();
        var replies = await Task.WhenAll(days.Select(day => (day, key: Next())).Select(one => Desk.Change(secret, calendar => CalendarEdits.Close(calendar, one.day), one.key, None)));
        Assert.All(replies, Accepted);
        var state = await State(trainer);
        Assert.All(days, day => Assert.False(state.Free(Home.Now).Has(new Slot(day, DayPart.Morning))));
        Assert.True(state.Free(Home.Now).Has(new Slot(Today.AddDays(9), DayPart.Morning)));
    }

    [Fact]
    public async Task Everything_given_twice_with_its_key_is_done_once()
    {
        var ticket = Draw();
        await Twice(_ => Desk.Add(ticket, Aura, Profile(TrainerRole.Peer), Contact, Coordinator, None));
        var peer = (Grain: ticket.Id.At(Aura), ticket.Secret);
        await Twice(key => Desk.Act(peer.Secret, new OpenCalendarTo(Open()), key, None));
        await Twice(key => Desk.Describe(peer.Grain, Profile(TrainerRole.Peer, "69"), Contact with { Phone = "04 72 00 00 00" }, Coordinator, key, None));
        await Twice(key => Desk.Relink(peer.Grain, "autre-secret", Coordinator, key, None));
        Assert.Null(await Desk.Open(ticket.Secret, None));
        peer = (peer.Grain, "autre-secret");
        var (other, second) = (await Trainer(TrainerRole.Professional), await Trainer(TrainerRole.Professional));
        var (pair, booking) = (PairId.Of(Guid.CreateVersion7(Home.Now)), BookingId.Of(Guid.CreateVersion7(Home.Now)));
        await Twice(key => PairDesk.Propose(pair, Aura, [peer.Grain, other.Grain], [TrainingTheme.Recovery], Coordinator, key, None));
        await Carry();
        await Twice(key => Desk.Act(peer.Secret, new AnswerPair(pair.At(Aura), true), key, None));
        await Twice(async key => await PairDesk.Dissolve(pair.At(Aura), Coordinator, key, None));
        await Twice(key => BookingDesk.Ask(booking, Aura, Days(20), [peer.Grain, other.Grain], null, Coordinator, key, None));
        await Carry();
        await Twice(key => Desk.Act(peer.Secret, new AnswerHold(new HoldRef(booking.At(Aura), 1), true), key, None));
        Accepted(await Desk.Ask(other.Grain, new AnswerHold(new HoldRef(booking.At(Aura), 2), true), Coordinator, Next(), None));
        await Carry();
        await Twice(async key => await Desk.Ask(other.Grain, new CancelHold(new HoldRef(booking.At(Aura), 2)), Coordinator, key, None));
        await Carry();
        await Twice(async key => await BookingDesk.Replace(booking.At(Aura), 2, second.Grain, Coordinator, key, None));
        await Carry();
        await Twice(async key => await BookingDesk.Withdraw(booking.At(Aura), Coordinator, key, None));

        async Task Twice(Func<IdempotencyKey, Task<Reply>> ask)
        {
            var key = Next();
            var first = await ask(key);
            Accepted(first);
            var (head, rows) = ((await Home.Store.Heads(None))[Aura], await Sealed());
            Assert.Equal(first, await ask(key));
            Assert.Equal((head, rows), ((await Home.Store.Heads(None))[Aura], await Sealed()));
        }
    }

    [Fact]
    public async Task A_letter_finds_the_address_and_the_link_that_opens_and_no_other()
    {
        var peer = await Trainer(TrainerRole.Peer);
        Assert.Equal((Contact.Email, peer.Secret), await Reached());
        Accepted(await Desk.Describe(peer.Grain, Profile(TrainerRole.Peer), Contact with { Email = "autre@exemple.fr" }, Coordinator, Next(), None));
        Assert.Equal(("autre@exemple.fr", peer.Secret), await Reached());
        Accepted(await Desk.Relink(peer.Grain, "autre-secret", Coordinator, Next(), None));
        Assert.Equal(("autre@exemple.fr", "autre-secret"), await Reached());
        Assert.Equal(Contact with { Email = "autre@exemple.fr" }, (await Desk.Contact(peer.Grain, Coordinator, None)).Value);
        Assert.Equal(1, await Sealed());

        // Given by an older program, which sealed no secret with the contact.
        var owner = Federation.Domain.Referrals.PrivateLink.Hash("secret-d-ailleurs");
        Accepted(await Node.Grains.Ask(peer.Grain, new DescribeTrainer(Profile(TrainerRole.Peer), null, owner), Coordinator, Next(), None));
        Assert.Equal(("autre@exemple.fr", null), await Reached());

        var question = await Formed(("secret-d-ailleurs", peer.Grain));
        Assert.False(await Desk.IsAsked(peer.Grain, question, None));
        Accepted(await Desk.Ask(peer.Grain, new RetireTrainer(), Coordinator, Next(), None));
        Assert.Null(await Desk.Reach(peer.Grain, None));

        async Task<(string?, string?)> Reached() => await Desk.Reach(peer.Grain, None) is { } reached ? (reached.Email, reached.Secret) : default;

        async Task<GrainId> Formed((string Secret, GrainId Grain) one)
        {
            var pair = PairId.Of(Guid.CreateVersion7(Home.Now));
            Accepted(await PairDesk.Propose(pair, Aura, [one.Grain, (await Trainer(TrainerRole.Professional)).Grain], [TrainingTheme.Recovery], Coordinator, Next(), None));
            Assert.False(await Desk.IsAsked(one.Grain, pair.At(Aura), None));
            Assert.Equal(2, (await Pairs.Waiting(null, 10, None)).Count);
            await Carry();
            Assert.True(await Desk.IsAsked(one.Grain, pair.At(Aura), None));
            Accepted(await Desk.Act(one.Secret, new AnswerPair(pair.At(Aura), true), Next(), None));
            await Carry();
            Assert.Single(await Pairs.Waiting(null, 10, None));
            return pair.At(Aura);
        }
    }

    [Fact]
    public async Task What_waits_for_an_answer_is_read_to_the_last_page_and_ends_with_its_lease()
    {
        var (peer, professional) = (await Trainer(TrainerRole.Peer), await Trainer(TrainerRole.Professional));
        for (var day = 0; day < 3; day++)
        {
            await Asked(Days(20 + day), peer, professional);
        }

        var all = new List<Federation.Storage.Training.WaitingHold>();
        while (await Trainers.Waiting(Home.Now, all.LastOrDefault(), 4, None) is { Count: > 0 } page)
        {
            all.AddRange(page);
        }

        Assert.Equal((6, 6), (all.Count, all.Distinct().Count()));
        Assert.Empty(await Trainers.Waiting(Home.Now.AddDays(BookingClock.LeaseFor), null, 10, None));
    }

    [Fact]
    public async Task A_contact_that_is_not_sound_is_refused_before_anything_is_sealed()
    {
        (TrainerContact Contact, string Detail)[] wrong =
        [
            (Contact with { Name = " " }, "contact.name"), (Contact with { Name = "a\u202eb" }, "contact.name"), (new TrainerContact("Nom", null, null), "contact"),
            (Contact with { Email = "pas une adresse" }, "contact.email"), (Contact with { Phone = "un deux" }, "contact.phone"),
        ];
        foreach (var (contact, detail) in wrong)
        {
            Assert.Equal(detail, (await Desk.Add(Draw(), Aura, Profile(TrainerRole.Peer), contact, Coordinator, None)).Refusal?.Detail);
        }

        Assert.Equal(0, await Sealed());
        Assert.Empty(await Trainers.OfHub(Aura, "", 10, None));
    }

    [Fact]
    public async Task Strangers_see_and_do_nothing()
    {
        var (peer, professional) = (await Trainer(TrainerRole.Peer), await Trainer(TrainerRole.Professional));
        var booking = await Confirmed(Days(30), peer, professional);
        foreach (var stranger in (Caller[])[Caller.Visitor, Neighbour, Caller.Person, Caller.Subscriber("autre"), Caller.Subscriber("")])
        {
            Assert.Equal("not-allowed", (await Desk.Contact(peer.Grain, stranger, None)).Refusal?.Code);
            Assert.Null(await Desk.Load(peer.Grain, stranger, None));
            Assert.Empty(await Desk.Names(await Trainers.OfHub(Aura, "", 10, None), stranger, None));
            Assert.Equal("not-allowed", (await Desk.Ask(peer.Grain, new RetireTrainer(), stranger, Next(), None)).Refusal?.Code);
            Assert.Equal("not-allowed", (await Desk.Describe(peer.Grain, Profile(TrainerRole.Peer, "69"), null, stranger, Next(), None)).Refusal?.Code);
            Assert.Null(await BookingDesk.Find(booking, stranger, None));
            Assert.Empty(await BookingDesk.OfHub(Aura, Enum.GetValues<BookingStatus>(), stranger, null, 10, None));
            Assert.Empty(await BookingDesk.History(booking, stranger, None));
            Assert.Equal("not-allowed", (await BookingDesk.Withdraw(booking, stranger, Next(), None)).Refusal?.Code);
        }

        Assert.Equal("unknown-grain", (await Desk.Act("un autre secret", new RetireTrainer(), Next(), None)).Refusal?.Code);
        Assert.Null(await Desk.Open("", None));
        Assert.Equal("hold-is-over", (await Desk.Act(peer.Secret, new CancelHold(new HoldRef(booking, 2)), Next(), None)).Refusal?.Code);
    }

    [Fact]
    public async Task A_pair_is_asked_of_trainers_that_are_known_in_the_roles_that_they_have()
    {
        var (peer, professional, gone) = (await Trainer(TrainerRole.Peer), await Trainer(TrainerRole.Professional), await Trainer(TrainerRole.Professional));
        Accepted(await Desk.Act(gone.Secret, new RetireTrainer(), Next(), None));
        Assert.Equal("trainers", await Refused(peer.Grain, gone.Grain));
        Assert.Equal("trainers", await Refused(peer.Grain, peer.Grain));
        Assert.Equal("trainers", await Refused());
        Assert.Equal("peer-missing", await Refused(professional.Grain));
        Assert.Equal("professional-missing", await Refused(peer.Grain));

        async Task<string?> Refused(params GrainId[] members)
        {
            var refusal = (await PairDesk.Propose(PairId.Of(Guid.CreateVersion7(Home.Now)), Aura, [.. members], [TrainingTheme.Recovery], Coordinator, Next(), None)).Refusal;
            return refusal?.Detail ?? refusal?.Code;
        }
    }

    private async Task<SlotSet> Free(GrainId trainer) => (await Trainers.Find(trainer, None))!.Free;

    private async Task<TrainerState> State(GrainId trainer) => (await Desk.Load(trainer, Coordinator, None))!;
}
