using System.Collections.Immutable;
using Federation.Domain.Grains;

namespace Federation.Domain.Collectives;

/// <summary>Adds a collective to what a hub shows, or describes it anew.</summary>
/// <param name="Read">The <see cref="TextMark"/> of what stood there when it was read; null replaces whatever stands there.</param>
public sealed record DescribeCollective(CollectiveProfile Profile, string? Read = null) : Command;

/// <summary>Announces a meeting, or announces it anew.</summary>
/// <param name="Read">The <see cref="TextMark"/> of what stood there when it was read; null replaces whatever stands there.</param>
public sealed record PlanMeeting(MeetingPlan Meeting, string? Read = null) : Command;

public sealed record CancelMeeting(string Key) : Command;

/// <summary>How many came, once it has begun.</summary>
public sealed record CountMeeting(string Key, int Present) : Command;

/// <summary>For everybody.</summary>
public sealed record CollectiveDescribed(CollectiveProfile Profile) : Fact;

/// <summary>For everybody.</summary>
public sealed record MeetingPlanned(MeetingPlan Meeting, int Version) : Fact;

/// <summary>For everybody.</summary>
public sealed record MeetingCancelled(string Key, int Version) : Fact;

/// <summary>For this hub alone: a small number says who came.</summary>
public sealed record MeetingAttended(string Key, int Present) : Fact;

/// <param name="Meetings">Those of the last <see cref="KeepMeetings"/> days and those to come.</param>
public sealed record CollectiveState(CollectiveProfile Profile, ImmutableArray<Meeting> Meetings, DateTimeOffset ChangedAt) : GrainState
{
    public const int MostMeetings = 200;

    /// <summary>Days after its end at which a meeting leaves the state; the feed keeps it.</summary>
    public const int KeepMeetings = 400;

    public string TextId => TextMark.Of(Profile);

    public Meeting? Find(string? key) => Meetings.FirstOrDefault(meeting => meeting.Plan.Key == key);
}
