using System.Collections.Immutable;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Gateway.Words;
using Federation.Web.Training;

namespace Federation.Web.Trainers;

public enum DayKind
{
    Over,
    Closed,
    Free,
    Asked,
    Booked,
}

/// <summary>One day of a trainer's own calendar.</summary>
/// <param name="Free">Parts of it that can be asked for.</param>
public sealed record OwnDay(DateOnly Date, DayKind Kind, ImmutableArray<DayPart> Free)
{
    /// <summary>A word or two, for a cell.</summary>
    public string Word => Kind switch
    {
        DayKind.Booked => "pris",
        DayKind.Asked => "gardé",
        DayKind.Free => Free.Length > 1 ? "libre" : Free[0] == DayPart.Afternoon ? "ap.-m." : Labels.Of(Free[0]),
        DayKind.Closed => "–",
        _ => "",
    };

    /// <summary>The whole state, for who does not see the cell.</summary>
    public string Said => Kind switch
    {
        DayKind.Booked => "réservé",
        DayKind.Asked => "gardé pour une demande",
        DayKind.Free => $"libre {string.Join(", ", Free.Select(Labels.Of))}",
        DayKind.Closed => "pas ouvert",
        _ => "passé",
    };

    /// <summary>May be pressed: neither over nor taken.</summary>
    public bool MayChange => Kind is DayKind.Free or DayKind.Closed;
}

/// <summary>A month as its trainer sees it.</summary>
public static class OwnMonth
{
    public static IReadOnlyList<IReadOnlyList<OwnDay?>> Weeks(TrainerState state, DateOnly month, DateTimeOffset now)
    {
        var today = ParisTime.DateOf(now);
        var (first, days) = (month, DateTime.DaysInMonth(month.Year, month.Month));
        var open = state.Calendar.Open(first, days);
        var taken = state.Holds.SelectMany(hold => hold.Slots.Select(slot => (slot.Date, hold.Status, slot))).ToLookup(one => one.Date);
        return [.. Calendar.Weeks(month).Select(week => (IReadOnlyList<OwnDay?>)[.. week.Select(date => date.Month == month.Month ? Day(date) : null)])];

        OwnDay Day(DateOnly date)
        {
            ImmutableArray<DayPart> free = [.. Enum.GetValues<DayPart>().Where(part => open.Has(new Slot(date, part)) && !taken[date].Any(one => one.slot.Part == part))];
            var kind = taken[date].Any(one => one.Status == HoldStatus.Booked) ? DayKind.Booked
                : taken[date].Any() ? DayKind.Asked
                : date < today ? DayKind.Over
                : free.IsEmpty ? DayKind.Closed : DayKind.Free;
            return new OwnDay(date, kind, free);
        }
    }
}
