using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Gateway.Words;
using Federation.Storage.Training;
using Federation.Web.Shared;

namespace Federation.Web.Words;

/// <summary>When, where, and whether there is a place.</summary>
public static class SessionWords
{
    public static string Total(int count) => count switch { 0 => "Aucune session", 1 => "1 session", _ => $"{count} sessions" };

    /// <summary>"jeudi 4 mars", "4 et 5 mars", "du 10 avril 2025 au 3 février 2026, 13 jours".</summary>
    public static string Days(SessionPlan plan, DateTimeOffset now)
    {
        var (first, last, today) = (plan.Days[0].Date, plan.Days[^1].Date, ParisTime.DateOf(now));
        var dates = plan.Days.Select(day => day.Date).Distinct().Count();
        return dates switch
        {
            1 => FrenchDates.Day(first, today),
            2 => $"{FrenchDates.Day(first, first.Year == last.Year ? last : today)} et {FrenchDates.Day(last, today)}",
            _ => $"du {FrenchDates.Day(first, first.Year == last.Year ? last : today)} au {FrenchDates.Day(last, today)}, {dates} jours",
        };
    }

    /// <summary>"9 h à 12 h 30".</summary>
    public static string Hours(SessionDay day) => $"{FrenchDates.Hour(day.Start)} à {FrenchDates.Hour(day.End)}";

    /// <summary>"Grenoble (38)", "à distance".</summary>
    public static string Place(SessionPlan plan) => plan.Way == TrainingWay.Remote
        ? Labels.Of(TrainingWay.Remote)
        : CourseWords.Place(plan.Commune, plan.Department) ?? Labels.Of(plan.Way);

    public static IEnumerable<Chip> Chips(ListedSession session, DateTimeOffset now)
    {
        if (session.Status != SessionStatus.Planned)
        {
            yield return Status(session.Status);
        }

        if (session is { NeedsTeam: true, Status: SessionStatus.Planned })
        {
            yield return new Chip("paire de formateur·ices pas encore réservée");
        }

        if (Door(session, now) is { } door)
        {
            yield return door;
        }
    }

    public static Chip Status(SessionStatus status) => new(Labels.Of(status), status switch
    {
        SessionStatus.Confirmed => Tone.Ok,
        SessionStatus.AtRisk or SessionStatus.Postponed or SessionStatus.Cancelled => Tone.Warm,
        _ => Tone.Plain,
    });

    /// <summary>Null when there is nothing more to hope for.</summary>
    public static Chip? Door(ListedSession session, DateTimeOffset now) => session switch
    {
        { IsOver: true } or { Status: SessionStatus.Postponed } => null,
        _ when now >= session.Plan.Start => new Chip("commencée"),
        { Door: not RegistrationDoor.Open } => new Chip(Labels.Of(session.Door)),
        { IsFull: true } => new Chip("complète, liste d’attente", Tone.Warm),
        { Free: { } free } => new Chip(free == 1 ? "1 place libre" : $"{free} places libres", Tone.Ok),
        _ => new Chip(Labels.Of(session.Door), Tone.Ok),
    };
}
