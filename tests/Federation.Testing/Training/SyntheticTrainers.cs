using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Storage.Training;

namespace Federation.Testing.Training;

/// <summary>Trainers, calendars and pairs by chance, as varied as they come. Nobody among them exists.</summary>
public sealed class SyntheticTrainers(int seed, DateOnly today)
{
    private static readonly HubId[] Hubs = [HubId.Parse("aura"), HubId.Parse("bretagne"), HubId.Parse("ile-de-france"), HubId.Parse("occitanie")];
    private static readonly DateTimeOffset Since = new(2026, 9, 7, 8, 0, 0, TimeSpan.Zero);

    private readonly Random _random = Seeds.Of(seed);

    public DateOnly Today => today;

    /// <summary>Half of them peers; their free days as their hubs tell them.</summary>
    public ImmutableArray<KnownTrainer> Trainers(int count) => [.. Enumerable.Range(0, count).Select(number => Trainer(number % 2 == 0 ? TrainerRole.Peer : TrainerRole.Professional))];

    /// <param name="role">Null: by chance.</param>
    public KnownTrainer Trainer(TrainerRole? role = null)
    {
        var told = today.AddDays(-_random.Next(30));
        var free = Calendar().Open(told, TrainerState.Horizon).Without(Enumerable.Range(0, _random.Next(40)).Select(_ => new Slot(today.AddDays(_random.Next(400)), (DayPart)_random.Next(2))));
        return new KnownTrainer(TrainerId.Of(_random.NextGuid(Since)).At(_random.Pick(Hubs)), Profile(role ?? (TrainerRole)_random.Next(2)), free);
    }

    /// <summary>One to three windows that come back, and some weeks off.</summary>
    public OpenCalendar Calendar() => new(
        [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => new OpenWindow(
            today.AddDays(-_random.Next(200)), today.AddDays(_random.Next(30, 800)), [.. Some(Enum.GetValues<DayOfWeek>(), 4)], [.. Some(Enum.GetValues<DayPart>(), 2)], _random.Next(1, 4)))],
        [.. Enumerable.Range(0, _random.Next(6)).Select(_ => _random.Next(-20, 500)).Select(day => new Closing(today.AddDays(day), today.AddDays(day + _random.Next(20)), _random.Chance(0.7) ? [] : [DayPart.Afternoon]))]);

    /// <summary>A peer and a professional each, some of three.</summary>
    public ImmutableArray<PairRow> Pairs(IReadOnlyList<KnownTrainer> trainers, int count)
    {
        var peers = trainers.Where(trainer => trainer.Profile.Role == TrainerRole.Peer).ToList();
        var others = trainers.Where(trainer => trainer.Profile.Role == TrainerRole.Professional).ToList();
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            KnownTrainer[] members = [_random.Pick(peers), _random.Pick(others), .. _random.Chance(0.1) ? [_random.Pick(trainers)] : Array.Empty<KnownTrainer>()];
            return new PairRow(
                PairId.Of(_random.NextGuid(Since)).At(members[0].Grain.Hub), PairStatus.Formed, Since, [.. Some(Enum.GetValues<TrainingTheme>(), 3)],
                [.. members.Distinct().Select(member => new PairMember(member.Grain, member.Profile.Role, true))]);
        })];
    }

    public List<T> Some<T>(IReadOnlyList<T> from, int most) => [.. Enumerable.Range(0, _random.Next(1, most + 1)).Select(_ => _random.Pick(from)).Distinct()];

    private TrainerProfile Profile(TrainerRole role)
    {
        var home = _random.Pick(Departments.All).Code;
        ImmutableArray<DepartmentCode> zone = _random.Next(3) switch
        {
            0 => [],
            1 => [.. Adjacency.Of(home)],
            _ => [.. Departments.OfRegion(Departments.Of(home).Region).Select(department => department.Code)],
        };
        ImmutableArray<TrainingWay> ways = _random.Next(4) switch { 0 => [TrainingWay.InPerson], 1 => [TrainingWay.Remote], _ => [TrainingWay.InPerson, TrainingWay.Remote] };
        return new TrainerProfile(role, [.. Some(Enum.GetValues<TrainingTheme>(), 6)], ways, home, zone, _random.Chance(0.3), _random.Chance(0.2) ? ["fr", "en"] : _random.Chance(0.1) ? ["fr", "ar"] : ["fr"]);
    }
}
