using System.Text.Json;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Collectives;

public sealed class CollectiveTests
{
    [Fact]
    public void Everybody_reads_of_the_group_and_of_its_meetings_and_only_the_hub_how_many_came()
    {
        Assert.Equal(Audience.Public, Decide(null, new DescribeCollective(Groups.Profile)).Facts.Single().Audience);
        Assert.Equal(Audience.Public, Decide(Groups.State, new PlanMeeting(Groups.Meeting with { Key = "2027-03" })).Facts.Single().Audience);
        Assert.Equal(Audience.Public, Decide(Groups.State, new CancelMeeting(Groups.Meeting.Key)).Facts.Single().Audience);
        Assert.Equal(Audience.Local, Decide(Groups.State, new CountMeeting(Groups.Meeting.Key, 7), Groups.During).Facts.Single().Audience);
    }

    [Fact]
    public void Every_command_given_twice_writes_once()
    {
        var counted = Groups.Do(Groups.State, new CountMeeting(Groups.Meeting.Key, 7), Groups.During);
        Assert.True(Decide(Groups.State, new DescribeCollective(Groups.Profile)).WritesNothing);
        Assert.True(Decide(Groups.State, new PlanMeeting(Groups.Meeting)).WritesNothing);
        Assert.True(Decide(counted, new CountMeeting(Groups.Meeting.Key, 7), Groups.During).WritesNothing);
        Assert.True(Decide(Groups.Do(Groups.State, new CancelMeeting(Groups.Meeting.Key)), new CancelMeeting(Groups.Meeting.Key)).WritesNothing);
    }

    [Fact]
    public void A_meeting_announced_anew_counts_up_for_calendars_and_what_took_place_stays()
    {
        var moved = Groups.Do(Groups.State, new PlanMeeting(Groups.Meeting with { Seats = 20 }));
        Assert.Equal((1, 20), (moved.Meetings.Single().Version, moved.Meetings.Single().Plan.Seats));
        Assert.Equal(2, Groups.Do(moved, new CancelMeeting(Groups.Meeting.Key)).Meetings.Single().Version);
        var after = Groups.Meeting.End;
        Assert.Equal("meeting-is-over", Refused(new PlanMeeting(Groups.Meeting with { Seats = 20 }), after));
        Assert.Equal("meeting-is-over", Refused(new CancelMeeting(Groups.Meeting.Key), after));
        Assert.Equal("meeting-is-over", Refused(new PlanMeeting(Groups.Meeting with { Key = "new" }), after));
        Assert.Equal("meeting-to-come", Refused(new CountMeeting(Groups.Meeting.Key, 3), Some.Now));
        var cancelled = Groups.Do(Groups.State, new CancelMeeting(Groups.Meeting.Key));
        Assert.Equal("meeting-is-cancelled", Trainings.Refused(Groups.Self, cancelled, new PlanMeeting(Groups.Meeting with { Seats = 20 }), Some.Grenoble));
        Assert.Equal("meeting-is-cancelled", Trainings.Refused(Groups.Self, cancelled, new CountMeeting(Groups.Meeting.Key, 3), Some.Grenoble, Groups.During));
    }

    [Fact]
    public void Doubled_dates_are_in_order_and_by_the_clocks_of_paris_over_a_clock_change()
    {
        var times = Groups.Meeting.Times;
        foreach (var wrong in new[] { Groups.Meeting with { Times = [times[1], times[0]] }, Groups.Meeting with { Times = [times[0], times[0]] }, Groups.Meeting with { Times = [] }, Groups.Meeting with { Times = default },
            Groups.Meeting with { Times = [times[0] with { To = times[0].From }] }, Groups.Meeting with { Times = [times[0], times[1] with { Date = times[0].Date.AddDays(40) }] }, Groups.Meeting with { Times = [null!] },
            Groups.Meeting with { Times = [new MeetingTime(DateOnly.MaxValue, new TimeOnly(1, 0), new TimeOnly(2, 0))] }, Groups.Meeting with { Times = [new MeetingTime(new DateOnly(2027, 3, 28), new TimeOnly(2, 0), new TimeOnly(3, 0))] } })
        {
            Assert.Equal("invalid-field", Refused(new PlanMeeting(wrong), Some.Now));
        }

        var (winter, summer) = (new MeetingTime(new DateOnly(2027, 3, 27), new TimeOnly(14, 0), new TimeOnly(16, 0)), new MeetingTime(new DateOnly(2027, 3, 28), new TimeOnly(14, 0), new TimeOnly(16, 0)));
        Assert.Equal((13, 12), (winter.Start.Hour, summer.Start.Hour));
        Assert.Equal(TimeSpan.FromHours(23), summer.Start - winter.Start);
    }

