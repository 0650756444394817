using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Node.Tests.Engine;

namespace Federation.Node.Tests.Desk;

public sealed class ReadTextDesksOnSqlite() : ReadTextDesks(On.Sqlite);

public sealed class ReadTextDesksOnPostgres() : ReadTextDesks(On.Postgres);

/// <summary>Two coordinators who fill the same form from the same text.</summary>
public abstract class ReadTextDesks(On on) : TrainingSuite(on)
{
    private static readonly Caller Colleague = Caller.Coordinator(Aura, "account-3");

    [Fact]
    public async Task Of_two_who_edit_a_course_the_second_is_told_and_can_write_over_what_was_read_then()
    {
        await Planned();
        await Race(
            async () => (await Courses.Find(Course, None))!.TextId,
            (note, read, caller, key) => Courses.Describe(Course, Profile with { Note = note }, caller, key, None, read),
            async () => (await Courses.Find(Course, None))!.Profile.Note);
    }

    [Fact]
    public async Task Of_two_who_edit_a_session_the_second_is_told_and_can_write_over_what_was_read_then()
    {
        var session = await Planned();
        await Race(
            async () => (await Sessions.Find(session, None))!.TextId,
            (note, read, caller, key) => Sessions.Plan(session, Plan() with { Label = note }, caller, key, None, read),
            async () => (await Sessions.Find(session, None))!.Plan.Label);

        // What is planned is no other text because the door moved or because somebody registered.
        var read = (await Sessions.Load(session, None))!.TextId;
        await Register(session);
        await Sessions.Ask(session, new MoveDoor(RegistrationDoor.Suspended), Coordinator, Next(), None);
        Assert.True((await Sessions.Plan(session, Plan() with { Label = "encore" }, Coordinator, Next(), None, read)).Accepted);
    }

    [Fact]
    public async Task Of_two_who_edit_a_collective_or_a_meeting_the_second_is_told_and_can_write_over_what_was_read_then()
    {
        await Collectives.Ask(Collective, new DescribeCollective(Group), Coordinator, Next(), None);
        await Race(
            async () => (await Collectives.Find(Collective, None))!.TextId,
            (note, read, caller, key) => Collectives.Ask(Collective, new DescribeCollective(Group with { Note = note }, read), caller, key, None).AsTask(),
            async () => (await Collectives.Find(Collective, None))!.Profile.Note);

        var meeting = new MeetingPlan("un", [new MeetingTime(Today.AddDays(9), new TimeOnly(14, 0), new TimeOnly(16, 0))], MeetingWay.Remote, null, null, null, null, "d’abord");
        await Collectives.Ask(Collective, new PlanMeeting(meeting), Coordinator, Next(), None);
        await Race(
            async () => (await Collectives.Load(Collective, None))!.Find("un")!.TextId,
            (note, read, caller, key) => Collectives.Ask(Collective, new PlanMeeting(meeting with { Theme = note }, read), caller, key, None).AsTask(),
            async () => (await Collectives.Load(Collective, None))!.Find("un")!.Plan.Theme);
    }

    /// <param name="write">A note, what was read, who writes, under which key.</param>
    private async Task Race(Func<Task<string>> mark, Func<string, string?, Caller, IdempotencyKey, Task<Reply>> write, Func<Task<string?>> note)
    {
        var (read, one, other) = (await mark(), Next(), Next());
        var first = await write("de l’une", read, Coordinator, one);
        Assert.True(first.Accepted, $"{first.Refusal}");
        var head = await Head();
        for (var again = 0; again < 2; again++)
        {
            var refused = (await write("de l’autre", read, Colleague, other)).Refusal;
            Assert.Equal((Refusal.TextReplaced.Code, RefusalKind.Conflict), (refused?.Code, refused?.Kind));
        }

        // A repeat stays a repeat: its text is still what it was, and nobody is told of a conflict with oneself.
        Assert.Equal(first, await write("de l’une", read, Coordinator, one));
        Assert.True((await write("de l’une", read, Colleague, Next())).Accepted);
        Assert.Equal(("de l’une", head), (await note(), await Head()));

        // Read again, it is written under the very key that was refused; and the first one's repeat is not undone by it, nor undoes it.
        Assert.True((await write("de l’autre", await mark(), Colleague, other)).Accepted);
        Assert.Equal(first, await write("de l’une", read, Coordinator, one));
        Assert.Equal("de l’autre", await note());
    }
}
