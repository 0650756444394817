using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;

namespace Federation.Domain.Training;

/// <summary>
/// What a trainer may know before answering, in ids alone: what a session is and what a trainer does, every hub knows already; names stay where they are sealed.
/// Entries and states that are older than it have none.
/// </summary>
/// <param name="Session">At the hub that asks; null: days that are for no session.</param>
/// <param name="With">Who else is asked, or stays when somebody else left.</param>
public sealed record HoldPurpose(GrainId? Session, ImmutableArray<AskedTrainer> With)
{
    public bool IsSound(HubId asking, GrainId self) =>
        (Session is not { } session || (session.Hub == asking && session.Kind == GrainKind.Session)) && AreOthers(With, self);

    /// <summary>Whatever another hub wrote: few, trainers, each once, and never whoever is told of them.</summary>
    public static bool AreOthers(ImmutableArray<AskedTrainer> with, GrainId self) =>
        !with.IsDefault && with.Length < BookingRules.MostTrainers
        && with.All(one => one is not null && one.Trainer != self && BookingRules.IsTrainer(one.Trainer) && Enum.IsDefined(one.Role))
        && with.Select(one => one.Trainer).Distinct().Count() == with.Length;

    public bool Equals(HoldPurpose? other) => other is not null && Session == other.Session && Lists.Same(With, other.With);

    public override int GetHashCode() => HashCode.Combine(Session, With.IsDefault ? 0 : With.Length);
}
