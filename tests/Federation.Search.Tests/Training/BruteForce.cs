using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Search.Training;
using Federation.Storage.Training;

namespace Federation.Search.Tests.Training;

/// <summary>The question put to each pair, slot after slot, without any cleverness.</summary>
internal static class BruteForce
{
    public static List<(GrainId Pair, TrainingWay Way, int? Distance, List<Slot> Free)> Find(IReadOnlyDictionary<GrainId, KnownTrainer> trainers, IEnumerable<PairRow> pairs, PairQuery query)
    {
        var found = new List<(PairRow Pair, TrainingWay Way, int? Distance, int Themes, List<Slot> Free)>();
        foreach (var pair in pairs)
        {
            if (!pair.Members.All(member => trainers.ContainsKey(member.Trainer)))
            {
                continue;
            }

            var members = pair.Members.Select(member => trainers[member.Trainer]).ToList();
            var themes = pair.Themes.Count(query.Themes.Contains);
            var comes = query.Department is { } place ? Come(place) : Departments.All.Any(department => Come(department.Code));
            bool Come(DepartmentCode to) => members.All(one => one.Profile.GoesTo(to));
            var remote = members.All(one => one.Profile.Ways.Contains(TrainingWay.Remote));
            TrainingWay? way = query.Way switch
            {
                TrainingWay.InPerson => comes ? TrainingWay.InPerson : null,
                TrainingWay.Remote => remote ? TrainingWay.Remote : null,
                _ => comes ? TrainingWay.InPerson : remote ? TrainingWay.Remote : null,
            };
            var free = new List<Slot>();
            for (var day = query.From; day <= query.To; day = day.AddDays(1))
            {
                free.AddRange(Enum.GetValues<DayPart>().Select(part => new Slot(day, part)).Where(slot => members.All(one => one.Free.Has(slot))));
            }

            if (way is not { } how || (!query.Themes.IsEmpty && themes == 0) || free.Count == 0 || !query.Slots.All(slot => members.All(one => one.Free.Has(slot)))
                || (query.Language is { } language && !members.All(one => one.Profile.Languages.Contains(language))))
            {
                continue;
            }

            found.Add((pair, how, how == TrainingWay.Remote || query.Department is not { } at ? null : Farthest(members, at), themes, free));
        }

        return [.. found
            .OrderBy(one => one.Way == TrainingWay.Remote ? 1000 : query.Department is null ? 0 : one.Distance ?? 900).ThenByDescending(one => one.Themes).ThenByDescending(one => one.Free.Count)
            .ThenBy(one => one.Pair.Grain.Hub).ThenBy(one => one.Pair.Grain.Key, StringComparer.Ordinal)
            .Select(one => (one.Pair.Grain, one.Way, one.Distance, one.Free))];
    }

    private static int? Farthest(List<KnownTrainer> members, DepartmentCode place)
    {
        var distances = members.Select(one => Adjacency.Distance(place, one.Profile.Base)).ToList();
        return distances.Contains(null) ? null : distances.Max();
    }
}
