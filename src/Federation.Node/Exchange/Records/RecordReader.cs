using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Territories;

namespace Federation.Node.Exchange.Records;

/// <summary>
/// From files to a plan, or to every fault that was found. It writes nothing and asks nobody: the same files, the same known hubs and the
/// same instant give the same plan.
/// </summary>
public static class RecordReader
{
    public const int LongestSource = 300;
    public const int LongestNote = 1000;

    /// <param name="known">Hubs already in place: records may name them, and their départements are taken.</param>
    /// <param name="now">Relative dates of the records are counted from it.</param>
    public static ImportReading Read(RecordSet set, IReadOnlyDictionary<HubId, PlatformState> known, DateTimeOffset now)
    {
        var faults = new Faults();
        var read = new Reading(known, DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()), faults);
        if (set.Files.IsEmpty && set.Faults.IsEmpty)
        {
            faults.Add(new RecordPlace(""), null, "no-records");
        }

        foreach (var file in set.Files.Keys.Except(RecordSet.Known, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            faults.Add(new RecordPlace(file), null, "unknown-file");
        }

        foreach (var file in RecordSet.Known)
        {
            if (set.Files.TryGetValue(file, out var bytes))
            {
                Read(file, bytes, read, faults);
            }
        }

        var all = set.Faults.AddRange(faults.ToImmutable());
        return all.IsEmpty ? new ImportReading(new ImportPlan([.. read.Steps]), []) : new ImportReading(null, all);
    }

    private static void Read(string file, byte[] bytes, Reading read, Faults faults)
    {
        if (bytes.Length > RecordSet.LargestFile)
        {
            faults.Add(new RecordPlace(file), null, "file-too-large");
            return;
        }

        var json = JsonScan.WithoutMark(bytes);
        if (!JsonScan.IsSound(file, json.Span, faults))
        {
            return;
        }

        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            faults.Add(new RecordPlace(file), null, "not-a-list");
            return;
        }

        var index = 0;
        var hubs = file == RecordSet.Hubs ? read.Hubs() : null;
        foreach (var element in document.RootElement.EnumerateArray())
        {
            var place = new RecordPlace(file, index++, IdOf(element));
            switch (file)
            {
                case RecordSet.Hubs:
                    hubs!.Add(place, element);
                    break;
                case RecordSet.Structures:
                    read.Structure(place, element);
                    break;
                case RecordSet.Offers:
                    read.Offer(place, element);
                    break;
                case RecordSet.Courses:
                    read.Course(place, element);
                    break;
                case RecordSet.Collectives:
                    read.Collective(place, element);
                    break;
                default:
                    read.Referral(place, element);
                    break;
            }
        }

        hubs?.Close();
    }

    private static string? IdOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? Faults.Shown(id.GetString()!) : null;
}
