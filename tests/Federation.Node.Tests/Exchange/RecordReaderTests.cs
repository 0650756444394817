using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Domain.Time;
using Federation.Node.Exchange.Records;

namespace Federation.Node.Tests.Exchange;

public sealed class RecordReaderTests
{
    [Fact]
    public void A_good_folder_is_a_plan_in_order()
    {
        var reading = Folders.Read(Folders.Set(
            (RecordSet.Referrals, Folders.List(Folders.Referral)), (RecordSet.Structures, Folders.List(Folders.Structure)), (RecordSet.Hubs, Folders.List(Folders.Hub, Folders.OtherHub))));

        Assert.Empty(reading.Faults);
        Assert.Equal(["aura/platform/aura", "bretagne/platform/bretagne", "aura/structure/abri"], reading.Plan!.Steps.Take(3).Select(step => step.Grain.ToString()));
        Assert.IsType<FileReferral>(reading.Plan.Steps[3].Command);
        Assert.All(reading.Plan.Steps, step => Assert.Equal(Caller.Operator, step.Caller));
    }

    [Theory]
    [InlineData("id", "\"AURA\"", "not-a-slug")]
    [InlineData("short_name", "\" \"", "blank")]
    [InlineData("short_name", "\"12345678901234567890123456789012345678901\"", "too-long")]
    [InlineData("full_name", "\"a\\u0007b\"", "control-character")]
    [InlineData("full_name", "\"a\\u202eb\"", "control-character")]
    [InlineData("full_name", "12", "wrong-type")]
    [InlineData("carrier", "null", "wrong-type")]
    [InlineData("region", "\"38\"", "unknown-region")]
    [InlineData("nom", "\"x\"", "unknown-field")]
    [InlineData("demonstration", "\"oui\"", "wrong-type")]
    public void A_bad_field_of_a_hub_is_named(string field, string json, string code) => Only(Folders.Hubs(Folders.With(Folders.Hub, field, json)), RecordSet.Hubs, field, code);

    [Theory]
    [InlineData("departments", """["38","20"]""", "departments[1]", "unknown-department")]
    [InlineData("departments", """["38",38]""", "departments[1]", "wrong-type")]
    [InlineData("departments", """["38","38"]""", "departments", "refused")]
    [InlineData("referents", """["38"]""", "referents", "refused")]
    [InlineData("services", """[3]""", "services[0]", "wrong-type")]
    [InlineData("services", """[{"code":"cuisine","remote":true,"outside":true,"capacity":"open"}]""", "services[0].code", "unknown-code")]
    [InlineData("services", """[{"code":"awareness","remote":true,"outside":true,"capacity":"closed","closed_until":"31/01/2027"}]""", "services[0].closed_until", "invalid-date")]
    [InlineData("services", """[{"code":"awareness","remote":true,"outside":true,"capacity":"closed"}]""", "services", "refused")]
    [InlineData("services", """[{"code":"awareness","remote":1,"outside":true,"capacity":"open","x":1}]""", "services[0].remote", "wrong-type")]
    [InlineData("settings", """{"clocks":{"read_within":1e99}}""", "settings.clocks.read_within", "out-of-range")]
    [InlineData("settings", """{"clocks":{"read_within":1.5}}""", "settings.clocks.read_within", "out-of-range")]
    [InlineData("settings", """{"clocks":{"read_within":30}}""", "answer_within", "refused")]
    [InlineData("settings", """{"straight_through":["tout"]}""", "settings.straight_through[0]", "unknown-code")]
    public void A_bad_place_inside_a_hub_is_named(string field, string json, string path, string code)
    {
        var fault = Folders.Read(Folders.Hubs(Folders.With(Folders.Hub, field, json))).Faults[0];
        Assert.Equal((RecordSet.Hubs, 0, "aura", path, code), (fault.Place.File, fault.Place.Index, fault.Place.Id, fault.Field, fault.Code));
    }

    [Fact]
    public void A_departement_has_one_hub()
    {
        var second = Folders.With(Folders.OtherHub, "departments", """["35","69"]""");
        Only(Folders.Hubs(Folders.Hub, second), RecordSet.Hubs, "departments[1]", "department-taken", 1);
        Only(Folders.Hubs(Folders.Hub, Folders.With(Folders.OtherHub, "referents", """["69"]""")), RecordSet.Hubs, "referents[0]", "department-taken", 1);

        var known = ((DescribePlatform)Folders.Read(Folders.Hubs(Folders.Hub)).Plan!.Steps[0].Command).Profile;
        var there = new Dictionary<HubId, PlatformState> { [HubId.Parse("ailleurs")] = new(known, HubSettings.Default, SqliteFederation.Now) };
        Assert.Equal("department-taken", RecordReader.Read(Folders.Hubs(Folders.Hub), there, SqliteFederation.Now).Faults[0].Code);
    }

    [Theory]
    [InlineData("hub", "\"occitanie\"", "unknown-hub")]
    [InlineData("department", "\"35\"", "department-outside-region")]
    [InlineData("finess", "\"21x\"", "refused")]
    [InlineData("siret", "\"12345678901234\"", "refused")]
    [InlineData("roles", "[\"training provider\"]", "refused")]
    [InlineData("employs_peers", "3", "wrong-type")]
    public void A_bad_field_of_a_structure_is_named(string field, string json, string code) => Only(Folders.Structures(Folders.With(Folders.Structure, field, json)), RecordSet.Structures, field, code);

