using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Node.Tests.Engine;
using Federation.Storage.Training;

namespace Federation.Node.Tests.Desk;

public sealed class RegistrationDesksOnSqlite() : RegistrationDesks(On.Sqlite);

public sealed class RegistrationDesksOnPostgres() : RegistrationDesks(On.Postgres);

/// <summary>A place from the moment it is asked for, by who asks, the hub, and nobody else.</summary>
public abstract class RegistrationDesks(On on) : TrainingSuite(on)
{
    [Fact]
    public async Task A_form_sent_twice_asks_for_one_place()
    {
        var session = await Planned(plan: Plan(places: 5));
        var ticket = await Register(session);
        Assert.True((await Sessions.Register(session, ticket, Person, Caller.Visitor, None)).Accepted);
        Assert.Single(await Rows("registration"));
        Assert.Equal(4, (await Sessions.Find(session, None))!.Free);
        Assert.Equal((PlaceStatus.Registered, 0), ((await Place(ticket)).Place.Status, (await Place(ticket)).Before));
        Assert.Equal("contact.email", (await Sessions.Register(session, Draw(), new Contact("Camille", null, null, null), Caller.Visitor, None)).Refusal?.Detail);
    }

    [Fact]
    public async Task The_hub_of_the_session_opens_the_contact_and_each_look_is_a_row()
    {
        var session = await Planned();
        var ticket = await Register(session);
        var opened = await Sessions.Open(session, ticket.Id, Coordinator, Next(), None);
        Assert.Equal(Person, opened.Value);
        Assert.Equal(1, (await Place(ticket)).Place.Openings);
        var key = Next();
        await Sessions.Open(session, ticket.Id, Coordinator, key, None);
        Assert.Equal(Person, (await Sessions.Open(session, ticket.Id, Coordinator, key, None)).Value);
        Assert.Equal((2, Home.Now), ((await Place(ticket)).Place.Openings, (await Place(ticket)).Place.LastOpenedAt));
        var row = Assert.Single(await Rows("disclosure"));
        Assert.Contains($"\"{ticket.Id}\",0,\"contact\",\"aura\",\"{Codes<DisclosurePurpose>.Of(DisclosurePurpose.Registration)}\"", row);

        foreach (var nobody in (Caller[])[Neighbour, Caller.Visitor, Caller.Person, PlaceTicket.Holder(ticket.Secret), Caller.Operator])
        {
            var refused = await Sessions.Open(session, ticket.Id, nobody, Next(), None);
            Assert.Equal(("not-allowed", null), (refused.Refusal?.Code, refused.Value));
        }

        Assert.Equal("nothing-sealed", (await Sessions.Open(session, Draw().Id, Coordinator, Next(), None)).Refusal?.Code);
        Assert.Equal(2, (await Place(ticket)).Place.Openings);
    }

    [Fact]
    public async Task The_link_opens_ones_own_place_and_no_other()
    {
        var session = await Planned(plan: Plan(places: 5));
        var (mine, theirs) = (await Register(session), await Register(session, Person with { Name = "Autre" }));
        Assert.Equal(Person, await Sessions.OwnContact(await Place(mine), None));
        Assert.Empty(await Sessions.Own(Draw().Secret, None));
        Assert.Equal("not-allowed", (await Sessions.Leave(session, theirs.Id, mine.Secret, Next(), None)).Refusal?.Code);
        await Again(key => Sessions.Leave(session, mine.Id, mine.Secret, key, None).AsTask());
        Assert.Empty(await Sessions.Own(mine.Secret, None));
        Assert.Equal(1, await SealedRows());
        Assert.Single(await Rows("disclosure"));
        Assert.Equal("nothing-sealed", (await Sessions.Open(session, mine.Id, Coordinator, Next(), None)).Refusal?.Code);
    }

    [Fact]
    public async Task A_place_that_is_freed_goes_to_who_waits_longest_and_then_to_the_next()
    {
        var session = await Planned();
        var (first, second, third) = (await Register(session), await Register(session), await Register(session));
        Assert.Equal((0, 0), ((await Place(first)).Before, (await Place(second)).Before));
        Assert.Equal(1, (await Place(third)).Before);
        Assert.Equal("place-is-over", (await Sessions.Take(session, third.Id, third.Secret, Next(), None)).Refusal?.Code);

        await Sessions.Leave(session, first.Id, first.Secret, Next(), None);
        Assert.Equal((PlaceStatus.Offered, Home.Now.AddHours(48)), ((await Place(second)).Place.Status, (await Place(second)).Place.OfferedUntil));
        Home.Clock.Advance(TimeSpan.FromHours(49));
        await Ring();
        Assert.Equal((PlaceStatus.Waiting, PlaceStatus.Offered), ((await Place(second)).Place.Status, (await Place(third)).Place.Status));
        Assert.Equal("place-is-over", (await Sessions.Take(session, second.Id, second.Secret, Next(), None)).Refusal?.Code);
        await Again(key => Sessions.Take(session, third.Id, third.Secret, key, None).AsTask());
        Assert.Equal(PlaceStatus.Registered, (await Place(third)).Place.Status);
    }

