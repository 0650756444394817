using System.Collections.Immutable;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Storage.Training;

namespace Federation.Search.Training;

/// <summary>Somebody of the other role with whom a trainer could form a pair.</summary>
/// <param name="Themes">That both teach.</param>
/// <param name="Distance">Borders between where they live; null: no way by land.</param>
/// <param name="Free">Parts of days when both are.</param>
public sealed record Partner(KnownTrainer Trainer, ImmutableArray<TrainingTheme> Themes, int? Distance, int Free);

/// <summary>A shared theme is a must; then the nearest, then who is free most often with them.</summary>
internal static class PartnerSearch
{
    public const int LongestList = 100;

    public static IReadOnlyList<Partner> Find(PackedTrainer one, IEnumerable<PackedTrainer> others, DateOnly from, DateOnly to, int most)
    {
        var stretch = new Stretch(from, to);
        return [.. others
            .Where(other => other.Role != one.Role && (other.Themes & one.Themes) != 0)
            .Select(other => new Partner(
                other.Known, [.. other.Known.Profile.Themes.Where(one.Known.Profile.Themes.Contains)], Adjacency.Distance(one.Known.Profile.Base, other.Known.Profile.Base),
                JointAvailability.Count(one.Free, other.Free, stretch)))
            .OrderBy(partner => partner.Distance ?? Places.OverTheSea).ThenByDescending(partner => partner.Free).ThenByDescending(partner => partner.Themes.Length)
            .ThenBy(partner => partner.Trainer.Grain.Hub).ThenBy(partner => partner.Trainer.Grain.Key, StringComparer.Ordinal)
            .Take(Math.Clamp(most, 0, LongestList))];
    }
}
