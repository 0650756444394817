using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Storage.Training;

namespace Federation.Search.Training;

/// <summary>A place of a training that somebody has to fill.</summary>
/// <param name="Themes">Of the training; empty: not known.</param>
/// <param name="Way">Null: however one can.</param>
/// <param name="But">Who is there already, or is not to be asked again.</param>
/// <param name="Partners">Who forms a pair with one of those who stay.</param>
/// <param name="TimesWith">How often somebody gave a training together with one of them.</param>
public sealed record CandidateQuery(
    TrainerRole Role, ImmutableArray<Slot> Slots, ImmutableArray<TrainingTheme> Themes, TrainingWay? Way, DepartmentCode? Department, IReadOnlySet<GrainId> But,
    IReadOnlySet<GrainId> Partners, IReadOnlyDictionary<GrainId, int> TimesWith, int Most = 10);

/// <summary>Somebody who could come, and the reasons of the rank.</summary>
/// <param name="Themes">Of the training, that one teaches.</param>
/// <param name="Distance">Borders; null: not known, or no way by land.</param>
/// <param name="Together">Trainings given together with one of those who stay.</param>
public sealed record Candidate(KnownTrainer Trainer, ImmutableArray<TrainingTheme> Themes, int? Distance, bool IsPartner, int Together);

/// <summary>The role and free days are a must; then the themes, then the distance, then having worked together ("Training and trainers").</summary>
internal static class CandidateSearch
{
    public const int LongestList = 50;

    public static IReadOnlyList<Candidate> Find(IEnumerable<PackedTrainer> trainers, CandidateQuery query)
    {
        return [.. trainers
            .Where(trainer => trainer.Role == query.Role && !query.But.Contains(trainer.Grain) && Comes(trainer.Known.Profile, query) && query.Slots.All(trainer.Known.Free.Has))
            .Select(trainer => new Candidate(
                trainer.Known, [.. trainer.Known.Profile.Themes.Where(query.Themes.Contains)],
                query.Way == TrainingWay.Remote || query.Department is not { } place ? null : Adjacency.Distance(place, trainer.Known.Profile.Base),
                query.Partners.Contains(trainer.Grain), query.TimesWith.GetValueOrDefault(trainer.Grain)))
            .OrderByDescending(one => one.Themes.Length)
            .ThenBy(one => query.Department is null || query.Way == TrainingWay.Remote ? 0 : one.Distance ?? Places.OverTheSea)
            .ThenByDescending(one => one.Together + (one.IsPartner ? 1 : 0))
            .ThenBy(one => one.Trainer.Grain.Hub).ThenBy(one => one.Trainer.Grain.Key, StringComparer.Ordinal)
            .Take(Math.Clamp(query.Most, 0, LongestList))];
    }

    private static bool Comes(TrainerProfile profile, CandidateQuery query) => (query.Way, query.Department) switch
    {
        (TrainingWay.Remote, _) => profile.Ways.Contains(TrainingWay.Remote),
        (TrainingWay.InPerson, { } place) => profile.GoesTo(place),
        (TrainingWay.InPerson, null) => profile.Ways.Contains(TrainingWay.InPerson),
        (null, { } place) => profile.GoesTo(place) || profile.Ways.Contains(TrainingWay.Remote),
        _ => true,
    };
}
