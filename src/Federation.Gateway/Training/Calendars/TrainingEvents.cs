using Federation.Domain.Collectives;
using Federation.Domain.Training;
using Federation.Gateway.Calendars;
using Federation.Gateway.Jobs;

namespace Federation.Gateway.Training.Calendars;

/// <summary>
/// Sessions and meetings as events of a calendar. Their days are numbered in the name of an event, so that a day that moves is the same event with a
/// higher sequence. A calendar hangs on a wall: unless its reader asks for titles, an event says that there is a training or a meeting and in which
/// town, and leaves what about, for whom and in which house to the page behind its link.
/// </summary>
public static class TrainingEvents
{
    private const string Domain = "federation-travail-pair";
    private const string Remote = "À distance";

    /// <param name="titled">Whoever reads it asked for titles and venues.</param>
    public static IEnumerable<CalendarEvent> Of(SessionSheet sheet, OfferSite site, bool titled)
    {
        var (plan, days) = (sheet.Plan, TrainingLines.Days(sheet.Plan));
        var page = site.With(TrainingPaths.Session(sheet.Grain), "");
        for (var i = 0; i < days.Count; i++)
        {
            var title = titled ? TrainingLines.Title(plan.Title, plan.Source) : "Formation";
            yield return new CalendarEvent($"session-{sheet.Grain.Hub}-{sheet.Grain.Key}-{i + 1}@{Domain}", sheet.Version, sheet.ChangedAt, new Instants(days[i].Start, days[i].End),
                days.Count == 1 ? title : $"{title}, jour {i + 1} sur {days.Count}")
            {
                Status = Of(sheet.Status), Description = page, Url = page,
                Location = plan.Way == TrainingWay.Remote ? Remote : Place(titled ? plan.Venue : null, TrainingLines.Where(plan.Department, plan.Commune)),
            };
        }
    }

    /// <param name="titled">Whoever reads it asked for names, themes and venues.</param>
    public static IEnumerable<CalendarEvent> Of(MeetingSheet sheet, OfferSite site, bool titled)
    {
        var plan = sheet.Plan;
        var page = site.With(TrainingPaths.Collective(sheet.Collective), "");
        var times = plan.Times.IsDefault ? [] : plan.Times.Where(time => time is not null).Take(MeetingPlan.MostTimes).ToList();
        for (var i = 0; i < times.Count; i++)
        {
            var name = TrainingLines.Line(sheet.Name);
            var title = titled && name.Length > 0 ? TrainingLines.Line(plan.Theme) is { Length: > 0 } theme ? $"{name} : {theme}" : name : "Rencontre";
            yield return new CalendarEvent(
                $"meeting-{sheet.Collective.Hub}-{sheet.Collective.Key}-{plan.Key}-{i + 1}@{Domain}", sheet.Version, sheet.ChangedAt, new Instants(times[i].Start, times[i].End),
                times.Count == 1 ? title : $"{title}, {(i == 0 ? "première" : i == 1 ? "deuxième" : i == 2 ? "troisième" : "quatrième")} date")
            {
                Status = sheet.Cancelled ? CalendarStatus.Cancelled : CalendarStatus.Confirmed, Description = page, Url = page,
                Location = plan.Way switch
                {
                    MeetingWay.Remote => Remote,
                    MeetingWay.Mixed => Place(titled ? plan.Venue : null, TrainingLines.Where(plan.Department, plan.Commune)) is { } room ? $"{room} ou à distance" : Remote,
                    _ => Place(titled ? plan.Venue : null, TrainingLines.Where(plan.Department, plan.Commune)),
                },
            };
        }
    }

    /// <summary>A postponed session does not take place on the days it had. It is told so, and comes back with others under the same names.</summary>
    private static CalendarStatus Of(SessionStatus status) => status switch
    {
        SessionStatus.Confirmed or SessionStatus.Done => CalendarStatus.Confirmed,
        SessionStatus.Planned or SessionStatus.AtRisk => CalendarStatus.Tentative,
        _ => CalendarStatus.Cancelled,
    };

    private static string? Place(string? venue, string where) =>
        string.Join(", ", new[] { TrainingLines.Line(venue), where }.Where(part => part.Length > 0)) is { Length: > 0 } place ? place : null;
}
