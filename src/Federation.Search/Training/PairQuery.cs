using System.Collections.Immutable;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Storage.Training;

namespace Federation.Search.Training;

/// <summary>Which pairs, and when. What is not said does not matter.</summary>
/// <param name="Themes">One of them at least; empty: any.</param>
/// <param name="Department">Where it takes place.</param>
/// <param name="Way">Null: on the spot, else remotely.</param>
/// <param name="Language">ISO 639-1, spoken by all of the pair.</param>
/// <param name="From">Never before today: what was free is nobody's question.</param>
/// <param name="To">The last day, included; at most <see cref="SlotSet.MostDays"/> days in all.</param>
/// <param name="Slots">All of them free; empty: any day of the stretch is.</param>
public sealed record PairQuery(
    ImmutableArray<TrainingTheme> Themes, DepartmentCode? Department, TrainingWay? Way, string? Language, DateOnly From, DateOnly To, ImmutableArray<Slot> Slots, int Skip = 0, int Most = 20)
{
    public const int LongestPage = 100;

    internal int Days => Math.Clamp(To.DayNumber - From.DayNumber + 1, 0, SlotSet.MostDays);
}

/// <param name="Way">How they would come.</param>
/// <param name="Distance">Borders that the farthest crosses; null remotely, when no place was asked for, or when no way goes by land.</param>
/// <param name="Free">When all are, in the stretch that was asked for.</param>
public sealed record PairHit(PairRow Pair, ImmutableArray<KnownTrainer> Members, TrainingWay Way, int? Distance, ImmutableArray<TrainingTheme> Themes, SlotSet Free);

/// <param name="Total">On all pages.</param>
public sealed record PairsFound(IReadOnlyList<PairHit> Hits, int Total);
