using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Jobs;

public sealed class GatePropertyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Over_the_space_of_postings(int seed)
    {
        var random = new Random(seed);
        var drawn = new DrawnPostings(random);
        var seen = new HashSet<GatePoint>();
        for (var i = 0; i < 1500; i++)
        {
            var posting = drawn.Next();
            var where = $"{seed}/{i}";
            Assert.True(PostingGuards.Check(posting) is null, $"{where}: {PostingGuards.Check(posting)}");
            var findings = QualityGate.Check(posting, Offers.Today);
            seen.UnionWith(findings.Select(finding => finding.Point));

            Assert.True(findings.SequenceEqual(QualityGate.Check(posting, Offers.Today)), $"{where}: another answer the second time");
            Assert.Equal(findings.Length, findings.Distinct().Count());
            Assert.Equal(findings.OrderBy(finding => finding.Point), findings);

            // The law blocks, and only the law.
            var decision = Offers.Decide(Offers.At(OfferStatus.Proposed), Offers.Publish() with { Posting = posting with { Source = null } }, Some.Grenoble);
            Assert.True(findings.Any(finding => finding.IsUnlawful) == (decision.Refusal?.Code == "unlawful"), $"{where}: {decision.Refusal}");

            // What is written is read back the same, and judged the same.
            var fact = new OfferPublished(posting, 1, Some.Now, true);
            var again = (OfferPublished)DomainJson.Facts.Read("offer.published", DomainJson.Facts.Write(fact));
            Assert.Equal(posting, again.Posting);

            // To state more of the conditions never adds a point.
            var more = posting with { Commitments = [.. posting.Commitments.Append(drawn.Pick(Enum.GetValues<Commitment>())).Distinct().Order()] };
            Assert.Empty(QualityGate.Check(more, Offers.Today).Except(findings));

            // Order of the lines is the employer's taste.
            var turned = posting with { Required = [.. posting.Required.Reverse()] };
            Assert.Equal(findings.Select(finding => finding.Point).Order(), Offers.Points(turned).Order());
        }

        Assert.True(seen.Count > 20, string.Join(", ", seen));
    }

    [Fact]
    public void Any_text_is_answered_and_long_ones_soon()
    {
        var random = new Random(9);
        for (var i = 0; i < 300; i++)
        {
            var text = new StringBuilder();
            while (text.Length < random.Next(1, 4000))
            {
                text.Append(random.Next(4) switch
                {
                    0 => (char)random.Next(1, 0xFFFF),
                    1 => (char)random.Next(32, 127),
                    2 => ".·-(/| \n"[random.Next(8)],
                    _ => "précisez votre sans maladie certificat médical ans moins de 30 "[random.Next(60)],
                });
            }

            var hostile = text.ToString();
            _ = QualityGate.Check(Offers.Posting with { Summary = hostile, Required = [hostile], Title = hostile, Apply = new HowToApply([], false, hostile) }, Offers.Today);
            _ = Reach.HasPhone(hostile) | Reach.HasAddress(hostile) | Reach.HasLink(hostile) | Reach.IsLink(hostile);
            _ = SamePost.Of(Offers.Posting with { Title = hostile, Canonical = CanonicalTitle.Other });
        }
    }
}
