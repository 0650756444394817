using Federation.Domain.Grains;
using Federation.Domain.Structures;

namespace Federation.Node.Exchange.Records;

internal static class StructureRecords
{
    public static (GrainId Grain, DescribeStructure Command) Read(RecordCursor record)
    {
        var id = record.Slug("id", GrainId.LongestKey);
        var hub = record.Value<HubId>("hub", HubId.TryParse, "not-a-slug");
        var (region, department) = RecordPlaces.Read(record);
        var profile = new StructureProfile(
            record.Text("name", 300),
            record.Text("kind", 300),
            record.OptionalText("finess", 3),
            record.OptionalText("commune", 200),
            department,
            region,
            record.Texts("publics", 50, 300),
            record.Texts("roles", 20, 40),
            record.OptionalTruth("employs_peers"),
            record.OptionalText("siret", 14),
            record.OptionalText("source", RecordReader.LongestSource));
        record.OptionalText("note", RecordReader.LongestNote);
        record.Close();
        return (new GrainId(hub, GrainKind.Structure, id), new DescribeStructure(profile));
    }
}
