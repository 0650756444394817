using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Territories;

namespace Federation.Node.Exchange.Records;

/// <summary>All hubs are read before the first is planned: who covers what can only be judged together.</summary>
internal sealed class HubBatch(Reading reading, IReadOnlyDictionary<HubId, PlatformState> known, Faults faults)
{
    private readonly List<(RecordPlace Place, JsonElement Element, HubId Id, DescribePlatform Command)> _read = [];

    public void Add(RecordPlace place, JsonElement element)
    {
        var before = faults.Count;
        var (id, command) = HubRecords.Read(new RecordCursor(element, place, faults));
        if (faults.Count == before && reading.IsFree(place, id.ToString(), "id"))
        {
            _read.Add((place, element, id, command));
        }
        else
        {
            reading.Spoil(id);
        }
    }

    public void Close()
    {
        var taken = new Dictionary<DepartmentCode, HubId>();
        foreach (var (hub, platform) in known.Where(pair => _read.TrueForAll(record => record.Id != pair.Key)).OrderBy(pair => pair.Key))
        {
            foreach (var department in platform.Profile.Departments)
            {
                taken.TryAdd(department, hub);
            }
        }

        var before = faults.Count;
        foreach (var (place, _, id, command) in _read)
        {
            Check(place, "departments", [.. command.Profile.Departments], id, taken);
        }

        // A local referent stands in where no hub covers; two hubs may well share one.
        foreach (var (place, _, id, command) in _read)
        {
            Check(place, "referents", [.. command.Profile.Referents], id, taken, claims: false);
        }

        foreach (var (place, element, id, command) in _read)
        {
            if (faults.Count > before || !reading.Ask(place, element, GrainId.Platform(id), command, Caller.Operator))
            {
                reading.Spoil(id);
            }
        }
    }

    private void Check(RecordPlace place, string field, DepartmentCode[] departments, HubId id, Dictionary<DepartmentCode, HubId> taken, bool claims = true)
    {
        for (var i = 0; i < departments.Length; i++)
        {
            if (taken.TryGetValue(departments[i], out var other) && other != id)
            {
                faults.Add(place, $"{field}[{i}]", "department-taken", other.ToString());
            }
            else if (claims)
            {
                taken[departments[i]] = id;
            }
        }
    }
}
