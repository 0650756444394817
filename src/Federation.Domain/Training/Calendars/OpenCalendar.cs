using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;

namespace Federation.Domain.Training;

/// <summary>Open on these days of the week, in these parts of the day, every so many weeks from the week of <paramref name="From"/>.</summary>
/// <param name="To">The last day, included.</param>
/// <param name="EveryWeeks">1 to 8.</param>
public sealed record OpenWindow(DateOnly From, DateOnly To, ImmutableArray<DayOfWeek> Days, ImmutableArray<DayPart> Parts, int EveryWeeks = 1)
{
    public const int RarestWeeks = 8;

    public bool IsSound() =>
        OpenCalendar.IsStretch(From, To) && EveryWeeks is >= 1 and <= RarestWeeks
        && !Days.IsDefaultOrEmpty && Days.Length <= 7 && Days.All(Enum.IsDefined) && !Parts.IsDefaultOrEmpty && Parts.Length <= Slot.PartsOfDay && Parts.All(Enum.IsDefined);

    public bool Equals(OpenWindow? other) =>
        other is not null && (From, To, EveryWeeks) == (other.From, other.To, other.EveryWeeks) && Lists.Same(Days, other.Days) && Lists.Same(Parts, other.Parts);

    public override int GetHashCode() => HashCode.Combine(From, To, EveryWeeks);
}

/// <summary>Not open after all, whatever the windows say. No reason is asked, so none can leak.</summary>
/// <param name="To">The last day, included.</param>
/// <param name="Parts">Empty: the whole days.</param>
public sealed record Closing(DateOnly From, DateOnly To, ImmutableArray<DayPart> Parts)
{
    public bool IsSound() => OpenCalendar.IsStretch(From, To) && !Parts.IsDefault && Parts.Length <= Slot.PartsOfDay && Parts.All(Enum.IsDefined);

    public bool Equals(Closing? other) => other is not null && (From, To) == (other.From, other.To) && Lists.Same(Parts, other.Parts);

    public override int GetHashCode() => HashCode.Combine(From, To);
}

/// <summary>When somebody can be asked to work: windows, less what is closed.</summary>
public sealed record OpenCalendar(ImmutableArray<OpenWindow> Windows, ImmutableArray<Closing> Closings)
{
    public const int MostWindows = 50;
    public const int MostClosings = 200;

    /// <summary>Days between the ends of a window.</summary>
    public const int LongestSpan = 3 * 366;

    // What was asked last: a calendar is asked for the same two years at every hold, and changes a few times a year.
    private SlotSet? _open;

    // A copy with other windows has another answer.
    private OpenCalendar(OpenCalendar other) => (Windows, Closings) = (other.Windows, other.Closings);

    [JsonIgnore]
    public static OpenCalendar Empty { get; } = new([], []);

    internal static bool IsStretch(DateOnly from, DateOnly to) =>
        from <= to && to.DayNumber - from.DayNumber <= LongestSpan && from.Year >= Slot.FirstYear && to.Year <= Slot.LastYear;

    public bool IsSound() =>
        !Windows.IsDefault && Windows.Length <= MostWindows && Windows.All(window => window is not null && window.IsSound())
        && !Closings.IsDefault && Closings.Length <= MostClosings && Closings.All(closing => closing is not null && closing.IsSound());

    /// <summary>What is open in a stretch of days.</summary>
    public SlotSet Open(DateOnly first, int days)
    {
        // Written whole by whoever comes first: two threads that do would write the same.
        if (Volatile.Read(ref _open) is { } last && last.From == first && last.Days == days)
        {
            return last;
        }

        var opened = Read(first, days);
        if (days == TrainerState.Horizon)
        {
            Volatile.Write(ref _open, opened);
        }

        return opened;
    }

    private SlotSet Read(DateOnly first, int days)
    {
        var set = new SlotSet.Builder(first, days);
        foreach (var window in Windows)
        {
            Open(set, window);
        }

        foreach (var closing in Closings)
        {
            for (var day = Math.Max(closing.From.DayNumber, set.First); day <= Math.Min(closing.To.DayNumber, set.Last); day++)
            {
                foreach (var part in closing.Parts.IsEmpty ? All : closing.Parts)
                {
                    set.Remove((day * Slot.PartsOfDay) + (int)part);
                }
            }
        }

        return set.Build();
    }

    private static readonly ImmutableArray<DayPart> All = [.. Enum.GetValues<DayPart>()];

    private static void Open(SlotSet.Builder set, OpenWindow window)
    {
        // Weeks begin on Monday: day number 0 was one.
        var week = window.From.DayNumber / 7;
        var (days, parts) = (window.Days.Aggregate(0, (mask, day) => mask | (1 << (int)day)), window.Parts.Aggregate(0, (mask, part) => mask | (1 << (int)part)));
        for (var day = Math.Max(window.From.DayNumber, set.First); day <= Math.Min(window.To.DayNumber, set.Last); day++)
        {
            if (((day / 7) - week) % window.EveryWeeks != 0 || (days >> ((day + 1) % 7) & 1) == 0)
            {
                continue;
            }

            for (var left = parts; left != 0; left &= left - 1)
            {
                set.Add((day * Slot.PartsOfDay) + BitOperations.TrailingZeroCount(left));
            }
        }
    }

    public bool Equals(OpenCalendar? other) => other is not null && Lists.Same(Windows, other.Windows) && Lists.Same(Closings, other.Closings);

    public override int GetHashCode() => HashCode.Combine(Windows.Length, Closings.Length);
}
