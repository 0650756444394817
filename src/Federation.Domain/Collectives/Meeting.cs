using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;

namespace Federation.Domain.Collectives;

[JsonConverter(typeof(CodeConverter<MeetingWay>))]
public enum MeetingWay
{
    InPerson,
    Remote,

    /// <summary>A room, and a screen for who is far.</summary>
    Mixed,
}

/// <summary>By the clocks of Paris.</summary>
public sealed record MeetingTime(DateOnly Date, TimeOnly From, TimeOnly To)
{
    public DateTimeOffset Start => ParisTime.At(Date, From).ToUniversalTime();

    public DateTimeOffset End => ParisTime.At(Date, To).ToUniversalTime();

    public bool IsSound() => Date.Year is >= Slot.FirstYear and <= Slot.LastYear && From < To && Start < End;
}

/// <param name="Key">Of the meeting within its collective, given by who plans it: a repeat is the same meeting.</param>
/// <param name="Times">In order, without overlap. Several: the same meeting is held again for those who cannot come the first time (doubled dates).</param>
/// <param name="Seats">At each of its times, 1 to 500; null when there is no limit.</param>
/// <param name="Theme">One line.</param>
public sealed record MeetingPlan(
    string Key, ImmutableArray<MeetingTime> Times, MeetingWay Way, DepartmentCode? Department, string? Commune, string? Venue, int? Seats, string? Theme)
{
    public const int MostTimes = 4;
    public const int MostSeats = 500;

    /// <summary>Days from the first time to the last.</summary>
    public const int LongestStretch = 31;

    [JsonIgnore]
    public DateTimeOffset Start => Times[0].Start;

    [JsonIgnore]
    public DateTimeOffset End => Times[^1].End;

    public Refusal? Check() =>
        !TextId.IsSlug(Key, GrainId.LongestKey) ? Refusal.InvalidField("key")
        : Times.IsDefaultOrEmpty || Times.Length > MostTimes || !AreInOrder() ? Refusal.InvalidField("times")
        : !Enum.IsDefined(Way) ? Refusal.InvalidField("way")
        : Department == default(DepartmentCode) || (Way == MeetingWay.InPerson && Department is null) ? Refusal.InvalidField("department")
        : Seats is < 1 or > MostSeats ? Refusal.InvalidField("seats")
        : CollectiveGuards.Check(
            ("commune", Commune, CollectiveGuards.LongestLine), ("venue", Venue, CollectiveGuards.LongestLine), ("theme", Theme, CollectiveGuards.LongestLine));

    private bool AreInOrder()
    {
        for (var i = 0; i < Times.Length; i++)
        {
            if (Times[i] is null || !Times[i].IsSound() || (i > 0 && Times[i].Start < Times[i - 1].End))
            {
                return false;
            }
        }

        return Times[^1].Date.DayNumber - Times[0].Date.DayNumber <= LongestStretch;
    }

    public bool Equals(MeetingPlan? other) =>
        other is not null && (Key, Way, Department, Commune, Venue, Seats, Theme) == (other.Key, other.Way, other.Department, other.Commune, other.Venue, other.Seats, other.Theme)
        && Lists.Same(Times, other.Times);

    public override int GetHashCode() => HashCode.Combine(Key, Times.Length);
}

/// <param name="Version">Counts what calendars must know: SEQUENCE of iCalendar (RFC 5545, 3.8.7.4).</param>
/// <param name="Present">A count over all its times, never a list.</param>
public sealed record Meeting(MeetingPlan Plan, int Version, bool Cancelled = false, int? Present = null)
{
    public string TextId => TextMark.Of(Plan);
}
