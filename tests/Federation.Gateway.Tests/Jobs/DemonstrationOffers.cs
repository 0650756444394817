using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;

namespace Federation.Gateway.Tests.Jobs;

/// <summary>The job descriptions and posts of the sources, from data/demonstration: texts that people wrote.</summary>
internal static class DemonstrationOffers
{
    public static IReadOnlyList<Posting> All { get; } = Read();

    private static List<Posting> Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "data", "demonstration", "offers.json")));
        return [.. file.RootElement.EnumerateArray().Select(Posting)];
    }

    private static Posting Posting(JsonElement record) => new(
        Text(record, "title")!, Code<CanonicalTitle>(record, "canonical"), new Employer(Text(record, "employer")!, Text(record, "structure"), Workplace: Text(record, "workplace")),
        new Place(DepartmentCode.Parse(Text(record, "department")!), Text(record, "commune"), Text(record, "place")),
        new Contract(Code<ContractKind>(record, "contract"), Number(record, "contract_months"), Text(record, "contract_note")),
        new Hours(Code<WorkingTime>(record, "working_time"), Number(record, "hours_per_week"), Text(record, "schedule")),
        record.TryGetProperty("pay", out var pay) ? new Pay(Code<PayBasis>(pay, "basis"), Scale: Text(pay, "scale"), Note: Text(pay, "note")) : Pay.NotStated,
        Code<CollectiveAgreement>(record, "agreement"), Text(record, "summary"), Lines(record, "missions"), Lines(record, "required"), Lines(record, "desired"),
        [.. List(record, "languages").Select(asked => new LanguageAsked(Text(asked, "language")!, Code<LanguageRule>(asked, "rule")))],
        Code<Licence>(record, "licence"), Code<TrainingPosition>(record, "training"), Code<FormerClients>(record, "former_clients"), new HowToApply(Codes<WayToApply>(record, "ways_to_apply")),
        Text(record, "reveals"), Codes<PublicMet>(record, "publics"), Text(record, "publics_note"), [], new Start(AtOnce: record.TryGetProperty("starts_at_once", out _)),
        Number(record, "positions"), Text(record, "prospects"), Text(record, "source"));

    private static string? Text(JsonElement record, string field) => record.TryGetProperty(field, out var text) ? text.GetString() : null;

    private static int? Number(JsonElement record, string field) => record.TryGetProperty(field, out var number) ? number.GetInt32() : null;

    private static T Code<T>(JsonElement record, string field) where T : struct, Enum => Text(record, field) is { } code ? Domain.Grains.Codes<T>.Parse(code) : default;

    private static ImmutableArray<T> Codes<T>(JsonElement record, string field) where T : struct, Enum => [.. Lines(record, field).Select(Domain.Grains.Codes<T>.Parse)];

    private static ImmutableArray<string> Lines(JsonElement record, string field) => [.. List(record, field).Select(line => line.GetString()!)];

    private static IEnumerable<JsonElement> List(JsonElement record, string field) => record.TryGetProperty(field, out var list) ? list.EnumerateArray() : [];

    private static string Here([CallerFilePath] string path = "") => path;
}
