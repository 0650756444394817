using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Referrals;

public sealed class MoveTests
{
    private static readonly Status[] All = Enum.GetValues<Status>();

    /// <summary>They carry more than a status and have commands and deadlines of their own.</summary>
    private static readonly Status[] NeverByMoving = [Status.Sent, Status.Rerouted, Status.Expired];

    public static TheoryData<string> Copies => ["origin", "recipient", "within"];

    [Theory]
    [MemberData(nameof(Copies))]
    public void Every_status_actor_and_target_is_taken_if_the_table_says_so_and_refused_if_not(string copy)
    {
        foreach (var (from, to, caller) in from a in All from b in All from who in Callers() select (a, b, who))
        {
            var state = Copy(copy, from);
            var actor = Actor(copy, caller);
            var decision = state.Decide(Some.Move(to), caller);
            var what = $"{copy}: {caller.Role} {caller.Hub} {from} → {to}";
            if (actor == Actors.None)
            {
                Assert.True(decision.Refusal == Refusal.NotAllowed, what);
            }
            else if (from == to && to != Status.InfoRequested)
            {
                Assert.True(decision.Refusal is null && decision.WritesNothing, what);
            }
            else if (NeverByMoving.Contains(to) || !Reaches(from, to, actor))
            {
                Assert.True(decision.Refusal is { Code: "no-such-transition" } && decision.WritesNothing, what);
            }
            else if (from == to)
            {
                Assert.True(decision.WritesNothing, what);
            }
            else
            {
                Assert.True(decision.Refusal is null, what);
                Assert.Equal(to, state.After(decision).Status);
                Assert.True(state.After(decision).Decide(Some.Move(to), caller) is { Refusal: null, WritesNothing: true }, $"{what}, twice");
            }
        }
    }

    [Fact]
    public void Answering_at_once_writes_each_step_that_it_implies()
    {
        var decision = Some.Recipient(Status.Received).Decide(Some.Move(Status.Accepted), Some.Toulouse);
        Assert.Equal([Status.Read, Status.InReview, Status.Accepted], decision.Facts.Select(told => Assert.IsType<ReferralMoved>(told.Fact).To));
        Assert.All(decision.Facts, told => Assert.Equal(Audience.To(Some.Aura), told.Audience));
    }

    [Theory]
    [InlineData(Status.Declined, "hub")]
    [InlineData(Status.Withdrawn, "person")]
    [InlineData(Status.EnteredInError, "error")]
    public void An_end_takes_a_reason_of_its_own_side_and_no_other(Status to, string side)
    {
        var (state, caller) = side == "person" ? (Some.Origin(Status.InReview), Caller.Person) : (Some.Recipient(Status.InReview), Some.Toulouse);
        state.Refuses(Some.Move(to) with { Reason = null }, caller, "invalid-field");
        foreach (var reason in Enum.GetValues<Reason>())
        {
            Assert.Equal(Reasons.For(to).Contains(reason), state.Decide(Some.Move(to) with { Reason = reason }, caller).Refusal is null);
        }

        state.Refuses(Some.Move(to) with { Reason = (Reason)999 }, caller, "invalid-field");
    }

    [Fact]
    public void A_reason_belongs_to_one_side_and_none_is_forgotten()
    {
        Status[] ends = [Status.Declined, Status.Withdrawn, Status.Expired, Status.EnteredInError];
        Assert.Equal(Enum.GetValues<Reason>(), ends.SelectMany(Reasons.For).Order());
        Assert.All(All.Except(ends), status => Assert.Empty(Reasons.For(status)));
    }

    /// <summary>A code retires, it never disappears: this list grows and is never cut.</summary>
    [Theory]
    [InlineData("no-capacity,service-not-rendered,outside-territory,outside-mission,not-enough-information,duplicate,hub-other")]
    [InlineData("found-elsewhere,no-longer-needed,changed-mind,too-long,person-other")]
    [InlineData("nobody-read,nobody-claimed,lease-ended")]
    [InlineData("wrong-person,test,filed-twice,error-other")]
    public void Every_reason_ever_written_is_still_read(string codes) =>
        Assert.All(codes.Split(','), code => Assert.True(Codes<Reason>.TryParse(code, out _)));

