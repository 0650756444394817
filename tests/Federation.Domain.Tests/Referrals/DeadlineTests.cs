using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Domain.Tests.Examples;
using Federation.Domain.Time;

namespace Federation.Domain.Tests.Referrals;

/// <summary>Clocks are a function of the state. A Monday: the third working day is Thursday, unless a holiday comes between.</summary>
public sealed class DeadlineTests
{
    [Theory]
    [InlineData("2026-11-16T09:00:00+01:00", "2026-11-19T18:00:00+01:00", "2026-11-30T18:00:00+01:00")]
    [InlineData("2026-12-23T23:30:00+01:00", "2026-12-29T18:00:00+01:00", "2027-01-08T18:00:00+01:00")]
    [InlineData("2026-05-07T10:00:00+02:00", "2026-05-13T18:00:00+02:00", "2026-05-26T18:00:00+02:00")]
    public void A_copy_that_arrived_is_read_within_3_working_days_and_answered_within_10(string arrived, string read, string answer)
    {
        var state = Some.Recipient(Status.Received) with { OpenedAt = Some.At(arrived), SentAt = Some.At(arrived).AddDays(-20) };
        Assert.Equal(Some.At(read), Due(state, ReferralClock.Read));
        Assert.Equal(Some.At(answer), Due(state, ReferralClock.Answer));
    }

    [Fact]
    public void The_reminder_rings_once_and_the_escalation_tells_the_origin_once()
    {
        var state = Some.Recipient(Status.Received);
        var reminded = Ring(state, ReferralClock.Read);
        Assert.DoesNotContain(reminded.Deadlines(), deadline => deadline.Name == ReferralClock.Read);

        var late = state.Decide(new Ring(ReferralClock.Answer, Some.Now), Caller.Clock, Due(state, ReferralClock.Answer));
        var told = Assert.Single(late.Facts);
        Assert.Equal((new ReferralEscalated(), Audience.To(Some.Aura)), (told.Fact, told.Audience));
        var hear = new Hear(Some.Occitanie, 5, told.Fact);
        var origin = Some.Origin(Status.Received).Do(hear, Caller.OtherHub(Some.Occitanie));
        Assert.True(origin.Escalated);
        origin.Ignores(hear, Caller.OtherHub(Some.Occitanie));
    }

    [Fact]
    public void An_answer_in_time_silences_the_bells()
    {
        foreach (var status in (Status[])[Status.Accepted, Status.Waitlisted, Status.Declined])
        {
            Assert.DoesNotContain(Some.Recipient(Status.Received).Do(Some.Move(status), Some.Toulouse).Deadlines(), deadline => deadline.Name is ReferralClock.Read or ReferralClock.Answer);
        }
    }

    [Fact]
    public void Without_a_reader_a_request_expires_at_30_days_and_with_one_it_does_not()
    {
        Assert.All<Status>([Status.Sent, Status.Received], status =>
        {
            var state = Some.Origin(status);
            Assert.Equal(Some.Now.AddDays(30), Due(state, ReferralClock.Expire));
            state.Ignores(new Ring(ReferralClock.Expire, Some.Now), Caller.Clock, Some.Now.AddDays(30).AddTicks(-1));
            var expired = Ring(state, ReferralClock.Expire);
            Assert.Equal((Status.Expired, Reason.NobodyRead), (expired.Status, expired.Reason));
        });
        Some.Origin(Status.Read).Ignores(new Ring(ReferralClock.Expire, Some.Now), Caller.Clock, Some.Now.AddDays(60));
        Assert.Equal(Reason.NobodyClaimed, Ring(Some.Calling(), ReferralClock.Expire).Reason);
    }

    [Fact]
    public void A_hub_that_claims_an_old_call_has_its_whole_lease()
    {
        var day28 = Some.Now.AddDays(28);
        var claimed = Some.Calling().Do(new Hear(Some.Occitanie, 5, new CallClaimAsked(Some.Id)), Caller.OtherHub(Some.Occitanie), day28);
        Assert.Equal(WorkingDays.Deadline(day28, 5), claimed.LeaseUntil);
        claimed.Ignores(new Ring(ReferralClock.Expire, Some.Now.AddDays(30)), Caller.Clock, Some.Now.AddDays(31));
        Assert.Equal(Status.Rerouted, claimed.Do(new Ring(ReferralClock.Lease, default), Caller.Clock, claimed.LeaseUntil).Status);
    }

