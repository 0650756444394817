namespace Federation.Domain.Time;

/// <summary>Between instants and what the clocks of metropolitan France show; nothing here asks what time it is.</summary>
public static class ParisTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The same instant with the offset of Paris.</summary>
    public static DateTimeOffset Of(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Of(instant).DateTime);

    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(Of(instant).DateTime);

    /// <summary>
    /// The instant at which Paris clocks show this, with the offset of Paris. In the hour that spring skips: the first instant after it.
    /// In the hour that autumn repeats: the first of both.
    /// </summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(local))
        {
            return EndOfGap(local);
        }

        // The larger offset comes first: summer time is still running.
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    /// <summary>The first instant of the day of Paris that it is, or was so many days before; in UTC.</summary>
    public static DateTimeOffset StartOfDay(DateTimeOffset instant, int daysBefore = 0) => At(DateOf(instant).AddDays(-daysBefore), TimeOnly.MinValue).ToUniversalTime();

    private static DateTimeOffset EndOfGap(DateTime local)
    {
        var minute = local.Date.AddMinutes((int)local.TimeOfDay.TotalMinutes);
        while (Zone.IsInvalidTime(minute))
        {
            minute = minute.AddMinutes(1);
        }

        return new DateTimeOffset(minute, Zone.GetUtcOffset(minute));
    }
}
