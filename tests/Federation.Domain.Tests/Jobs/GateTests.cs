using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Territories;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Jobs;

public sealed class GateTests
{
    [Fact]
    public void A_posting_that_says_everything_has_nothing_to_mend() => Assert.Empty(Offers.Points(Offers.Posting));

    [Fact]
    public void Every_point_has_one_rule_with_its_source_and_the_law_has_its_articles()
    {
        Assert.Equal(Enum.GetValues<GatePoint>(), GateRules.All.Select(rule => rule.Point).Order());
        Assert.All(GateRules.All, rule => Assert.Equal(rule, GateRules.Of(rule.Point)));
        Assert.All(GateRules.All, rule => Assert.Matches(rule.Level == GateLevel.Unlawful ? "^Code du travail, [LD][0-9]" : "^00[0-4]_[0-9a-f]{16}\\.txt, lignes [0-9]+-[0-9]+$", rule.Source));
    }

    public static TheoryData<string, GatePoint> Mended => new()
    {
        { "pay", GatePoint.PayNotStated },
        { "contract", GatePoint.ContractNotStated },
        { "independent", GatePoint.IndependentContract },
        { "time", GatePoint.TimeNotStated },
        { "hours", GatePoint.HoursNotStated },
        { "training", GatePoint.TrainingNotStated },
        { "alone", GatePoint.Alone },
        { "referent", GatePoint.NoReferent },
        { "supervision", GatePoint.NoSupervision },
        { "prepared", GatePoint.TeamNotPrepared },
        { "discretion", GatePoint.DiscretionNotMentioned },
        { "apply", GatePoint.HardToApply },
        { "apply-all", GatePoint.HardToApply },
        { "missions", GatePoint.MissionsNotStated },
    };

    /// <summary>One thing less in a posting that says everything: that point, and no other.</summary>
    [Theory]
    [MemberData(nameof(Mended))]
    public void What_is_missing_is_said_and_nothing_else(string what, GatePoint point) => Assert.Equal([point], Offers.Points(Without(what)));

    [Theory]
    [InlineData(Commitment.LinkWithACollective, Commitment.AnotherPeerInTheTeam, GatePoint.Alone)]
    [InlineData(Commitment.PracticeAnalysis, Commitment.Supervision, GatePoint.NoSupervision)]
    public void Either_of_two_is_enough(Commitment instead, Commitment of, GatePoint point)
    {
        var posting = Without(of == Commitment.Supervision ? "supervision" : "alone");
        Assert.Contains(point, Offers.Points(posting));
        Assert.DoesNotContain(point, Offers.Points(posting with { Commitments = [.. posting.Commitments.Append(instead).Order()] }));
    }

    [Fact]
    public void Two_posts_at_once_are_not_alone() => Assert.DoesNotContain(GatePoint.Alone, Offers.Points(Without("alone") with { Positions = 2 }));

    [Fact]
    public void One_way_among_several_is_easy_and_all_of_them_is_not()
    {
        Assert.Empty(Offers.Points(Offers.Posting with { Apply = new HowToApply([WayToApply.Cv, WayToApply.Letter]) }));
        Assert.Empty(Offers.Points(Offers.Posting with { Apply = new HowToApply([WayToApply.Cv, WayToApply.Interview], AllAsked: true) }));
    }

    [Fact]
    public void Points_come_in_the_order_of_their_codes_the_law_first()
    {
        var posting = Without("pay") with { Required = ["Être une femme", "Bonne forme physique"], Missions = [] };
        var findings = QualityGate.Check(posting, Offers.Today);
        Assert.Equal(findings.OrderBy(finding => finding.Point), findings);
        Assert.Equal(new GateFinding(GatePoint.SexNamed, "required[0]"), findings[0]);
        Assert.Equal(GatePoint.SexNamed, QualityGate.Unlawful(posting, Offers.Today)!.Point);
    }

