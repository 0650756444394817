using Federation.Domain.Alerts;
using Federation.Domain.Territories;
using Federation.Storage.Alerts;

namespace Federation.Gateway.Alerts.Trainings;

/// <summary>
/// Searches of one hub's confirmed subscriptions on sessions and meetings, filed by the départements they name, so that an announcement in one asks those
/// alone that look there or anywhere.
/// </summary>
internal sealed class TrainingIndex
{
    private readonly Dictionary<SubscriptionId, Filed> _all = [];
    private readonly Dictionary<DepartmentCode, HashSet<SubscriptionId>> _there = [];
    private readonly HashSet<SubscriptionId> _anywhere = [];

    public int Count => _all.Count;

    public void Clear()
    {
        _all.Clear();
        _there.Clear();
        _anywhere.Clear();
    }

    public TrainingQuery Put(SubscriptionRow row, TrainingSearch search)
    {
        Remove(row.Id);

        // A region whose course names no département is looked for anywhere.
        var filed = new Filed(TrainingQuery.Read(search), row.Version, search.Regions.IsEmpty ? [.. search.Departments] : []);
        _all[row.Id] = filed;
        foreach (var place in Places(filed))
        {
            place.Add(row.Id);
        }

        return filed.Query;
    }

    public void Remove(SubscriptionId id)
    {
        if (_all.Remove(id, out var filed))
        {
            foreach (var place in Places(filed))
            {
                place.Remove(id);
            }
        }
    }

    public void Match(Announced news, List<Match> matched)
    {
        if (_all.Count == 0)
        {
            return;
        }

        var text = TrainingText.Of(news);
        var asked = new HashSet<SubscriptionId>();
        foreach (var department in text.Departments)
        {
            if (_there.TryGetValue(department, out var there))
            {
                Ask(there);
            }
        }

        Ask(_anywhere);

        void Ask(HashSet<SubscriptionId> some)
        {
            foreach (var id in some)
            {
                if (asked.Add(id) && _all[id] is var filed && filed.Query.Matches(text))
                {
                    matched.Add(new Match(id, filed.Version));
                }
            }
        }
    }

    private IEnumerable<HashSet<SubscriptionId>> Places(Filed filed)
    {
        if (filed.Departments.Count == 0)
        {
            yield return _anywhere;
        }

        foreach (var department in filed.Departments)
        {
            if (!_there.TryGetValue(department, out var there))
            {
                _there[department] = there = [];
            }

            yield return there;
        }
    }

    private sealed record Filed(TrainingQuery Query, int Version, IReadOnlyList<DepartmentCode> Departments);
}
