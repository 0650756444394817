using System.Collections.Immutable;
using Federation.Domain.Grains;

namespace Federation.Domain.Training;

/// <summary>What can be asked.</summary>
public static class BookingRules
{
    public const int MostSlots = 90;
    public const int MostTrainers = 6;

    /// <summary>Days from the first slot to the last.</summary>
    public const int LongestStretch = 366;

    /// <summary>In order, each once.</summary>
    public static bool IsSound(ImmutableArray<Slot> slots)
    {
        if (slots.IsDefaultOrEmpty || slots.Length > MostSlots || slots[^1].Date.DayNumber - slots[0].Date.DayNumber > LongestStretch)
        {
            return false;
        }

        for (var i = 1; i < slots.Length; i++)
        {
            if (slots[i].Rank <= slots[i - 1].Rank)
            {
                return false;
            }
        }

        return slots.All(slot => Enum.IsDefined(slot.Part) && slot.Date.Year is >= Slot.FirstYear and <= Slot.LastYear);
    }

    public static Refusal? Check(AskBooking ask, Moment moment)
    {
        if (!BookingId.TryParse(moment.Self.Key, out _))
        {
            return Refusal.InvalidField("id");
        }

        if (!IsSound(ask.Slots))
        {
            return Refusal.InvalidField("slots");
        }

        if (ask.Slots[0].Start <= moment.Now || ask.Slots[^1].Date > DateOnly.FromDateTime(moment.Now.UtcDateTime).AddDays(SlotSet.MostDays))
        {
            return new Refusal("slots-out-of-reach", RefusalKind.Invalid);
        }

        if (ask.Days is < 1 or > BookingClock.LongestLease)
        {
            return Refusal.InvalidField("days");
        }

        if (ask.For is { } session && (session.Hub != moment.Self.Hub || session.Kind != GrainKind.Session))
        {
            return Refusal.InvalidField("for");
        }

        return Check(ask.Trainers);
    }

    /// <summary>A pair is at least one peer and one professional (see "Trainer pair"): a course that needs one never runs without its peer.</summary>
    public static Refusal? Check(ImmutableArray<AskedTrainer> trainers)
    {
        if (trainers.IsDefaultOrEmpty || trainers.Length > MostTrainers || !trainers.All(one => one is not null && IsTrainer(one.Trainer) && Enum.IsDefined(one.Role))
            || trainers.Select(one => one.Trainer).Distinct().Count() != trainers.Length)
        {
            return Refusal.InvalidField("trainers");
        }

        return trainers.Any(one => one.Role == TrainerRole.Peer) ? null : new Refusal("peer-missing", RefusalKind.Invalid);
    }

    public static bool IsTrainer(GrainId grain) => grain.Hub != default && grain.Kind == GrainKind.Trainer && TrainerId.TryParse(grain.Key, out _);
}