    [Theory]
    [InlineData(CanonicalTitle.ReceptionAgent, "Agent d’accueil", true)]
    [InlineData(CanonicalTitle.ReceptionAgent, "Agent·e d’accueil pair·e", false)]
    [InlineData(CanonicalTitle.PeerWorker, "Chargé de mission", false)]
    [InlineData(CanonicalTitle.Other, "Médiateur.rice pair.e", false)]
    [InlineData(CanonicalTitle.Other, "Éducateur", true)]
    public void A_post_that_nothing_calls_peer_work_is_asked_what_is_in_it(CanonicalTitle canonical, string title, bool said)
    {
        var posting = Offers.Posting with { Canonical = canonical, Title = title, Summary = null };
        Assert.Equal(said, Offers.Points(posting).Contains(GatePoint.NotAPeerPost));
    }

    [Fact]
    public void Every_unlawful_point_blocks_the_proposal_and_the_publication_with_its_code()
    {
        foreach (var rule in GateRules.All.Where(rule => rule.Level == GateLevel.Unlawful))
        {
            var outline = Offers.Outline with { Points = [rule.Point] };
            var decision = Offers.Decide(null, Offers.Propose() with { Outline = outline }, Domain.Grains.Caller.Visitor);
            Assert.Equal(("unlawful", Domain.Grains.Codes<GatePoint>.Of(rule.Point)), (decision.Refusal?.Code, decision.Refusal?.Detail));
        }

        var cheap = Offers.Posting with { Pay = new Pay(PayBasis.Amount, 11.50m, null, PayPeriod.Hour) };
        var published = Offers.Decide(Offers.At(OfferStatus.Proposed), Offers.Publish() with { Posting = cheap }, Some.Grenoble);
        Assert.Equal(("unlawful", "pay-under-the-minimum"), (published.Refusal?.Code, published.Refusal?.Detail));

        var renewed = Offers.Decide(Offers.At(OfferStatus.Published) with { Posting = cheap }, new RenewOffer(), Offers.Employer);
        Assert.Equal("unlawful", renewed.Refusal?.Code);
    }

    [Fact]
    public void Advice_blocks_nothing()
    {
        var bare = Bare();
        Assert.All(QualityGate.Check(bare, Offers.Today), finding => Assert.False(finding.IsUnlawful));
        Assert.True(QualityGate.Check(bare, Offers.Today).Length > 8);
        Assert.True(Offers.Do(Offers.At(OfferStatus.Proposed), Offers.Publish() with { Posting = bare }, Some.Grenoble).IsPublished);
    }

    private static Posting Bare() => new(
        "Poste", CanonicalTitle.Other, new Employer("Association"), new Place(DepartmentCode.Parse("35")), Contract.NotStated, Hours.NotStated, Pay.NotStated, CollectiveAgreement.NotStated,
        null, [], [], [], [], Licence.NotStated, TrainingPosition.NotStated, FormerClients.NotStated, new HowToApply([]), null, [], null, [], new Start());

    private static Posting Without(string what)
    {
        var full = Offers.Posting with { Positions = null };
        return what switch
        {
            "pay" => full with { Pay = Pay.NotStated },
            "contract" => full with { Contract = Contract.NotStated },
            "independent" => full with { Contract = new Contract(ContractKind.Independent) },
            "time" => full with { Hours = Hours.NotStated },
            "hours" => full with { Hours = new Hours(WorkingTime.Part) },
            "training" => full with { Training = TrainingPosition.NotStated },
            "alone" => Less(Commitment.AnotherPeerInTheTeam),
            "referent" => Less(Commitment.IntegrationReferent),
            "supervision" => Less(Commitment.Supervision),
            "prepared" => Less(Commitment.TeamPrepared),
            "discretion" => Less(Commitment.DutyOfDiscretion),
            "apply" => full with { Apply = new HowToApply([]) },
            "apply-all" => full with { Apply = new HowToApply([WayToApply.Cv, WayToApply.Letter], AllAsked: true) },
            _ => full with { Missions = [] },
        };

        Posting Less(Commitment commitment) => full with { Commitments = full.Commitments.Remove(commitment) };
    }
}
