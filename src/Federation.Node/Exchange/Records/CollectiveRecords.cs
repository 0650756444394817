using Federation.Domain.Collectives;
using Federation.Domain.Grains;

namespace Federation.Node.Exchange.Records;

/// <summary>Examples of collectives. Who comes to one has no field.</summary>
internal static class CollectiveRecords
{
    public static (GrainId Grain, DescribeCollective Command) Read(RecordCursor record)
    {
        var id = record.Slug("id", GrainId.LongestKey);
        var hub = record.Value<HubId>("hub", HubId.TryParse, "not-a-slug");
        var (region, department) = RecordPlaces.Read(record);
        var profile = new CollectiveProfile(
            record.Text("name", CollectiveGuards.LongestLine), record.Value<CollectiveKind>("kind", Codes<CollectiveKind>.TryParse, "unknown-code"),
            record.Value<CollectiveStatus>("status", Codes<CollectiveStatus>.TryParse, "unknown-code"), Code<CollectiveAudience>(record, "audience"), Code<CollectiveScope>(record, "scope"),
            record.Has("host") ? record.Slug("host", GrainId.LongestKey) : null, region, department, record.OptionalText("commune", CollectiveGuards.LongestLine),
            record.OptionalText("rhythm", CollectiveGuards.LongestLine), Code<CollectiveWay>(record, "way"), Code<FacilitatorKind>(record, "facilitator"),
            record.OptionalText("purpose", CollectiveGuards.LongestText), record.OptionalText("note", CollectiveGuards.LongestText), record.Text("source", CollectiveGuards.LongestLine));
        record.Close();
        return (new GrainId(hub, GrainKind.Collective, id), new DescribeCollective(profile));
    }

    /// <summary>Left out: not stated.</summary>
    private static T Code<T>(RecordCursor record, string name) where T : struct, Enum => record.Optional<T>(name, Codes<T>.TryParse, "unknown-code") ?? default;
}