    [Fact]
    public void What_everybody_reads_says_how_to_reach_nobody()
    {
        foreach (var text in new[] { "appelez le 06 12 34 56 78", "camille@exemple.fr", "https://exemple.fr/x" })
        {
            foreach (var wrong in new[] { Groups.Profile with { Name = text }, Groups.Profile with { Rhythm = text }, Groups.Profile with { Purpose = text }, Groups.Profile with { Note = text }, Groups.Profile with { Commune = text } })
            {
                Assert.Equal("contact-in-listing", Trainings.Refused(Groups.Self, null, new DescribeCollective(wrong), Some.Grenoble));
            }

            foreach (var wrong in new[] { Groups.Meeting with { Theme = text }, Groups.Meeting with { Venue = text }, Groups.Meeting with { Commune = text } })
            {
                Assert.Equal("contact-in-listing", Refused(new PlanMeeting(wrong), Some.Now));
            }
        }

        foreach (var wrong in new[] { Groups.Profile with { Name = " " }, Groups.Profile with { Host = "Pas une clé" }, Groups.Profile with { Purpose = new string('a', 1001) }, Groups.Profile with { Kind = (CollectiveKind)99 }, Groups.Profile with { Rhythm = "a\u0000b" } })
        {
            Assert.Equal("invalid-field", Trainings.Refused(Groups.Self, null, new DescribeCollective(wrong), Some.Grenoble));
        }
    }

    [Fact]
    public void Only_the_operator_makes_an_example_of_it()
    {
        var example = new DescribeCollective(Groups.Profile with { Source = "document, ligne 1" });
        Assert.Equal("not-allowed", Trainings.Refused(Groups.Self, null, example, Some.Grenoble));
        Assert.Null(Trainings.Refused(Groups.Self, null, example, Caller.Operator));
        Assert.Equal("not-allowed", Trainings.Refused(Groups.Self, Groups.State, new PlanMeeting(Groups.Meeting with { Seats = 3 }), Some.Toulouse));
    }

    [Fact]
    public void Meetings_of_long_ago_leave_the_state_and_too_many_to_come_are_refused()
    {
        var state = Groups.Do(null, new DescribeCollective(Groups.Profile));
        for (var i = 0; i < CollectiveState.MostMeetings; i++)
        {
            state = Groups.Do(state, new PlanMeeting(Groups.Meeting with { Key = $"m-{i}" }));
        }

        var more = new PlanMeeting(Groups.Meeting with { Key = "more" });
        Assert.Equal("too-many-meetings", Trainings.Refused(Groups.Self, state, more, Some.Grenoble));
        var later = Groups.Meeting.End.AddDays(CollectiveState.KeepMeetings);
        var next = new PlanMeeting(Groups.Meeting with { Key = "more", Times = [Groups.Meeting.Times[0] with { Date = DateOnly.FromDateTime(later.UtcDateTime).AddDays(2) }] });
        Assert.Equal("more", Groups.Do(state, next, later).Meetings.Single().Plan.Key);
    }

    [Fact]
    public void The_codes_of_the_sources_are_all_known()
    {
        using var facts = JsonDocument.Parse(Known);
        foreach (var code in facts.RootElement.EnumerateObject())
        {
            foreach (var value in code.Value.EnumerateArray().Select(value => value.GetString()!))
            {
                Assert.True(code.Name switch
                {
                    "kind" => Codes<CollectiveKind>.TryParse(value, out _),
                    "audience" => Codes<CollectiveAudience>.TryParse(value, out _),
                    "scope" => Codes<CollectiveScope>.TryParse(value, out _),
                    "mode" => Codes<CollectiveWay>.TryParse(value, out _),
                    "facilitator_kind" => Codes<FacilitatorKind>.TryParse(value, out _),
                    _ => Codes<CollectiveStatus>.TryParse(value, out _),
                }, $"{code.Name}: {value}");
            }
        }
    }

    /// <summary>What the 35 collectives of the sources hold.</summary>
    private const string Known = """
        {"kind":["practice-analysis","practice-exchange","mutual-aid","information","network","commission","working-group","thematic-work","managers-group","creative-project","research","cooperative","association","workshop","team-meeting","committee","project-group","talk-group"],
         "audience":["peers-only","mixed","professionals","candidates"],
         "scope":["regional","structure","national","multi-structure","departmental","regional-or-departmental","per-employer"],
         "mode":["mixed","social-networks","in-person-or-video"],
         "facilitator_kind":["peers","hub-officers","hub-officers-with-association","psychologist","peer","federation","gem-animator","hub-officers-with-employer"],
         "status":["active","in-progress","planned","inactive","past","request"]}
        """;

    private static Decision Decide(CollectiveState? state, Command command, DateTimeOffset? now = null)
    {
        var decision = Grain.Decide(Groups.Self, state, command, Some.Grenoble, now ?? Some.Now);
        Assert.True(decision.Refusal is null, decision.Refusal?.ToString());
        return decision;
    }

    private static string? Refused(Command command, DateTimeOffset now) => Trainings.Refused(Groups.Self, Groups.State, command, Some.Grenoble, now);
}
