using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Domain.Structures;
using Federation.Domain.Training;
using Federation.Node.Exchange.Records;

namespace Federation.Node.Tests.Exchange;

public sealed partial class DemonstrationTests
{
    private static readonly RecordSet Records = RecordSet.Demonstration();

    public static TheoryData<string> Files { get; } = [.. RecordSet.Known];

    [Fact]
    public void Imports_without_fault_on_any_day_of_the_year()
    {
        for (var day = 0; day < 366; day += 7)
        {
            Assert.Empty(RecordReader.Read(Records, Folders.Nobody, SqliteFederation.Now.AddDays(day).AddHours(day % 24)).Faults);
        }
    }

    [Fact]
    public void Has_four_hubs_their_structures_courses_and_collectives_and_a_dozen_requests()
    {
        var steps = Folders.Read(Records).Plan!.Steps;
        Assert.Equal(["AURA", "Bretagne", "Occitanie", "Île-de-France"], steps.Select(step => step.Command).OfType<DescribePlatform>().Select(command => command.Profile.ShortName));
        Assert.Equal(123, steps.Count(step => step.Command is DescribeStructure));
        Assert.Equal(12, steps.Count(step => step.Command is FileReferral));
        Assert.Equal(20, steps.Count(step => step.Command is PublishOffer));
        Assert.Equal(28, steps.Count(step => step.Command is DescribeCourse));
        Assert.Equal(35, steps.Count(step => step.Command is DescribeCollective));
    }

