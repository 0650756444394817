using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Gateway.Words;
using Federation.Web.Shared;
using Federation.Web.Training;
using Federation.Web.Words;

namespace Federation.Web.Pages.Espace;

/// <summary>A session as a coordinator plans it: rows of days, the empty ones ignored, so that no script is needed to add one.</summary>
public sealed class PlanForm
{
    public const int FirstRows = 4, MoreRows = 5;

    public string? Formation { get; set; }

    public List<string?> Jours { get; set; } = [];

    public List<string?> De { get; set; } = [];

    public List<string?> A { get; set; } = [];

    public string? Comment { get; set; }

    public string? Departement { get; set; }

    public string? Commune { get; set; }

    public string? Lieu { get; set; }

    public string? Places { get; set; }

    public string? Promotion { get; set; }

    public string? Reponse { get; set; } = "48";

    public PriceForm Prix { get; set; } = new();

    public int Rows => Math.Clamp(Math.Max(Jours.Count, FirstRows), FirstRows, SessionPlan.MostDays);

    public static PlanForm Of(SessionPlan plan) => new()
    {
        Formation = plan.Course.Key,
        Jours = [.. plan.Days.Select(day => day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
        De = [.. plan.Days.Select(day => day.From.ToString("HH:mm", CultureInfo.InvariantCulture))],
        A = [.. plan.Days.Select(day => day.To.ToString("HH:mm", CultureInfo.InvariantCulture))],
        Comment = Codes<TrainingWay>.Of(plan.Way), Departement = plan.Department?.ToString(), Commune = plan.Commune, Lieu = plan.Venue,
        Places = plan.Places?.ToString(CultureInfo.InvariantCulture), Promotion = plan.Label, Reponse = plan.AnswerHours.ToString(CultureInfo.InvariantCulture), Prix = PriceForm.Of(plan.Price),
    };

    /// <summary>As the course says it, for a first session.</summary>
    public static PlanForm Of(GrainId course, CourseProfile profile) => new()
    {
        Formation = course.Key, Departement = profile.Department?.ToString(), Commune = profile.Commune, Places = profile.Places?.ToString(CultureInfo.InvariantCulture), Prix = PriceForm.Of(profile.Price),
    };

    /// <summary>By the labels of the page and in its order, for who compares two of them.</summary>
    public IEnumerable<(string Label, string? Text)> Lines() =>
    [
        ("Les jours", string.Join('\n', Enumerable.Range(0, Math.Min(Jours.Count, SessionPlan.MostDays)).Where(row => !string.IsNullOrWhiteSpace(At(Jours, row))).OrderBy(row => At(Jours, row), StringComparer.Ordinal)
            .Select(row => $"{Day(At(Jours, row)!)}, de {At(De, row)} à {At(A, row)}"))),
        ("Comment ?", Choices.Word<TrainingWay>(Comment, Labels.Of)), ("Département", Choices.Department(Departement)), ("Commune", Commune), ("Salle ou maison", Lieu), ("Combien de places ?", Places),
        ("Heures pendant lesquelles une place libérée est gardée", Reponse), ("Promotion", Promotion), .. Prix.Lines(),
    ];

    public string? At(List<string?> list, int row) => row < list.Count ? list[row] : null;

    /// <param name="former">What a change keeps: who pays, and where an example comes from.</param>
    public SessionPlan Read(FormReading reading, GrainId course, PriceOfCourse paid, SessionPlan? former)
    {
        var days = Days(reading);
        var way = reading.Code(Comment, "comment", TrainingWay.InPerson);
        DepartmentCode? department = DepartmentCode.TryParse(Departement, out var code) ? code : null;
        if (way == TrainingWay.InPerson && department is null)
        {
            reading.Faults.Add("departement", "Choisissez le département : on y vient.");
        }

        var hours = reading.Whole(Reponse, "reponse", 2, 24 * 14) ?? 48;
        return new SessionPlan(
            course, former?.Title ?? "Session", days, way, way == TrainingWay.Remote ? null : department, reading.Text(Commune, "commune", 200), reading.Text(Lieu, "lieu", 200),
            reading.Whole(Places, "places", 1, SessionPlan.MostPlaces), Prix.Read(reading, paid), false, reading.Text(Promotion, "promotion", 200), hours, former?.Source);
    }

    private static string Day(string typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? FrenchDates.Day(date) : typed;

    private ImmutableArray<SessionDay> Days(FormReading reading)
    {
        var days = ImmutableArray.CreateBuilder<SessionDay>();
        for (var row = 0; row < Math.Min(Jours.Count, SessionPlan.MostDays); row++)
        {
            if (string.IsNullOrWhiteSpace(At(Jours, row)))
            {
                continue;
            }

            if (!DateOnly.TryParseExact(At(Jours, row), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var date)
                || !TimeOnly.TryParse(At(De, row), CultureInfo.InvariantCulture, out var from) || !TimeOnly.TryParse(At(A, row), CultureInfo.InvariantCulture, out var to))
            {
                reading.Faults.Add($"jour-{row}", "Écrivez le jour, l’heure du début et celle de la fin.");
            }
            else if (from >= to)
            {
                reading.Faults.Add($"jour-{row}", "La fin vient avant le début.");
            }
            else
            {
                days.Add(new SessionDay(date, from, to));
            }
        }

        if (days.Count == 0 && !reading.Faults.Any)
        {
            reading.Faults.Add("jour-0", "Écrivez au moins un jour.");
        }

        // Typed in any order; two that overlap are the grain's to refuse.
        return [.. days.OrderBy(day => day.Date).ThenBy(day => day.From)];
    }
}

/// <summary>What is paid and by whom.</summary>
public sealed class PriceForm
{
    public string? Code { get; set; }

    public string? Euros { get; set; }

    public string? Annee { get; set; }

    public string? Note { get; set; }

    public static PriceForm Of(PriceOfCourse price) => new()
    {
        Code = Codes<CoursePrice>.Of(price.Price), Euros = price.Euros is { } euros ? CourseWords.Number(euros) : null, Annee = price.Year?.ToString(CultureInfo.InvariantCulture), Note = price.Text,
    };

    /// <summary>By the labels of the page and in its order, for who compares two of them.</summary>
    public IEnumerable<(string Label, string? Text)> Lines() =>
    [
        ("Prix", Choices.Word<CoursePrice>(Code, Labels.Of)), ("Euros par personne", Euros), ("Pour quelle année ?", Annee), ("Qui paie, et à quelles conditions", Note),
    ];

    /// <param name="former">Whose funders stay.</param>
    public PriceOfCourse Read(FormReading reading, PriceOfCourse former)
    {
        var price = reading.Code(Code, "prix", CoursePrice.Unknown);
        var euros = price == CoursePrice.Stated ? reading.Number(Euros, "euros", 0.01m, 100_000) : null;
        if (price == CoursePrice.Stated && euros is null && string.IsNullOrWhiteSpace(Euros))
        {
            reading.Faults.Add("euros", "Écrivez le prix, ou choisissez une autre réponse.");
        }

        return new PriceOfCourse(price, euros, reading.Whole(Annee, "annee", 2000, 2100), reading.Text(Note, "prix-note", 200), former.Funders);
    }
}
