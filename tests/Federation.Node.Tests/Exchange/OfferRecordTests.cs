using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Node.Exchange.Feeds;
using Federation.Node.Exchange.Records;
using Federation.Storage.Jobs;

namespace Federation.Node.Tests.Exchange;

public sealed class OfferRecordTests
{
    private const string Offer = """{"id":"poste","hub":"aura","title":"Pair·e","canonical":"peer-worker","employer":"Association","department":"38","published_days_ago":3,"source":"document, ligne 1"}""";

    private static readonly CancellationToken None = CancellationToken.None;

    private static RecordSet Offers(params string[] records) => Folders.Set((RecordSet.Hubs, Folders.List(Folders.Hub, Folders.OtherHub)), (RecordSet.Offers, Folders.List(records)));

    public static TheoryData<string, string, string, string> Bad => new()
    {
        { "title", "\"\"", "title", "blank" },
        { "title", "3", "title", "wrong-type" },
        { "canonical", "\"pair\"", "canonical", "unknown-code" },
        { "department", "\"84000\"", "department", "unknown-department" },
        { "hub", "\"nulle-part\"", "hub", "unknown-hub" },
        { "published_days_ago", "171", "published_days_ago", "out-of-range" },
        { "published_days_ago", "100", "published_days_ago", "refused" },
        { "hours_per_week", "35.125", "hours_per_week", "out-of-range" },
        { "hours_per_week", "0", "hours_per_week", "out-of-range" },
        { "pay", """{"basis":"amount"}""", "pay.from", "refused" },
        { "pay", """{"basis":"amount","from":9.5,"period":"hour"}""", "", "refused" },
        { "pay", """{"basis":"amount","from":1e30,"period":"hour"}""", "pay.from", "out-of-range" },
        { "missions", """["Écrire à moi@exemple.fr"]""", "missions[0]", "refused" },
        { "apply_note", "\"Appeler le 06 12 34 56 78\"", "apply_note", "refused" },
        { "required", """["Être une femme"]""", "", "refused" },
        { "publics", """["everyone"]""", "publics[0]", "unknown-code" },
        { "contact", "\"x\"", "contact", "unknown-field" },
        { "experience", "\"rue\"", "experience", "unknown-field" },
        { "joins", """{"hub":"bretagne","id":"autre"}""", "joins", "unknown-offer" },
        { "ends", "{}", "ends.filled", "missing" },
        { "ends", """{"filled":"not-said","withdrawn":"mistake"}""", "ends.withdrawn", "unexpected" },
        { "languages", """[{"language":"FR","rule":"required"}]""", "languages", "refused" },
        { "siret", "\"73282932000075\"", "siret", "refused" },
        { "structure", "\"L’Abri\"", "structure", "not-a-slug" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void One_bad_record_names_its_file_record_and_field_and_nothing_is_planned(string field, string json, string at, string code)
    {
        var reading = Folders.Read(Offers(Offer, Folders.With(Folders.With(Offer, "id", "\"second\""), field, json)));
        Assert.Null(reading.Plan);
        var fault = reading.Faults[0];
        Assert.Equal((RecordSet.Offers, 1, "second", at, code), (fault.Place.File, fault.Place.Index, fault.Place.Id, fault.Field ?? "", fault.Code));
    }

    [Fact]
    public void Two_records_of_one_id_are_one_too_many_and_of_two_hubs_are_two_offers()
    {
        Assert.Equal("duplicate-id", Assert.Single(Folders.Read(Offers(Offer, Offer)).Faults).Code);
        Assert.NotNull(Folders.Read(Offers(Offer, Folders.With(Offer, "hub", "\"bretagne\""))).Plan);
    }

    [Fact]
    public async Task The_demonstrations_offers_are_alive_on_any_day_one_of_them_with_two_sources_and_twice_is_once()
    {
        await using var federation = await SqliteFederation.Start();
        var importer = new Importer(federation.Grains, federation.Settle);
        var report = await importer.Apply(Folders.Read(RecordSet.Demonstration()).Plan!, null, None);
        await federation.Settle(None);
        Assert.Empty(report.Refused);

        var shown = await Shown(federation);
        Assert.Equal(20 - 3 - 1, shown.Count);
        Assert.Equal("aura", string.Join(' ', Assert.Single(shown, offer => offer.AlsoBy.Length > 0).AlsoBy));
        Assert.All(shown, offer => Assert.NotNull(offer.Posting.Source));
        Assert.True(shown.Select(offer => offer.PublishedAt.Date).Distinct().Count() > 10);
        Assert.All(shown, offer => Assert.True(offer.PublishedAt < SqliteFederation.Now && offer.Until > SqliteFederation.Now));

        var heads = await federation.Store.Heads(None);
        var later = RecordReader.Read(RecordSet.Demonstration(), Folders.Nobody, SqliteFederation.Now.AddDays(4)).Plan!;
        Assert.Empty((await importer.Apply(later, null, None)).Refused);
        await federation.Settle(None);
        Assert.Equal(heads, await federation.Store.Heads(None));
    }

    [Fact]
    public async Task A_changed_example_is_kept_as_it_is()
    {
        await using var federation = await SqliteFederation.Start();
        var importer = new Importer(federation.Grains, federation.Settle);
        await importer.Apply(Folders.Read(Offers(Offer)).Plan!, null, None);
        var report = await importer.Apply(Folders.Read(Offers(Folders.With(Offer, "title", "\"Autre pair·e\""))).Plan!, null, None);
        Assert.Equal("poste", Assert.Single(report.Kept).Id);
        Assert.Equal("Pair·e", Assert.Single(await Shown(federation)).Posting.Title);
    }

    /// <summary>The sources' own posts: none of them is unlawful, and each gets the advice that its text deserves.</summary>
    [Fact]
    public void The_real_posts_get_their_advice_and_no_false_unlawful()
    {
        var today = DateOnly.FromDateTime(SqliteFederation.Now.UtcDateTime);
        var postings = Folders.Read(RecordSet.Demonstration()).Plan!.Steps.Where(step => step.Command is PublishOffer)
            .ToDictionary(step => step.Place.Id!, step => QualityGate.Check(((PublishOffer)step.Command).Posting, today));
        Assert.All(postings, pair => Assert.DoesNotContain(pair.Value, finding => finding.IsUnlawful));
        GatePoint[] read = [GatePoint.StoryAsked, GatePoint.ExperienceRequired, GatePoint.PrivateLifeRequired, GatePoint.FitnessRequired, GatePoint.SocialWorkersPost, GatePoint.NotAPeerPost, GatePoint.HoursNotStated, GatePoint.PayNotStated];
        Dictionary<string, GatePoint[]> expected = new()
        {
            ["ucsd93-pair-aidant-sante-mentale"] = [GatePoint.PayNotStated, GatePoint.HoursNotStated, GatePoint.StoryAsked],
            ["fads-agent-accueil-chu-mouzaia"] = [GatePoint.ExperienceRequired, GatePoint.NotAPeerPost],
            ["fads-agent-logistique-petits-dejeuners"] = [GatePoint.ExperienceRequired, GatePoint.FitnessRequired, GatePoint.NotAPeerPost],
            ["fads-aide-avs-chu-mouzaia"] = [],
            ["fads-maitre-de-maison-chu-mouzaia"] = [GatePoint.ExperienceRequired, GatePoint.NotAPeerPost],
            ["fads-mediateur-traducteur-halte"] = [GatePoint.ExperienceRequired, GatePoint.FitnessRequired, GatePoint.NotAPeerPost],
            ["fads-agent-accueil-halte"] = [GatePoint.ExperienceRequired, GatePoint.FitnessRequired, GatePoint.NotAPeerPost],
            ["ccas-grenoble-pairs-lam"] = [GatePoint.ExperienceRequired, GatePoint.PrivateLifeRequired],
            ["edc-travailleur-pair-maraude"] = [GatePoint.ExperienceRequired, GatePoint.PrivateLifeRequired],
            ["phi-marais-travailleurs-pairs"] = [GatePoint.SocialWorkersPost],
            ["srdsl-travailleuses-paires"] = [],
            ["arcat-mediateurs-repairs"] = [GatePoint.PayNotStated],
        };
        foreach (var (id, points) in expected)
        {
            Assert.Equal(points.Order(), postings[id].Select(finding => finding.Point).Intersect(read).Distinct().Order());
        }
    }

    [Fact]
    public async Task Offers_go_round_through_an_export_byte_for_byte()
    {
        await using var first = await SqliteFederation.Start();
        await new Importer(first.Grains, first.Settle).Apply(Folders.Read(RecordSet.Demonstration()).Plan!, null, None);
        await first.Settle(None);
        await FeedExport.Write(first.Store, first.Folder("out"), null, None);

        await using var second = await SqliteFederation.Start();
        Assert.Empty((await FeedImport.Read(second.Store, first.Folder("out"), null, None)).Faults);
        await FeedExport.Write(second.Store, second.Folder("out"), null, None);
        foreach (var file in Directory.EnumerateFiles(first.Folder("out"), "*", SearchOption.AllDirectories))
        {
            Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(Path.Combine(second.Folder("out"), Path.GetRelativePath(first.Folder("out"), file))));
        }

        Assert.Equal(await Shown(first), await Shown(second));
    }

    private static async Task<List<PublishedOffer>> Shown(SqliteFederation federation)
    {
        var shown = new List<PublishedOffer>();
        await foreach (var offer in new PublishedOffers(federation.Store, new Federation.Testing.Time.ManualClock(SqliteFederation.Now)).All(None))
        {
            shown.Add(offer);
        }

        return shown;
    }
}