    [Theory]
    [InlineData("origin", "\"occitanie\"", "origin", "unknown-hub")]
    [InlineData("send_to", "\"occitanie\"", "send_to", "unknown-hub")]
    [InlineData("language", "\"FR\"", "language", "refused")]
    [InlineData("requested_working_days_ago", "-1", "requested_working_days_ago", "out-of-range")]
    [InlineData("requested_working_days_ago", "99999999999999999999", "requested_working_days_ago", "out-of-range")]
    [InlineData("steps", """[{"hub":"idf","move":"read"}]""", "steps[0].hub", "unknown-hub")]
    [InlineData("steps", """[{"hub":"bretagne","move":"lu"}]""", "steps[0].move", "unknown-code")]
    [InlineData("steps", """[{"hub":"bretagne","move":"rerouted"}]""", "steps[0].to", "missing")]
    [InlineData("steps", """[{"hub":"bretagne","move":"read","to":"aura"}]""", "steps[0].to", "unexpected")]
    [InlineData("steps", """[{"hub":"bretagne","move":"claimed","reason":"no-capacity"}]""", "steps[0].reason", "unexpected")]
    [InlineData("steps", """[{"hub":"bretagne","move":"declined"}]""", "steps[0].reason", "refused")]
    [InlineData("steps", """[{"hub":"bretagne","move":"accepted"},{"hub":"bretagne","move":"scheduled"}]""", "steps[1].on_in_days", "refused")]
    [InlineData("steps", """[{"hub":"aura","move":"accepted"}]""", "steps[0]", "refused")]
    public void A_bad_field_of_a_referral_is_named(string field, string json, string path, string code) => Only(Folders.Referrals(Folders.With(Folders.Referral, field, json)), RecordSet.Referrals, path, code);

    [Fact]
    public void An_example_says_where_it_comes_from() => Only(Folders.Referrals(Folders.Without(Folders.Referral, "source")), RecordSet.Referrals, "source", "missing");

    [Fact]
    public void An_id_is_taken_once()
    {
        Only(Folders.Hubs(Folders.Hub, Folders.Hub), RecordSet.Hubs, "id", "duplicate-id", 1);
        Only(Folders.Structures(Folders.Structure, Folders.Structure), RecordSet.Structures, "id", "duplicate-id", 1);
        Only(Folders.Referrals(Folders.Referral, Folders.Referral), RecordSet.Referrals, "id", "duplicate-id", 1);
        Assert.Empty(Folders.Read(Folders.Structures(Folders.Structure, Folders.With(Folders.Structure, "hub", "\"bretagne\""))).Faults);
    }

    [Fact]
    public void A_bad_hub_is_not_called_unknown_by_those_that_name_it() => Only(
        Folders.Set((RecordSet.Hubs, Folders.List(Folders.With(Folders.Hub, "region", "\"99\""))), (RecordSet.Structures, Folders.List(Folders.Structure))), RecordSet.Hubs, "region", "unknown-region");

    [Fact]
    public void Every_fault_is_told_at_once_and_nothing_is_planned()
    {
        var reading = Folders.Read(Folders.Structures(Folders.Structure, Folders.Without(Folders.Structure, "name"), "3", Folders.With(Folders.Structure, "kind", "\"\"")));
        Assert.Null(reading.Plan);
        Assert.Equal([(1, "name", "missing"), (2, null, "not-an-object"), (3, "kind", "blank")], reading.Faults.Select(fault => ((int, string?, string))(fault.Place.Index!.Value, fault.Field, fault.Code)));
    }

    [Fact]
    public void A_first_request_was_asked_on_a_working_day_in_office_hours()
    {
        // Monday 23 November 2026: three working days before is Wednesday 18.
        var filed = (FileReferral)Folders.Read(Folders.Referrals(Folders.Referral)).Plan!.Steps[2].Command;
        Assert.Equal(new DateOnly(2026, 11, 18), ParisTime.DateOf(filed.Dossier.FirstRequestedAt));
        Assert.InRange(ParisTime.TimeOf(filed.Dossier.FirstRequestedAt), new TimeOnly(9, 0), new TimeOnly(17, 0));
        Assert.NotNull(filed.Dossier.Source);
        Assert.False(PrivateLink.Opens("", filed.Dossier.SecretHash));

        var night = new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
        var today = RecordReader.Read(Folders.Referrals(Folders.With(Folders.Referral, "requested_working_days_ago", "0")), Folders.Nobody, night).Plan!;
        Assert.Equal(night, ((FileReferral)today.Steps[2].Command).Dossier.FirstRequestedAt);
    }

    private static void Only(RecordSet set, string file, string? field, string code, int index = 0)
    {
        var reading = Folders.Read(set);
        Assert.Null(reading.Plan);
        var fault = Assert.Single(reading.Faults);
        Assert.Equal((file, index, field, code), (fault.Place.File, fault.Place.Index, fault.Field, fault.Code));
        Assert.NotEqual(code, fault.Message);
    }
}
