using Federation.Domain.Territories;

namespace Federation.Domain.Time;

/// <summary>Monday to Friday without public holidays (jours ouvrés).</summary>
public static class WorkingDays
{
    public const int MaximumDays = 400;

    private static readonly TimeOnly EndOfDay = new(18, 0);

    public static bool IsWorkingDay(DateOnly date, DepartmentCode? department = null) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !PublicHolidays.IsHoliday(date, department);

    /// <summary>The n-th working day after <paramref name="start"/>, itself not counted; 0 gives the start, working day or not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 0 or more than <see cref="MaximumDays"/> days.</exception>
    public static DateOnly Add(DateOnly start, int days, DepartmentCode? department = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MaximumDays);
        var date = start;
        for (var left = days; left > 0;)
        {
            date = date.AddDays(1);
            left -= IsWorkingDay(date, department) ? 1 : 0;
        }

        return date;
    }

    /// <summary>
    /// 18:00 in Paris on the n-th working day after the Paris day of <paramref name="from"/>, which is not counted, whatever its hour.
    /// With 0 it is 18:00 of that very day, which may be past already.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 0 or more than <see cref="MaximumDays"/> days.</exception>
    public static DateTimeOffset Deadline(DateTimeOffset from, int workingDays, DepartmentCode? department = null) =>
        ParisTime.At(Add(ParisTime.DateOf(from), workingDays, department), EndOfDay);

    /// <summary>How many working days in (a, b]: 0 when b is not after a.</summary>
    public static int Between(DateOnly a, DateOnly b, DepartmentCode? department = null)
    {
        var count = 0;
        for (var day = a.DayNumber + 1; day <= b.DayNumber; day++)
        {
            count += IsWorkingDay(DateOnly.FromDayNumber(day), department) ? 1 : 0;
        }

        return count;
    }
}
