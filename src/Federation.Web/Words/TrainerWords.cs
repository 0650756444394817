using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Gateway.Words;

namespace Federation.Web.Words;

/// <summary>Days, windows and trainers in sentences.</summary>
public static class TrainerWords
{
    private const int LongestList = 4;

    /// <summary>"un·e pair·e, Isère (38)".</summary>
    public static string Who(TrainerProfile profile) => $"un·e {Labels.Of(profile.Role)}, {RouteWords.Department(profile.Base)}";

    /// <summary>For the person who would train with somebody: "une professionnelle ou un professionnel, Rhône". A name stays with the home hub.</summary>
    public static string Partner(TrainerRole role, TrainerProfile? profile) =>
        (role == TrainerRole.Peer ? "une travailleuse paire ou un travailleur pair" : "une professionnelle ou un professionnel") + (profile is null ? "" : $", {Departments.Of(profile.Base).Name}");

    public static string Goes(TrainerProfile profile) => (profile.Ways.Contains(TrainingWay.InPerson), profile.Everywhere, profile.Zone.Length) switch
    {
        (false, _, _) => "à distance",
        (_, true, _) => $"partout en France{Also(profile)}",
        (_, _, 0) => $"{RouteWords.Department(profile.Base)}{Also(profile)}",
        (_, _, <= LongestList) => $"{string.Join(", ", profile.Zone.Prepend(profile.Base).Distinct().Select(RouteWords.Department))}{Also(profile)}",
        _ => $"{profile.Zone.Prepend(profile.Base).Distinct().Count()} départements autour de {Departments.Of(profile.Base).Name}{Also(profile)}",
    };

    public static string Themes(IEnumerable<TrainingTheme> themes) => string.Join(" · ", themes.Select(Labels.Of));

    /// <summary>Days, with their part where it is not the whole day: "mardi 12 janvier, mercredi 13 janvier (matin)".</summary>
    public static string Days(IEnumerable<Slot> slots, DateOnly today) => string.Join(", ", DayList(slots, today));

    public static IEnumerable<string> DayList(IEnumerable<Slot> slots, DateOnly today) => slots.GroupBy(slot => slot.Date).OrderBy(day => day.Key)
        .Select(day => $"{FrenchDates.Day(day.Key, today)}{Parts([.. day.Select(slot => slot.Part).Order()])}");

    /// <summary>The first days, and how many more there are.</summary>
    public static string FirstDays(IEnumerable<Slot> slots, DateOnly today, int most)
    {
        var days = DayList(slots, today).ToList();
        return string.Join(", ", days.Take(most)) + (days.Count > most ? $" et {days.Count - most} autre{(days.Count > most + 1 ? "s" : "")} jour{(days.Count > most + 1 ? "s" : "")}" : "");
    }

    /// <summary>"Les lundis et jeudis, matin et après-midi, du 23 novembre au 30 juin 2027".</summary>
    public static string Of(OpenWindow window, DateOnly today)
    {
        var days = window.From == window.To ? $"Le {FrenchDates.Day(window.From, today)}"
            : window.Days.Length == 7 ? "Tous les jours" : $"Les {And([.. window.Days.OrderBy(day => ((int)day + 6) % 7).Select(day => $"{MonthWords.Weekdays[((int)day + 6) % 7]}s")])}";
        var every = window.EveryWeeks == 1 ? "" : $", une semaine sur {window.EveryWeeks}";
        return $"{days}{every}, {And([.. window.Parts.Order().Select(Labels.Of)])}{(window.From == window.To ? "" : $", {Stretch(window.From, window.To, today)}")}";
    }

    public static string Of(Closing closing, DateOnly today) =>
        (closing.From == closing.To ? HubWords.Capital($"le {FrenchDates.Day(closing.From, today)}") : HubWords.Capital(Stretch(closing.From, closing.To, today)))
        + (closing.Parts.IsEmpty ? "" : $", {And([.. closing.Parts.Order().Select(Labels.Of)])}");

    /// <summary>Names one window or closing among others of its calendar, in a form.</summary>
    public static string Key(OpenWindow window) => string.Create(
        CultureInfo.InvariantCulture, $"{window.From:yyyyMMdd}-{window.To:yyyyMMdd}-{string.Concat(window.Days.Order().Select(day => (int)day))}-{string.Concat(window.Parts.Order().Select(part => (int)part))}-{window.EveryWeeks}");

    public static string Key(Closing closing) => string.Create(CultureInfo.InvariantCulture, $"{closing.From:yyyyMMdd}-{closing.To:yyyyMMdd}-{string.Concat(closing.Parts.Order().Select(part => (int)part))}");

    public static string And(ImmutableArray<string> words) => words.Length < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} et {words[^1]}";

    private static string Stretch(DateOnly from, DateOnly to, DateOnly today) => $"du {Date(from, today)} au {Date(to, today)}";

    private static string Date(DateOnly day, DateOnly today) => FrenchDates.Day(day, today).Split(' ', 2)[1];

    private static string Parts(ImmutableArray<DayPart> parts) => parts.Contains(DayPart.Morning) && parts.Contains(DayPart.Afternoon) && parts.Length == 2 ? "" : $" ({And([.. parts.Select(Labels.Of)])})";

    private static string Also(TrainerProfile profile) => profile.Ways.Contains(TrainingWay.Remote) ? ", et à distance" : "";
}