    [Fact]
    public async Task Who_had_a_place_before_is_told_of_other_days_and_of_the_end_and_of_no_other_change()
    {
        var session = await Planned(plan: Plan(places: 5));
        var early = await Register(session);
        Assert.Empty(await Turned());
        Home.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await Sessions.Plan(session, Plan(inDays: 40, places: 5), Coordinator, Next(), None)).Accepted);
        var moved = Assert.Single(await Turned());
        Assert.Equal((session, early.Id, Home.Now), (moved.Session, moved.Id, moved.TurnedAt));
        var letter = await Sessions.Turned(session, early.Id, moved.TurnedAt, None);
        Assert.Equal((Person.Email, early.Secret), (letter!.Email, letter.Secret));

        var late = await Register(session);
        Home.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await Sessions.Plan(session, Plan(inDays: 40, places: 6), Coordinator, Next(), None)).Accepted);
        Assert.Equal([moved], await Turned());
        Assert.Null(await Sessions.Turned(session, late.Id, moved.TurnedAt.AddSeconds(1), None));

        Assert.True((await Sessions.Ask(session, new CancelSession(SessionEndedWhy.VenueLost), Coordinator, Next(), None)).Accepted);
        var ended = await Turned();
        Assert.Equal([early.Id, late.Id], ended.Select(one => one.Id).Order());
        Assert.Equal(ended, [.. await Turned(most: 1), .. await Turned(ended[0], 1)]);
        Assert.Null(await Sessions.Turned(session, early.Id, moved.TurnedAt, None));
        Assert.NotNull(await Sessions.Turned(session, late.Id, ended[0].TurnedAt, None));

        Task<IReadOnlyList<TurnedPlace>> Turned(TurnedPlace? from = null, int most = 10) => new Registrations(Home.Store).Turned(Home.Now.AddDays(-1), from, most, None);
    }

    [Fact]
    public async Task A_hub_writes_down_who_called()
    {
        var session = await Planned();
        var ticket = Draw();
        Assert.True((await Sessions.Register(session, ticket, Person with { Email = null }, Coordinator, None)).Accepted);
        Assert.Equal("not-allowed", (await Sessions.Register(session, Draw(), Person, Neighbour, None)).Refusal?.Code);
        Assert.True((await Sessions.Ask(session, new LeaveSession(ticket.Id), Coordinator, Next(), None)).Accepted);
    }

    [Fact]
    public async Task A_name_is_never_in_clear_from_the_first_word_to_the_last()
    {
        var session = await Planned();
        var (one, two) = (await Register(session), await Register(session));
        await Sessions.Open(session, one.Id, Coordinator, Next(), None);
        await Nothing("registered");
        await Sessions.Leave(session, one.Id, one.Secret, Next(), None);
        Home.Clock.Advance(TimeSpan.FromHours(49));
        await Ring();
        await Nothing("freed");
        Assert.Equal(1, await SealedRows());
        Home.Clock.Advance(TimeSpan.FromDays(31));
        await Ring();
        Assert.Equal(SessionStatus.Done, (await Place(two)).State.Status);
        Home.Clock.Advance(TimeSpan.FromDays(SessionState.KeepContacts + 1));
        await Ring();
        await Nothing("forgotten");
        Assert.Equal(0, await SealedRows());
        Assert.Empty(await Rows("registration"));
        Assert.Empty(await Rows("disclosure"));
        Assert.All((object[])[one, new Opened<Contact>(null, Person), await Task.FromResult(Person)], carried => Assert.DoesNotContain("anari", $"{carried}"));

        async Task Nothing(string when)
        {
            var everything = await Cleartext.Of(Home.Store, Log.Text);
            Assert.All(["anari-nom", "anari-adresse", "76 11 22 33", "anari-structure", one.Secret, two.Secret], canary => Assert.True(!everything.Contains(canary, StringComparison.OrdinalIgnoreCase), $"{canary} is in clear once {when}"));
        }
    }
}