    [Fact]
    public void The_days_of_the_sources_are_those_of_the_session_by_the_clocks_of_paris()
    {
        var plan = Assert.Single(Folders.Read(Records).Plan!.Steps.Select(step => step.Command).OfType<PlanSession>()).Plan;
        Assert.Equal(
            "2025-04-10 2025-04-11 2025-05-12 2025-05-13 2025-09-08 2025-09-09 2025-10-21 2025-10-22 2025-10-23 2025-11-24 2025-11-25 2026-02-02 2026-02-03",
            string.Join(' ', plan.Days.Select(day => day.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal([7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8], plan.Days.Select(day => day.Start.UtcDateTime.Hour));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_record_has_a_source_and_nothing_that_reaches_a_person(string file)
    {
        var text = System.Text.Encoding.UTF8.GetString(Records.Files[file]);
        Assert.DoesNotMatch(Reach(), text);
        foreach (var record in JsonNode.Parse(text)!.AsArray())
        {
            Assert.Matches(Source(), record!["source"]!.GetValue<string>());
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Conforms_to_its_schema(string file) => Assert.Empty(Schema(file).Check(JsonNode.Parse(Records.Files[file])));

    [Fact]
    public void A_record_outside_the_schema_is_seen()
    {
        var hubs = JsonNode.Parse(Records.Files[RecordSet.Hubs])!;
        hubs[0]!["id"] = "AURA";
        hubs[1]!.AsObject().Remove("carrier");
        hubs[2]!["services"]![0]!["x"] = 1;
        Assert.Equal(["/0/id: pattern", "/1: carrier missing", "/2/services/0: x unknown"], Schema(RecordSet.Hubs).Check(hubs));
    }

    [Fact]
    public void Schemas_list_the_codes_of_the_domain()
    {
        var hubs = Schema(RecordSet.Hubs);
        Assert.Equal(Codes<ServiceCode>.All, hubs.Enum("service", "code"));
        Assert.Equal(Codes<Capacity>.All, hubs.Enum("service", "capacity"));
        var referrals = Schema(RecordSet.Referrals);
        Assert.Equal(Codes<ReferralKind>.All, referrals.Enum("record", "kind"));
        Assert.Equal(Codes<Way>.All, referrals.Enum("record", "way"));
        Assert.Equal(Codes<Reason>.All, referrals.Enum("step", "reason"));
        Assert.Equal(Codes<Question>.All, referrals.Enum("step", "question"));
        Assert.Equal(["sent", "read"], referrals.Enum("step", "move").Take(2));
        Assert.Equal(Codes<Status>.All.Count - 3 + 1, referrals.Enum("step", "move").Count);
        var offers = Schema(RecordSet.Offers);
        Assert.Equal(Codes<CanonicalTitle>.All, offers.Enum("record", "canonical"));
        Assert.Equal(Codes<ContractKind>.All, offers.Enum("record", "contract"));
        Assert.Equal(Codes<WorkingTime>.All, offers.Enum("record", "working_time"));
        Assert.Equal(Codes<CollectiveAgreement>.All, offers.Enum("record", "agreement"));
        Assert.Equal(Codes<Licence>.All, offers.Enum("record", "licence"));
        Assert.Equal(Codes<TrainingPosition>.All, offers.Enum("record", "training"));
        Assert.Equal(Codes<FormerClients>.All, offers.Enum("record", "former_clients"));
        Assert.Equal(Codes<WayToApply>.All, offers.EnumOfItems("record", "ways_to_apply"));
        Assert.Equal(Codes<PublicMet>.All, offers.EnumOfItems("record", "publics"));
        Assert.Equal(Codes<Commitment>.All, offers.EnumOfItems("record", "commitments"));
        Assert.Equal(Codes<PayBasis>.All, offers.Enum("pay", "basis"));
        Assert.Equal(Codes<PayPeriod>.All, offers.Enum("pay", "period"));
        Assert.Equal(Codes<LanguageRule>.All, offers.Enum("language", "rule"));
        Assert.Equal(Codes<LanguageLevel>.All, offers.Enum("language", "level"));
        Assert.Equal(Codes<FilledHow>.All, offers.Enum("ends", "filled"));
        Assert.Equal(Codes<WithdrawnWhy>.All, offers.Enum("ends", "withdrawn"));
        var courses = Schema(RecordSet.Courses);
        Assert.Equal(Codes<CourseKind>.All, courses.Enum("record", "kind"));
        Assert.Equal(Codes<CourseStatus>.All, courses.Enum("record", "status"));
        Assert.Equal(Codes<CourseAudience>.All, courses.EnumOfItems("record", "audiences"));
        Assert.Equal(Codes<TrainingTheme>.All, courses.EnumOfItems("record", "themes"));
        Assert.Equal(Codes<Prerequisite>.All, courses.Enum("record", "prerequisite"));
        Assert.Equal(Codes<TrainerComposition>.All, courses.Enum("record", "trainers"));
        Assert.Equal(Codes<Certification>.All, courses.Enum("record", "certification"));
        Assert.Equal(Codes<CoursePrice>.All, courses.Enum("price", "code"));
        Assert.Equal(Codes<TrainingWay>.All, courses.Enum("session", "way"));
        var collectives = Schema(RecordSet.Collectives);
        Assert.Equal(Codes<CollectiveKind>.All, collectives.Enum("record", "kind"));
        Assert.Equal(Codes<CollectiveStatus>.All, collectives.Enum("record", "status"));
        Assert.Equal(Codes<CollectiveAudience>.All, collectives.Enum("record", "audience"));
        Assert.Equal(Codes<CollectiveScope>.All, collectives.Enum("record", "scope"));
        Assert.Equal(Codes<CollectiveWay>.All, collectives.Enum("record", "way"));
        Assert.Equal(Codes<FacilitatorKind>.All, collectives.Enum("record", "facilitator"));
    }

    private static SmallSchema Schema(string file) => SmallSchema.Read(file.Replace(".json", ".schema.json", StringComparison.Ordinal));

    [GeneratedRegex(@"@|https?:|www\.|\b0\d([ .-]?\d\d){4}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reach();

    [GeneratedRegex(@"^00[0-4]_[0-9a-f]{16}\.txt, lignes? \d+(-\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Source();
}
