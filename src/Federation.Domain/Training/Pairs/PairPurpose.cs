using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;

namespace Federation.Domain.Training;

/// <summary>With whom a pair would be, and on what: until it is formed its own hub alone could say so. Ids and codes, as in <see cref="HoldPurpose"/>.</summary>
public sealed record PairPurpose(ImmutableArray<AskedTrainer> With, ImmutableArray<TrainingTheme> Themes)
{
    public bool IsSound(GrainId self) =>
        HoldPurpose.AreOthers(With, self) && !Themes.IsDefault && Themes.Length <= Enum.GetValues<TrainingTheme>().Length && Themes.All(Enum.IsDefined);

    public bool Equals(PairPurpose? other) => other is not null && Lists.Same(With, other.With) && Lists.Same(Themes, other.Themes);

    public override int GetHashCode() => HashCode.Combine(With.IsDefault ? 0 : With.Length, Themes.IsDefault ? 0 : Themes.Length);
}