    [Fact]
    public void A_draft_that_its_hub_leaves_lying_is_reminded_then_sent_anyway()
    {
        var filed = Some.Origin(Status.Draft);
        Assert.Equal(Some.At("2026-11-19T18:00:00+01:00"), Due(filed, ReferralClock.Confirm));
        filed.Ignores(new Ring(ReferralClock.SendAnyway, Some.Now), Caller.Clock, Some.Now.AddDays(60));
        var reminded = Ring(filed, ReferralClock.Confirm);
        Assert.Equal(Some.At("2026-11-30T18:00:00+01:00"), Due(reminded, ReferralClock.SendAnyway));
        var sent = Ring(reminded, ReferralClock.SendAnyway);
        Assert.Equal((Status.Sent, Some.Occitanie), (sent.Status, sent.Recipient));

        var nobody = Ring(reminded with { Proposal = [new RouteOption(null, RouteReason.OpenCall)] }, ReferralClock.SendAnyway);
        Assert.True(nobody.IsOpenCall);
    }

    [Theory]
    [InlineData(Status.Completed)]
    [InlineData(Status.Withdrawn)]
    [InlineData(Status.Declined)]
    [InlineData(Status.Expired)]
    [InlineData(Status.EnteredInError)]
    public void A_request_is_forgotten_730_days_after_its_end_and_no_row_is_left(Status end)
    {
        var state = Some.Origin(end) with { LastAnswer = new(Some.Row(1), Federation.Domain.Privacy.SealKind.Answer) };
        Assert.Equal(Some.Now.AddDays(730), Due(state, ReferralClock.Forget));
        var decision = state.Decide(new Ring(ReferralClock.Forget, Some.Now), Caller.Clock, Some.Now.AddDays(730));
        Assert.Equal(state.Dossier.Seals.Select(seal => seal.Id), decision.Erasures);
        var forgotten = state.After(decision);
        Assert.Empty(forgotten.Dossier.Seals);
        Assert.Null(forgotten.LastAnswer);
        Assert.Empty(forgotten.Deadlines());
    }

    [Fact]
    public void Only_the_clock_rings_and_an_unknown_bell_does_nothing()
    {
        foreach (var role in Enum.GetValues<Role>().Except([Role.Clock]))
        {
            Some.Origin(Status.Sent).Refuses(new Ring(ReferralClock.Expire, Some.Now), new Caller(role, Some.Aura, "x"), "not-allowed", Some.Now.AddDays(40));
        }

        Assert.All<string>(["", "EXPIRE", "next", null!], name => Some.Origin(Status.Sent).Ignores(new Ring(name, Some.Now), Caller.Clock, Some.Now.AddDays(4000)));
    }

    /// <summary>Whatever happened before, a bell that rings changes something, once, and then is silent: no bell rings for ever.</summary>
    [Fact]
    public void In_any_walk_a_bell_that_rings_is_not_due_again_and_rings_twice_for_nothing()
    {
        var rung = new Dictionary<string, int>();
        for (var seed = 1; seed <= 400; seed++)
        {
            foreach (var (state, at) in Walk.States(seed, 40))
            {
                foreach (var deadline in state.Deadlines())
                {
                    var now = deadline.Due > at ? deadline.Due : at;
                    var ring = new Ring(deadline.Name, deadline.Due);
                    state.Ignores(ring, Caller.Clock, deadline.Due.AddTicks(-1));
                    var decision = state.Decide(ring, Caller.Clock, now);
                    Assert.False(decision.WritesNothing, $"{deadline.Name} rang for nothing in {state.Status}");
                    var after = state.After(decision, now);
                    Assert.DoesNotContain(after.Deadlines(), again => again.Name == deadline.Name && again.Due <= now);
                    after.Ignores(ring, Caller.Clock, now);
                    rung[deadline.Name] = rung.GetValueOrDefault(deadline.Name) + 1;
                }
            }
        }

        Assert.Equal(["answer", "confirm", "expire", "forget", "lease", "read", "send-anyway"], rung.Keys.Order());
    }

    /// <summary>Left alone, every request comes to rest: the bells of ten years are few.</summary>
    [Fact]
    public void Left_to_the_clock_alone_every_request_comes_to_rest()
    {
        foreach (var (start, at) in Walk.States(77, 400))
        {
            var (state, now) = (start, at);
            var bells = 0;
            while (state.Deadlines().OrderBy(deadline => deadline.Due).FirstOrDefault() is { } next)
            {
                now = next.Due > now ? next.Due : now;
                state = state.Do(new Ring(next.Name, next.Due), Caller.Clock, now);
                Assert.True(++bells < 10, $"still ringing {next.Name}");
            }
        }
    }

    private static DateTimeOffset Due(ReferralState state, string name) => state.Deadlines().Single(deadline => deadline.Name == name).Due;

    private static ReferralState Ring(ReferralState state, string name)
    {
        var due = Due(state, name);
        var ring = new Ring(name, due);
        var after = state.Do(ring, Caller.Clock, due);
        after.Ignores(ring, Caller.Clock, due);
        return after;
    }
}
