using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.Calendars;

namespace Federation.Gateway.Training.Calendars;

/// <summary>
/// What is on a trainer's calendar, for the trainer's own software, and for whoever sees that screen: not what about, not with whom, not in which role,
/// and of what is open or closed nothing at all.
/// </summary>
public static class TrainerEvents
{
    private const string Domain = "federation-travail-pair";

    /// <param name="changedAt">Of the trainer's calendar.</param>
    /// <param name="page">The trainer's own, behind a private link; null leaves it out.</param>
    public static IEnumerable<CalendarEvent> Of(Hold hold, DateTimeOffset changedAt, string? page) => Of(hold.Ref, hold.Slots, Sequence(hold.Status), changedAt, page) is var events
        && hold.Status == HoldStatus.Booked ? events : events.Select(one => one with { Status = CalendarStatus.Tentative });

    /// <summary>It was on the calendar and is not any more.</summary>
    public static IEnumerable<CalendarEvent> Released(HoldRef hold, IReadOnlyList<Slot> slots, DateTimeOffset at, string? page) =>
        Of(hold, slots, Sequence(HoldStatus.Booked) + 1, at, page).Select(one => one with { Status = CalendarStatus.Cancelled });

    /// <summary>Parts of a day that follow each other are one stretch of it.</summary>
    private static IEnumerable<CalendarEvent> Of(HoldRef hold, IReadOnlyList<Slot> slots, int sequence, DateTimeOffset changedAt, string? page)
    {
        for (var from = 0; from < slots.Count;)
        {
            var to = from;
            while (to + 1 < slots.Count && slots[to + 1].Date == slots[from].Date && slots[to + 1].Rank == slots[to].Rank + 1)
            {
                to++;
            }

            // A hold never changes its slots: others are another hold.
            yield return new CalendarEvent(
                $"hold-{hold.Booking.Hub}-{hold.Booking.Key}-{hold.Ask}-{slots[from].Date:yyyyMMdd}-{Codes<DayPart>.Of(slots[from].Part)}@{Domain}", sequence, changedAt,
                new Instants(slots[from].Start, slots[to].End), "Réservé")
            {
                IsBusy = true, Description = page, Url = page,
            };
            from = to + 1;
        }
    }

    /// <summary>Held, agreed, booked: never back.</summary>
    private static int Sequence(HoldStatus status) => (int)status;
}