    [Fact]
    public void A_move_carries_what_its_status_asks_for_and_nothing_else()
    {
        var state = Some.Recipient(Status.InReview);
        var day = new DateOnly(2026, 12, 1);
        state.Refuses(new MoveReferral(Status.Accepted, Reason.NoCapacity), Some.Toulouse, "invalid-field");
        state.Refuses(new MoveReferral(Status.Accepted, Question: Question.Dates), Some.Toulouse, "invalid-field");
        state.Refuses(new MoveReferral(Status.Accepted, On: day), Some.Toulouse, "invalid-field");
        state.Refuses(new MoveReferral(Status.InfoRequested), Some.Toulouse, "invalid-field");
        state.Refuses(new MoveReferral(Status.InfoRequested, Question: (Question)77), Some.Toulouse, "invalid-field");
        state.Refuses(new MoveReferral(Status.InfoRequested, Question: Question.Dates, Note: Some.Envelope(SealKind.Contact, 9)), Some.Toulouse, "invalid-field");
        state.Refuses(new MoveReferral(Status.InfoRequested, Question: Question.Dates, Note: new SealedEnvelope(Some.Row(9), SealKind.Question, new byte[SealedEnvelope.Largest + 1])), Some.Toulouse, "invalid-field");
        var accepted = Some.Recipient(Status.Accepted);
        accepted.Refuses(new MoveReferral(Status.Scheduled), Some.Toulouse, "invalid-field");
        accepted.Refuses(new MoveReferral(Status.Scheduled, On: new DateOnly(2026, 11, 15)), Some.Toulouse, "invalid-field");
        accepted.Refuses(new MoveReferral(Status.Scheduled, On: new DateOnly(2028, 11, 17)), Some.Toulouse, "invalid-field");
        Assert.Equal(day, accepted.Do(new MoveReferral(Status.Scheduled, On: day), Some.Toulouse).On);
    }

    [Fact]
    public void Asking_the_same_thing_twice_asks_once_and_another_thing_asks_anew()
    {
        var asked = Some.Recipient(Status.InReview).Do(new MoveReferral(Status.InfoRequested, Question: Question.Dates), Some.Toulouse);
        asked.Ignores(new MoveReferral(Status.InfoRequested, Question: Question.Dates), Some.Toulouse);
        var again = asked.Do(new MoveReferral(Status.InfoRequested, Question: Question.Team), Some.Toulouse);
        Assert.Equal(Question.Team, again.Asked?.Question);
        Assert.Equal(Status.InfoRequested, again.Status);
    }

    private static ReferralState Copy(string copy, Status status) =>
        copy switch { "origin" => Some.Origin(status), "recipient" => Some.Recipient(status), _ => Some.Within(status) };

    private static IEnumerable<Caller> Callers() =>
        from role in Enum.GetValues<Role>()
        from hub in (HubId[])[Some.Aura, Some.Occitanie, Some.Idf, default]
        select new Caller(role, hub, "account");

    private static Actors Actor(string copy, Caller caller) => (copy, caller.Role) switch
    {
        ("origin" or "within", Role.Person) => Actors.Person,
        ("origin", Role.Coordinator or Role.Administrator) when caller.Hub == Some.Aura => Actors.Origin,
        ("within", Role.Coordinator or Role.Administrator) when caller.Hub == Some.Aura => Actors.Origin | Actors.Recipient,
        ("recipient", Role.Coordinator or Role.Administrator) when caller.Hub == Some.Occitanie => Actors.Recipient,
        _ => Actors.None,
    };

    /// <summary>One click opens, examines and answers: received → read → in review are steps on the way, for who may take them.</summary>
    private static bool Reaches(Status from, Status to, Actors actor) => Transitions.Allows(from, to, actor) || from switch
    {
        Status.Received => Transitions.Allows(from, Status.Read, actor) && Reaches(Status.Read, to, actor),
        Status.Read or Status.InfoRequested => Transitions.Allows(from, Status.InReview, actor) && Transitions.Allows(Status.InReview, to, actor),
        _ => false,
    };
}
