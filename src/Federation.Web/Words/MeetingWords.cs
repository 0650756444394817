using Federation.Domain.Collectives;
using Federation.Domain.Time;
using Federation.Gateway.Words;
using Federation.Storage.Collectives;
using Federation.Web.Shared;

namespace Federation.Web.Words;

/// <summary>Collectives and their meetings in a few words.</summary>
public static class MeetingWords
{
    public static string Total(int count) => count switch { 0 => "Aucun collectif", 1 => "1 collectif", _ => $"{count} collectifs" };

    public static string Place(MeetingPlan plan) => plan.Way == MeetingWay.Remote
        ? Labels.Of(MeetingWay.Remote)
        : string.Join(", ", new[] { CourseWords.Place(plan.Commune, plan.Department), plan.Way == MeetingWay.Mixed ? Labels.Of(MeetingWay.Mixed) : null }.OfType<string>()) is { Length: > 0 } place ? place : Labels.Of(plan.Way);

    /// <summary>"jeudi 4 mars, 14 h à 16 h".</summary>
    public static string Time(MeetingTime time, DateTimeOffset now) => $"{FrenchDates.Day(time.Date, ParisTime.DateOf(now))}, {FrenchDates.Hour(time.Start)} à {FrenchDates.Hour(time.End)}";

    public static IEnumerable<Chip> Chips(ListedMeeting meeting)
    {
        if (meeting.Cancelled)
        {
            yield return new Chip("annulée", Tone.Warm);
        }

        if (Audience(meeting.Audience) is { } audience)
        {
            yield return audience;
        }

        if (meeting.Plan.Seats is { } seats)
        {
            yield return new Chip(seats == 1 ? "1 place" : $"{seats} places");
        }
    }

    /// <summary>Nobody else in the room: what a peer looks for first. Null when it is not stated.</summary>
    public static Chip? Audience(CollectiveAudience audience) => audience switch
    {
        CollectiveAudience.NotStated => null,
        CollectiveAudience.PeersOnly => new Chip(Labels.Of(audience), Tone.Ok),
        _ => new Chip(Labels.Of(audience)),
    };

    public static IEnumerable<Chip> Chips(CollectiveProfile profile)
    {
        if (profile.Status is not CollectiveStatus.Active)
        {
            yield return new Chip(Labels.Of(profile.Status), profile.Status is CollectiveStatus.Inactive or CollectiveStatus.Past ? Tone.Warm : Tone.Brand);
        }

        if (Audience(profile.Audience) is { } audience)
        {
            yield return audience;
        }

        yield return new Chip(Labels.Of(profile.Kind));

        if (profile.Way != CollectiveWay.NotStated)
        {
            yield return new Chip(Labels.Of(profile.Way));
        }
    }

    /// <summary>Null when no place is said.</summary>
    public static string? Place(CollectiveProfile profile) =>
        CourseWords.Place(profile.Commune, profile.Department, profile.Region) ?? (profile.Scope == CollectiveScope.National ? Labels.Of(CollectiveScope.National) : null);
}
