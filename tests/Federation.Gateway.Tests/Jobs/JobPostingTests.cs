using System.Text;
using System.Text.Json;
using Federation.Domain.Jobs;
using Federation.Gateway.Tests.Peers;
using Federation.Gateway.Words;

namespace Federation.Gateway.Tests.Jobs;

public sealed class JobPostingTests
{
    private const int Hostile = 150;

    [Fact]
    public void An_offer_that_says_all_is_told_whole()
    {
        var offer = Offers.Of(Offers.Whole);
        var posting = Read(offer);
        Assert.Equal("Médiateur·rice de santé pair·e", Text(posting, "title"));
        Assert.Equal("2026-03-02", Text(posting, "datePosted"));
        Assert.Equal("2026-05-01T10:00:00+02:00", Text(posting, "validThrough"));
        Assert.Equal($"https://pairs.example/offres/{offer.Id}", Text(posting, "url"));
        Assert.Equal($"urn:uuid:{offer.Id}", Text(posting, "identifier", "value"));
        Assert.Equal(["PART_TIME", "TEMPORARY"], posting.GetProperty("employmentType").Texts());
        Assert.Equal("Centre hospitalier exemple", Text(posting, "hiringOrganization", "name"));
        Assert.Equal("73282932000074", Text(posting, "hiringOrganization", "identifier", "value"));
        Assert.Equal("Équipe mobile de rétablissement", Text(posting, "employmentUnit", "name"));
        Assert.Equal("Grenoble", Text(posting, "jobLocation", "address", "addressLocality"));
        Assert.Equal("Auvergne-Rhône-Alpes", Text(posting, "jobLocation", "address", "addressRegion"));
        Assert.Equal("FR", Text(posting, "jobLocation", "address", "addressCountry"));
        Assert.Equal("Isère", Text(posting, "jobLocation", "containedInPlace", "name"));
        Assert.Equal("38", Text(posting, "jobLocation", "containedInPlace", "identifier", "value"));
        Assert.Equal("EUR", Text(posting, "baseSalary", "currency"));
        Assert.Equal((1100m, 1250.5m, "MONTH"), (Number(posting, "minValue"), Number(posting, "maxValue"), Text(posting, "baseSalary", "value", "unitText")));
        Assert.Equal("temps partiel, 17,5 h par semaine, du lundi au mercredi", Text(posting, "workHours"));
        Assert.Equal(["Connaître la réduction des risques", "permis B exigé", "français (B1)", "au moins une de ces langues : dari, pachto"], posting.GetProperty("qualifications").Texts());
        Assert.Equal("K1220", Text(posting, "occupationalCategory", "codeValue"));
        Assert.Equal("2026-09-01", Text(posting, "jobStartDate"));
        Assert.True(posting.GetProperty("jobImmediateStart").GetBoolean());
        Assert.Equal(2, posting.GetProperty("totalJobOpenings").GetInt32());
        Assert.False(posting.GetProperty("directApply").GetBoolean());
    }

    [Fact]
    public void What_an_offer_does_not_say_is_left_out()
    {
        var posting = Read(Offers.Of(Offers.Bare));
        foreach (var absent in new[] { "employmentType", "baseSalary", "workHours", "responsibilities", "qualifications", "skills", "employmentUnit", "occupationalCategory", "jobStartDate", "jobImmediateStart", "totalJobOpenings", "jobLocationType", "applicantLocationRequirements", "applicationContact", "experienceRequirements" })
        {
            Assert.False(posting.TryGetProperty(absent, out _), absent);
        }

        Assert.False(posting.GetProperty("jobLocation").GetProperty("address").TryGetProperty("addressLocality", out _));
        Assert.Contains("<li>salaire non indiqué</li>", Text(posting, "description"));
    }

    [Theory]
    [InlineData(ContractKind.Cdi, null, WorkingTime.Full, "FULL_TIME")]
    [InlineData(ContractKind.Cddi, null, WorkingTime.NotStated, "TEMPORARY")]
    [InlineData(ContractKind.PublicContract, null, WorkingTime.Part, "PART_TIME")]
    [InlineData(ContractKind.PublicContract, 12, WorkingTime.Part, "PART_TIME TEMPORARY")]
    [InlineData(ContractKind.Independent, null, WorkingTime.CandidatesChoice, "FULL_TIME PART_TIME CONTRACTOR")]
    [InlineData(ContractKind.CivicService, 8, WorkingTime.NotStated, "VOLUNTEER")]
    [InlineData(ContractKind.Apprenticeship, 24, WorkingTime.Full, "FULL_TIME OTHER")]
    [InlineData(ContractKind.NotStated, null, WorkingTime.NotStated, "")]
    public void Time_and_contract_are_said_in_the_words_that_search_engines_read(ContractKind kind, int? months, WorkingTime time, string types) =>
        Assert.Equal(types, string.Join(' ', EmploymentTypes.Of(Offers.Bare with { Contract = new Contract(kind, months), Hours = new Hours(time) })));

