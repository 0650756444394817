using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Node.Exchange.Records;

namespace Federation.Node.Tests.Exchange;

internal static class Folders
{
    public const string Hub = """{"id":"aura","short_name":"AURA","full_name":"Plateforme","carrier":"Association","region":"84","departments":["38","69"],"services":[{"code":"awareness","remote":true,"outside":true,"capacity":"open"}]}""";
    public const string OtherHub = """{"id":"bretagne","short_name":"Bretagne","full_name":"Plateforme","carrier":"Association","region":"53","departments":["35"],"services":[{"code":"employer-support","remote":false,"outside":false,"capacity":"open"}]}""";
    public const string Structure = """{"id":"abri","hub":"aura","name":"L’Abri","kind":"association","department":"38","region":"84"}""";
    public const string Referral = """{"id":"exemple","origin":"aura","kind":"recruit-a-peer","department":"35","way":"either","language":"fr","requested_working_days_ago":3,"send_to":"bretagne","source":"document, ligne 1"}""";

    public static readonly Dictionary<HubId, PlatformState> Nobody = [];

    public static string List(params string[] records) => $"[{string.Join(',', records)}]";

    public static RecordSet Set(params (string File, string Text)[] files) => RecordSet.Of(files.ToDictionary(file => file.File, file => Encoding.UTF8.GetBytes(file.Text)));

    public static RecordSet Hubs(params string[] records) => Set((RecordSet.Hubs, List(records)));

    public static RecordSet Structures(params string[] records) => Set((RecordSet.Hubs, List(Hub, OtherHub)), (RecordSet.Structures, List(records)));

    public static RecordSet Referrals(params string[] records) => Set((RecordSet.Hubs, List(Hub, OtherHub)), (RecordSet.Referrals, List(records)));

    /// <summary>The same record with a field put in place of another, or added.</summary>
    public static string With(string record, string field, string json)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(record)!.AsObject();
        node[field] = System.Text.Json.Nodes.JsonNode.Parse(json);
        return node.ToJsonString();
    }

    public static string Without(string record, string field)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(record)!.AsObject();
        node.Remove(field);
        return node.ToJsonString();
    }

    public static ImportReading Read(RecordSet set) => RecordReader.Read(set, Nobody, SqliteFederation.Now);
}
