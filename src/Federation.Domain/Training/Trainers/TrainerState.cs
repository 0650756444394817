using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Time;

namespace Federation.Domain.Training;

[JsonConverter(typeof(CodeConverter<HoldStatus>))]
public enum HoldStatus
{
    /// <summary>Kept for somebody who asks, until the lease ends.</summary>
    Held,

    /// <summary>The person said yes; the lease still runs.</summary>
    Agreed,

    /// <summary>Settled with everybody: no lease any more.</summary>
    Booked,
}

/// <param name="Slots">In order.</param>
/// <param name="Until">End of the lease: at this instant it is nobody's, unless it is booked.</param>
public sealed record Hold(HoldRef Ref, ImmutableArray<Slot> Slots, DateTimeOffset Until, HoldStatus Status, HoldPurpose? Purpose = null)
{
    public DateTimeOffset Over => Slots[^1].End;

    /// <summary>The instant at which the trainer's own clock lets it go.</summary>
    public DateTimeOffset Ends => Status == HoldStatus.Booked ? Over : Until;
}

/// <summary>One person who trains, at one's home hub. It alone decides what is on its calendar: no other grain, no table and no message can book one twice.</summary>
/// <param name="Contact">Name and ways to be reached, sealed.</param>
/// <param name="Owner">Hash of the secret of the private link by which one answers; empty while there is none.</param>
public sealed record TrainerState(TrainerProfile Profile, OpenCalendar Calendar, SealRef? Contact, string Owner, ImmutableArray<Hold> Holds, DateTimeOffset ToldAt, bool Retired = false) : GrainState
{
    public ImmutableArray<PairOf> Pairs { get; init; } = [];

    /// <summary>Names the profile and the sealed contact as they are written: another link, a hold or a pair does not change it.</summary>
    public string TextId => TextMark.Of(Profile, Contact?.Id);

    /// <summary>Names the windows and closings as they are written.</summary>
    public string CalendarId => TextMark.Of(Calendar);

    /// <summary>More at once is refused as not free.</summary>
    public const int MostHolds = 300;

    /// <summary>Days ahead that are told to other hubs.</summary>
    public const int Horizon = SlotSet.MostDays;

    /// <summary>The horizon moves on with time: so often, in days, it is told again.</summary>
    public const int TellAgain = 30;

    public Hold? Find(HoldRef reference)
    {
        foreach (var hold in Holds)
        {
            if (hold.Ref == reference)
            {
                return hold;
            }
        }

        return null;
    }

    public bool IsFree(ImmutableArray<Slot> slots) => !Retired && !IsTaken(slots) && IsOpen(slots);

    private bool IsTaken(ImmutableArray<Slot> slots)
    {
        // Both are in order: most holds lie wholly before or after what is asked for.
        foreach (var hold in Holds)
        {
            if (hold.Slots[0].Rank <= slots[^1].Rank && hold.Slots[^1].Rank >= slots[0].Rank && hold.Slots.Any(slots.Contains))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOpen(ImmutableArray<Slot> slots)
    {
        var open = Calendar.Open(slots[0].Date, slots[^1].Date.DayNumber - slots[0].Date.DayNumber + 1);
        foreach (var slot in slots)
        {
            if (!open.Has(slot))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What other hubs are told: what is free and nothing else.</summary>
    public SlotSet Free(DateTimeOffset now) => Retired ? SlotSet.Empty : Calendar.Open(ParisTime.DateOf(now), Horizon).Without(Holds.SelectMany(hold => hold.Slots));

    /// <summary>When the first hold ends. Computed at every append: what the clocks of Paris show is asked once, not for each booking.</summary>
    private DateTimeOffset NextEnd()
    {
        var (lease, booked) = (DateTimeOffset.MaxValue, int.MaxValue);
        foreach (var hold in Holds)
        {
            if (hold.Status == HoldStatus.Booked)
            {
                booked = Math.Min(booked, hold.Slots[^1].Rank);
            }
            else if (hold.Until < lease)
            {
                lease = hold.Until;
            }
        }

        return booked == int.MaxValue ? lease : BookingGrain.Earlier(lease, Slot.OfRank(booked).End);
    }

    public IEnumerable<Deadline> Deadlines()
    {
        // One for all: the next that ends.
        if (!Holds.IsEmpty)
        {
            yield return new Deadline(TrainerClock.Holds, NextEnd());
        }

        if (!Retired)
        {
            yield return new Deadline(TrainerClock.Horizon, ToldAt.AddDays(TellAgain));
        }
    }
}

public static class TrainerClock
{
    public const string Holds = "holds";
    public const string Horizon = "horizon";
}