    [Fact]
    public void An_indemnity_set_by_law_is_no_salary_and_neither_is_a_scale()
    {
        var money = new Pay(PayBasis.Amount, 620m, Period: PayPeriod.Month);
        Assert.False(Read(Offers.Of(Offers.Bare with { Contract = new Contract(ContractKind.CivicService), Pay = money })).TryGetProperty("baseSalary", out _));
        Assert.False(Read(Offers.Of(Offers.Bare with { Pay = new Pay(PayBasis.Scale, Scale: "agent social", Index: 378) })).TryGetProperty("baseSalary", out _));
        Assert.Equal(620m, Read(Offers.Of(Offers.Bare with { Pay = money })).GetProperty("baseSalary").GetProperty("value").GetProperty("value").GetDecimal());
    }

    [Fact]
    public void An_example_says_so_before_anything_else()
    {
        var posting = Read(Offers.Of(Offers.Bare with { Source = "Monographie <2024>" }));
        Assert.StartsWith("Exemple : ", Text(posting, "title"));
        Assert.StartsWith("<p>Ceci est un exemple, pas une offre ouverte. Source&#xA0;: Monographie &lt;2024&gt;</p>", Text(posting, "description"));
    }

    [Fact]
    public async Task Every_shape_is_a_JobPosting_of_schema_org_with_all_that_search_engines_require()
    {
        var answers = await NodePeer.Ask("job-posting.mjs", [.. Offers.Of(Offers.All).Select(Written)]);
        Assert.All(answers, answer => Assert.Empty(answer.GetProperty("faults").Texts()));
        Assert.All(answers, answer => Assert.Equal("https://schema.org/JobPosting", answer.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Whatever_the_texts_are_a_page_holds_one_block_of_data_and_what_follows_it_stands()
    {
        var offers = Offers.Of(Enumerable.Range(0, Hostile).Select(seed => HostileTexts.Posting(Seeds.Of(seed))));
        var written = offers.Select(Written).ToList();
        var pages = await NodePeer.Ask("page.mjs", [.. offers.Select((offer, i) => new { Data = written[i], Html = OfferDescription.Html(offer.Posting) })]);
        for (var seed = 0; seed < Hostile; seed++)
        {
            var (page, data) = (pages[seed], written[seed]);
            Assert.Equal((seed, 1, true, 0), (seed, page.GetProperty("scripts").GetInt32(), page.GetProperty("after").GetBoolean(), page.GetProperty("comments").GetInt32()));
            Assert.Equal(data, page.GetProperty("data").GetString());
            Assert.Subset(new HashSet<string> { "p", "strong", "ul", "li" }, page.GetProperty("elements").Texts().ToHashSet());
            Assert.Equal(0, page.GetProperty("attributes").GetInt32());

            // Markup that was typed is read as it was typed.
            Assert.All(OfferLines.Listed(offers[seed].Posting.Missions), mission => Assert.Contains(FrenchSpaces.Of(mission), page.GetProperty("text").GetString()));
            Assert.DoesNotContain("<", data);
            Assert.InRange(data.Length, 1, 250_000);
        }

        var answers = await NodePeer.Ask("job-posting.mjs", written);
        for (var seed = 0; seed < Hostile; seed++)
        {
            Assert.True(answers[seed].GetProperty("faults").GetArrayLength() == 0, $"seed {seed}: {answers[seed]}");
        }
    }

    [Fact]
    public async Task The_validators_find_what_is_wrong()
    {
        var good = Written(Offers.Of(Offers.Whole));
        string[] spoiled =
        [
            good.Replace("\"title\"", "\"titel\""),
            good.Replace("\"workHours\"", "\"workTime\""),
            good.Replace("\"EUR\"", "12"),
            good.Replace("\"datePosted\":\"2026-03-02\",", ""),
            good.Replace("\"addressCountry\":\"FR\"", "\"addressLocality\":\"Lyon\""),
        ];
        Assert.All(spoiled, text => Assert.NotEqual(good, text));
        Assert.All(await NodePeer.Ask("job-posting.mjs", spoiled), answer => Assert.NotEmpty(answer.GetProperty("faults").Texts()));
    }

    private static string Written(PublishedOffer offer) => JobPostingLd.Text(offer, Offers.Site);

    private static JsonElement Read(PublishedOffer offer) => JsonDocument.Parse(new UTF8Encoding(false, true).GetString(JobPostingLd.Write(offer, Offers.Site).Span)).RootElement;

    private static decimal Number(JsonElement posting, string name) => posting.GetProperty("baseSalary").GetProperty("value").GetProperty(name).GetDecimal();

    private static string Text(JsonElement from, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            from = from.GetProperty(name);
        }

        return from.GetString()!;
    }
}
