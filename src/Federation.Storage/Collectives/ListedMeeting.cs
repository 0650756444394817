using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Territories;

namespace Federation.Storage.Collectives;

public sealed record ListedCollective(GrainId Grain, CollectiveProfile Profile, DateTimeOffset ChangedAt)
{
    /// <summary>The grain's.</summary>
    public string TextId => TextMark.Of(Profile);
}

/// <summary>A meeting as everybody may read it: how many came stays at its hub.</summary>
/// <param name="Version">SEQUENCE of iCalendar.</param>
public sealed record ListedMeeting(GrainId Collective, string Name, CollectiveAudience Audience, MeetingPlan Plan, int Version, bool Cancelled)
{
    /// <summary>The grain's.</summary>
    public string TextId => TextMark.Of(Plan);
}

/// <param name="From">What is over at this instant is not listed.</param>
/// <param name="To">What begins at this instant or later is not listed.</param>
/// <param name="Hubs">Null: all.</param>
/// <param name="Departments">Null: everywhere.</param>
public sealed record MeetingFilter(
    DateTimeOffset From, DateTimeOffset To, IReadOnlyCollection<HubId>? Hubs = null, IReadOnlyCollection<DepartmentCode>? Departments = null, MeetingWay? Way = null, GrainId? Collective = null,
    bool Cancelled = true);
