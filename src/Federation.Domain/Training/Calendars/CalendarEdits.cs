using System.Collections.Immutable;

namespace Federation.Domain.Training;

/// <summary>A calendar changed by one gesture. What comes out is as sound as what came in, unless it is full.</summary>
public static class CalendarEdits
{
    private static readonly ImmutableArray<DayPart> Daytime = [DayPart.Morning, DayPart.Afternoon];

    /// <summary>Nothing is open on this day, whatever was.</summary>
    public static OpenCalendar Close(OpenCalendar calendar, DateOnly day)
    {
        var without = calendar with { Windows = [.. calendar.Windows.Where(window => window.From != day || window.To != day)] };
        return without.Open(day, 1).Count == 0 ? without : without with { Closings = Joined(without.Closings, day) };
    }

    /// <summary>What the windows give on this day is open again; where they give nothing, its morning and afternoon are.</summary>
    public static OpenCalendar Reopen(OpenCalendar calendar, DateOnly day)
    {
        var open = calendar with { Closings = [.. calendar.Closings.SelectMany(closing => Without(closing, day))] };
        return open.Open(day, 1).Count > 0 ? open : open with { Windows = open.Windows.Add(new OpenWindow(day, day, [day.DayOfWeek], Daytime)) };
    }

    /// <summary>Without what is over: a calendar that is kept for years does not fill up with its past.</summary>
    public static OpenCalendar Since(OpenCalendar calendar, DateOnly today) => new([.. calendar.Windows.Where(window => window.To >= today)], [.. calendar.Closings.Where(closing => closing.To >= today)]);

    /// <summary>Days closed one after the other are one closing: a week pressed day by day leaves room for others.</summary>
    private static ImmutableArray<Closing> Joined(ImmutableArray<Closing> closings, DateOnly day)
    {
        var (from, to) = (day, day);
        var others = closings.ToBuilder();
        for (var at = others.Count - 1; at >= 0; at--)
        {
            if (others[at].Parts.IsEmpty && others[at].To.AddDays(1) >= day && others[at].From.AddDays(-1) <= day)
            {
                (from, to) = (from < others[at].From ? from : others[at].From, to > others[at].To ? to : others[at].To);
                others.RemoveAt(at);
            }
        }

        var joined = new Closing(from, to, []);
        return joined.IsSound() ? [.. others, joined] : closings.Add(new Closing(day, day, []));
    }

    private static IEnumerable<Closing> Without(Closing closing, DateOnly day)
    {
        if (day < closing.From || day > closing.To)
        {
            yield return closing;
            yield break;
        }

        if (closing.From < day)
        {
            yield return closing with { To = day.AddDays(-1) };
        }

        if (closing.To > day)
        {
            yield return closing with { From = day.AddDays(1) };
        }
    }
}
