using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Web.Pages.Intervenants;
using Federation.Web.Shared;

namespace Federation.Web.Trainers;

/// <summary>What the forms of a trainer's own page send, as it was typed.</summary>
public sealed class CalendarForm
{
    public string? Geste { get; set; }

    /// <summary>What it is about: a hold, a pair, a window, a closing.</summary>
    public string? Quoi { get; set; }

    public bool Oui { get; set; }

    public bool Compris { get; set; }

    public string? Jour { get; set; }

    public string? Du { get; set; }

    public string? Au { get; set; }

    public string[] Jours { get; set; } = [];

    public string[] Moments { get; set; } = [];

    public int Toutes { get; set; } = 1;

    /// <summary>Null: something is to be mended.</summary>
    public OpenWindow? Window(DateOnly today, Faults faults)
    {
        var (from, to) = Stretch("ouvrir", today, faults);
        DayOfWeek[] days = [.. Jours.Where(code => Codes<DayOfWeek>.TryParse(code, out _)).Select(Codes<DayOfWeek>.Parse).Distinct()];
        if (days.Length == 0)
        {
            faults.Add("jours", "Choisissez au moins un jour de la semaine.");
        }

        var parts = Parts();
        if (parts.Length == 0)
        {
            faults.Add("ouvrir-moments", "Choisissez au moins un moment de la journée.");
        }

        return faults.Any ? null : Sound(new OpenWindow(from, to, [.. days], [.. parts], Math.Clamp(Toutes, 1, OpenWindow.RarestWeeks)), window => window.IsSound(), "ouvrir-au", faults);
    }

    /// <summary>Null: something is to be mended.</summary>
    public Closing? Closing(DateOnly today, Faults faults)
    {
        var (from, to) = Stretch("fermer", today, faults);
        return faults.Any ? null : Sound(new Closing(from, to, [.. Parts()]), closing => closing.IsSound(), "fermer-au", faults);
    }

    private DayPart[] Parts() => [.. Moments.Where(code => Codes<DayPart>.TryParse(code, out _)).Select(Codes<DayPart>.Parse).Distinct()];

    private (DateOnly From, DateOnly To) Stretch(string form, DateOnly today, Faults faults)
    {
        if (MonCalendrierModel.Day(Du) is not { } from)
        {
            faults.Add($"{form}-du", "Écrivez le premier jour.");
            return default;
        }

        // One day is the most common stretch.
        if (string.IsNullOrEmpty(Au) && form == "fermer")
        {
            return (from, from);
        }

        if (MonCalendrierModel.Day(Au) is not { } to)
        {
            faults.Add($"{form}-au", "Écrivez le dernier jour.");
            return default;
        }

        if (to < from)
        {
            faults.Add($"{form}-au", "Le dernier jour vient avant le premier. Corrigez l’un des deux.");
        }
        else if (to < today)
        {
            faults.Add($"{form}-au", "Ces jours sont déjà passés.");
        }

        return (from, to);
    }

    private static T? Sound<T>(T value, Func<T, bool> sound, string field, Faults faults) where T : class
    {
        if (sound(value))
        {
            return value;
        }

        faults.Add(field, "C’est trop long : trois ans au plus d’un seul coup.");
        return null;
    }
}
