using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;

namespace Federation.Node.Exchange.Records;

internal static class HubRecords
{
    public static (HubId Id, DescribePlatform Command) Read(RecordCursor record)
    {
        var id = record.Value<HubId>("id", HubId.TryParse, "not-a-slug");
        var profile = new HubProfile(
            record.Text("short_name", 40),
            record.Text("full_name", PlatformGuards.LongestName),
            record.Text("carrier", PlatformGuards.LongestName),
            record.Value<RegionCode>("region", RegionCode.TryParse, "unknown-region"),
            record.Values<DepartmentCode>("departments", 101, DepartmentCode.TryParse, "unknown-department"),
            record.Values<DepartmentCode>("referents", 101, DepartmentCode.TryParse, "unknown-department"),
            [.. record.Objects("services", Codes<ServiceCode>.All.Count).Select(Service)],
            record.OptionalText("source", RecordReader.LongestSource));
        var settings = Settings(record.Object("settings"));
        record.OptionalTruth("demonstration");
        record.OptionalText("note", RecordReader.LongestNote);
        record.Close();
        return (id, new DescribePlatform(profile, settings));
    }

    private static Service Service(RecordCursor record)
    {
        var service = new Service(
            record.Value<ServiceCode>("code", Codes<ServiceCode>.TryParse, "unknown-code"),
            record.Truth("remote"),
            record.Truth("outside"),
            record.Value<Capacity>("capacity", Codes<Capacity>.TryParse, "unknown-code"),
            record.OptionalDay("closed_until"));
        record.OptionalText("source", RecordReader.LongestSource);
        record.Close();
        return service;
    }

    private static HubSettings Settings(RecordCursor? record)
    {
        if (record is null)
        {
            return HubSettings.Default;
        }

        var through = record.Values<ReferralKind>("straight_through", Codes<ReferralKind>.All.Count, Codes<ReferralKind>.TryParse, "unknown-code");
        var settings = new HubSettings(Clocks(record.Object("clocks")), [.. through.Distinct().Order()]);
        record.Close();
        return settings;
    }

    private static Clocks Clocks(RecordCursor? record)
    {
        var usual = Domain.Hubs.Clocks.Default;
        if (record is null)
        {
            return usual;
        }

        var clocks = new Clocks(
            record.OptionalNumber("read_within", 1, 60) ?? usual.ReadWithin,
            record.OptionalNumber("answer_within", 1, 120) ?? usual.AnswerWithin,
            record.OptionalNumber("expire_after", 2, 365) ?? usual.ExpireAfter,
            record.OptionalNumber("lease_for", 1, 30) ?? usual.LeaseFor,
            record.OptionalNumber("forget_after", 1, 3650) ?? usual.ForgetAfter);
        record.Close();
        return clocks;
    }
}
