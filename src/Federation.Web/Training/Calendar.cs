using System.Globalization;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Gateway.Training;
using Federation.Gateway.Words;
using Federation.Storage.Collectives;
using Federation.Storage.Training;
using Federation.Web.Shared;
using Federation.Web.Words;

namespace Federation.Web.Training;

/// <summary>One thing on one day of a calendar, by the clocks of Paris.</summary>
/// <param name="Of">What it is a day of: a session, or a collective.</param>
/// <param name="Rank">"jour 2 sur 4"; null for what has one day.</param>
public sealed record CalendarDay(DateOnly Date, TimeOnly From, TimeOnly To, string Title, string Href, GrainId Of, string Place, DepartmentCode? Department, string? Rank, IReadOnlyList<Chip> Chips, bool IsOff)
{
    public bool IsMeeting => Of.Kind == GrainKind.Collective;

    public string Hours => $"{Clock(From)} à {Clock(To)}";

    private static string Clock(TimeOnly time) => time.Minute == 0 ? $"{time.Hour} h" : $"{time.Hour} h {time.Minute:00}";
}

/// <summary>Sessions and meetings as days, between two dates.</summary>
public static class Calendar
{
    /// <summary>In order of day and hour; only days within.</summary>
    public static IReadOnlyList<CalendarDay> Of(IEnumerable<ListedSession> sessions, IEnumerable<ListedMeeting> meetings, DateOnly from, DateOnly to, DateTimeOffset now) =>
    [
        .. sessions.SelectMany(session => Days(session, now)).Concat(meetings.SelectMany(Days))
            .Where(day => day.Date >= from && day.Date <= to)
            .OrderBy(day => day.Date).ThenBy(day => day.From).ThenBy(day => day.Title, StringComparer.Ordinal),
    ];

    /// <summary>The first of a month written "2027-03"; the month of today when nothing sound is written.</summary>
    public static DateOnly Month(string? text, DateOnly today) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is >= Slot.FirstYear and <= Slot.LastYear ? month : new DateOnly(today.Year, today.Month, 1);

    public static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Whole weeks from Monday to Sunday that hold the month.</summary>
    public static IEnumerable<IReadOnlyList<DateOnly>> Weeks(DateOnly month)
    {
        var first = month.AddDays(-(((int)month.DayOfWeek + 6) % 7));
        for (var monday = first; monday < month.AddMonths(1); monday = monday.AddDays(7))
        {
            yield return [.. Enumerable.Range(0, 7).Select(monday.AddDays)];
        }
    }

    /// <summary>The instants at which Paris begins the first day, and ends the last.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Stretch(DateOnly from, DateOnly to) => (ParisTime.At(from, TimeOnly.MinValue), ParisTime.At(to.AddDays(1), TimeOnly.MinValue));

    private static IEnumerable<CalendarDay> Days(ListedSession session, DateTimeOffset now)
    {
        var (plan, all) = (session.Plan, session.Plan.Days);
        Chip[] chips = [.. SessionWords.Chips(session, now)];
        return all.Select((day, at) => new CalendarDay(
            day.Date, day.From, day.To, plan.Title, TrainingPaths.Session(session.Grain), session.Grain, SessionWords.Place(plan), plan.Way == TrainingWay.Remote ? null : plan.Department,
            all.Length > 1 ? $"jour {at + 1} sur {all.Length}" : null, chips, session.Status is SessionStatus.Cancelled or SessionStatus.Postponed));
    }

    private static IEnumerable<CalendarDay> Days(ListedMeeting meeting)
    {
        var plan = meeting.Plan;
        Chip[] chips = [.. MeetingWords.Chips(meeting)];
        return plan.Times.Select((time, at) => new CalendarDay(
            time.Date, time.From, time.To, plan.Theme is { } theme ? $"{meeting.Name} : {theme}" : meeting.Name, TrainingPaths.Collective(meeting.Collective), meeting.Collective,
            MeetingWords.Place(plan), plan.Way == MeetingWay.Remote ? null : plan.Department, plan.Times.Length > 1 ? $"date {at + 1} sur {plan.Times.Length}, au choix" : null, chips, meeting.Cancelled));
    }
}
