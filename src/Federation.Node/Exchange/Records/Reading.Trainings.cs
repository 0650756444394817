using System.Text.Json;
using Federation.Domain.Grains;

namespace Federation.Node.Exchange.Records;

internal sealed partial class Reading
{
    private readonly HashSet<GrainId> _courses = [];

    public void Course(RecordPlace place, JsonElement element)
    {
        var before = faults.Count;
        var record = CourseRecords.Read(new RecordCursor(element, place, faults));
        if (faults.Count != before || !IsFree(place, record.Grain.ToString(), "id") || !Exists(place, "hub", record.Grain.Hub))
        {
            return;
        }

        if (record.Describe.Profile.Parent is { } parent && !_courses.Contains(parent))
        {
            faults.Add(place, "parent", "unknown-course");
            return;
        }

        if (!Ask(place, element, record.Grain, record.Describe, Caller.Operator))
        {
            return;
        }

        _courses.Add(record.Grain);
        for (var i = 0; i < record.Sessions.Length; i++)
        {
            var (session, plan) = record.Sessions[i];
            if (IsFree(place, session.ToString(), $"sessions[{i}].id"))
            {
                Ask(place, element, session, plan, Caller.Operator, i + 1, $"sessions[{i}]");
            }
        }
    }

    public void Collective(RecordPlace place, JsonElement element)
    {
        var before = faults.Count;
        var (grain, command) = CollectiveRecords.Read(new RecordCursor(element, place, faults));
        if (faults.Count == before && IsFree(place, grain.ToString(), "id") && Exists(place, "hub", grain.Hub))
        {
            Ask(place, element, grain, command, Caller.Operator);
        }
    }
}
