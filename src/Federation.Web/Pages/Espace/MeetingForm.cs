using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Collectives;
using Federation.Domain.Territories;
using Federation.Web.Training;

namespace Federation.Web.Pages.Espace;

/// <summary>A meeting as a coordinator announces it; doubled dates are further rows.</summary>
public sealed class MeetingForm
{
    public List<string?> Jours { get; set; } = [];

    public List<string?> De { get; set; } = [];

    public List<string?> A { get; set; } = [];

    public string? Comment { get; set; }

    public string? Departement { get; set; }

    public string? Commune { get; set; }

    public string? Lieu { get; set; }

    public string? Places { get; set; }

    public string? Theme { get; set; }

    public string? At(List<string?> list, int row) => row < list.Count ? list[row] : null;

    public MeetingPlan Read(FormReading reading, string key)
    {
        var times = ImmutableArray.CreateBuilder<MeetingTime>();
        for (var row = 0; row < Math.Min(Jours.Count, MeetingPlan.MostTimes); row++)
        {
            if (string.IsNullOrWhiteSpace(At(Jours, row)))
            {
                continue;
            }

            if (!DateOnly.TryParseExact(At(Jours, row), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var date)
                || !TimeOnly.TryParse(At(De, row), CultureInfo.InvariantCulture, out var from) || !TimeOnly.TryParse(At(A, row), CultureInfo.InvariantCulture, out var to) || from >= to)
            {
                reading.Faults.Add($"jour-{row}", "Écrivez le jour, l’heure du début, puis celle de la fin.");
            }
            else
            {
                times.Add(new MeetingTime(date, from, to));
            }
        }

        if (times.Count == 0 && !reading.Faults.Any)
        {
            reading.Faults.Add("jour-0", "Écrivez au moins une date.");
        }

        var way = reading.Code(Comment, "comment", MeetingWay.InPerson);
        DepartmentCode? department = DepartmentCode.TryParse(Departement, out var code) ? code : null;
        if (way == MeetingWay.InPerson && department is null)
        {
            reading.Faults.Add("departement", "Choisissez le département : on y vient.");
        }

        return new MeetingPlan(
            key, [.. times.OrderBy(time => time.Date).ThenBy(time => time.From)], way, way == MeetingWay.Remote ? null : department, reading.Text(Commune, "commune", CollectiveGuards.LongestLine),
            reading.Text(Lieu, "lieu", CollectiveGuards.LongestLine), reading.Whole(Places, "places", 1, MeetingPlan.MostSeats), reading.Text(Theme, "theme", CollectiveGuards.LongestLine));
    }
}
