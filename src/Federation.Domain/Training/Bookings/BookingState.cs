using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Training;

[JsonConverter(typeof(CodeConverter<BookingStatus>))]
public enum BookingStatus
{
    /// <summary>Calendars, then people, are asked.</summary>
    Asked,

    /// <summary>Everybody agreed; each calendar settles it.</summary>
    Settling,

    /// <summary>Settled everywhere.</summary>
    Confirmed,

    /// <summary>Somebody who was booked cannot come. Shown so until somebody else is.</summary>
    AtRisk,

    /// <summary>Took place.</summary>
    Done,

    /// <summary>One was not free, said no, or did not answer in time.</summary>
    Refused,

    /// <summary>The hub that asked took it back.</summary>
    Withdrawn,

    /// <summary>Nobody was found in time for who could not come: it does not run without its peer.</summary>
    Postponed,
}

public sealed record BookingTransition(BookingStatus From, BookingStatus To);

/// <summary>The life of a booking as data; the terminal statuses are derived from it.</summary>
public static class BookingTransitions
{
    public static IReadOnlyList<BookingTransition> Table { get; } =
    [
        new(BookingStatus.Asked, BookingStatus.Settling),
        new(BookingStatus.Asked, BookingStatus.Refused),
        new(BookingStatus.Asked, BookingStatus.Withdrawn),
        new(BookingStatus.Settling, BookingStatus.Confirmed),
        new(BookingStatus.Settling, BookingStatus.Refused),
        new(BookingStatus.Settling, BookingStatus.Withdrawn),
        new(BookingStatus.Confirmed, BookingStatus.AtRisk),
        new(BookingStatus.Confirmed, BookingStatus.Done),
        new(BookingStatus.Confirmed, BookingStatus.Withdrawn),
        new(BookingStatus.AtRisk, BookingStatus.Confirmed),
        new(BookingStatus.AtRisk, BookingStatus.Postponed),
        new(BookingStatus.AtRisk, BookingStatus.Withdrawn),
    ];

    private static readonly ImmutableHashSet<BookingStatus> Terminal = [.. Enum.GetValues<BookingStatus>().Where(status => Table.All(line => line.From != status))];

    public static bool IsTerminal(BookingStatus status) => Terminal.Contains(status);

    public static bool Allows(BookingStatus from, BookingStatus to) => Table.Any(line => line.From == from && line.To == to);
}

[JsonConverter(typeof(CodeConverter<MemberStatus>))]
public enum MemberStatus
{
    Asked,
    Held,
    Agreed,
    Booked,

    /// <summary>Refused, cancelled or released: nothing is kept there.</summary>
    Gone,
}

/// <param name="Ask">Number of the request under which the trainer knows this booking.</param>
/// <param name="Confirmed">The word that it is settled has gone out.</param>
public sealed record BookingMember(GrainId Trainer, TrainerRole Role, int Ask, MemberStatus Status, bool Confirmed = false);

/// <summary>
/// One hub asks several trainers for the same slots, all or none. It decides nothing about their calendars: it asks, hears, and settles once all agreed.
/// </summary>
/// <param name="Until">End of the leases it asked for. Settled or over by then.</param>
/// <param name="RepairBy">At risk: postponed at this instant without somebody for each role.</param>
/// <param name="Asks">Requests made so far.</param>
public sealed record BookingState(
    BookingStatus Status, ImmutableArray<Slot> Slots, ImmutableArray<BookingMember> Members, DateTimeOffset Until, int Asks, DateTimeOffset Since,
    DateTimeOffset? RepairBy = null, GrainId? For = null, HoldRefusedWhy? Why = null) : GrainState
{
    public bool IsOver => BookingTransitions.IsTerminal(Status);

    [JsonIgnore]
    public IEnumerable<BookingMember> Present => Members.Where(member => member.Status != MemberStatus.Gone);

    public BookingMember? Find(int ask) => Members.FirstOrDefault(member => member.Ask == ask);

    internal ImmutableArray<BookingMember> With(int ask, Func<BookingMember, BookingMember> change) => Find(ask) is { } member ? Members.Replace(member, change(member)) : Members;

    public IEnumerable<Deadline> Deadlines()
    {
        if (Status is BookingStatus.Asked or BookingStatus.Settling)
        {
            yield return new Deadline(BookingClock.Lease, Until);
        }

        if (Status == BookingStatus.AtRisk && RepairBy is { } by)
        {
            yield return new Deadline(BookingClock.Repair, by);
        }

        if (Status == BookingStatus.Confirmed)
        {
            yield return new Deadline(BookingClock.Over, Slots[^1].End);
        }
    }
}

public static class BookingClock
{
    public const string Lease = "lease";
    public const string Repair = "repair";
    public const string Over = "over";

    /// <summary>Days that trainers have to answer, unless the hub says otherwise; never beyond the first slot.</summary>
    public const int LeaseFor = 7;

    public const int LongestLease = 30;

    /// <summary>Days before the first slot at which a booking at risk is postponed, so that nobody travels for nothing.</summary>
    public const int RepairBefore = 3;
}
