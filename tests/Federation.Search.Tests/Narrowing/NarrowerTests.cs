using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Jobs;
using Federation.Search.Narrowing;
using Federation.Search.Queries;
using Federation.Search.Tests.Offers;
using Federation.Testing;
using Federation.Testing.Jobs;

namespace Federation.Search.Tests.Narrowing;

public sealed class NarrowerTests
{
    private static readonly List<PublishedOffer> Offers = [.. Enumerable.Range(0, 400).Select(new SyntheticOffers(5).At)];

    /// <summary>Whatever is asked and whatever comes: no proposal lets anything new through, none still tells of the offer, and the figures are what they say.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_proposal_is_narrower_leaves_this_offer_out_and_says_what_it_costs(int seed)
    {
        var random = Seeds.Of(seed);
        var reader = new OfferReader();
        var all = Offers.Select(offer => (Offer: offer, Read: reader.Read(offer))).ToList();
        var proposals = 0;
        for (var round = 0; round < 150; round++)
        {
            var criteria = RandomCriteria.Of(random) with { PublishedSince = null };
            var query = Query.Read(criteria);
            var told = all.Where(one => query.Matches(one.Read)).ToList();
            if (told.Count == 0)
            {
                continue;
            }

            var unwanted = random.Pick(told);
            foreach (var narrowing in Narrower.Propose(criteria, unwanted.Offer, [.. told.Select(one => one.Offer)]))
            {
                proposals++;
                var narrowed = Query.Read(narrowing.Criteria);
                Assert.False(narrowed.Matches(unwanted.Read), $"{narrowing}");
                Assert.DoesNotContain(all, one => narrowed.Matches(one.Read) && !query.Matches(one.Read));
                Assert.Equal(told.Take(Narrower.MostTold).Count(one => narrowed.Matches(one.Read)), narrowing.Kept);
                Assert.Equal(Math.Min(told.Count, Narrower.MostTold), narrowing.Kept + narrowing.Dropped);

                // It can be kept as an alert keeps it.
                var saved = OfferSearch.Read(new OfferSearch(narrowing.Criteria).Saved, out var understood);
                Assert.True(understood, new OfferSearch(narrowing.Criteria).Saved);
                Assert.All(all, one => Assert.Equal(narrowed.Matches(one.Read), Query.Read(saved.Criteria).Matches(one.Read)));
            }
        }

        Assert.True(proposals > 300, $"{proposals} proposals");
    }

    [Fact]
    public void Where_a_region_was_asked_one_departement_can_go()
    {
        var offer = Offers.First(offer => Departments.Of(offer.Posting.Place.Department).Region.ToString() == "84");
        var unwanted = offer.Posting.Place.Department;
        var narrowing = Assert.Single(Narrower.Propose(new Criteria(Regions: [RegionCode.Parse("84")]), offer, Offers), one => one.By == Criterion.Territory);
        Assert.Equal(unwanted.ToString(), narrowing.Without);
        Assert.Equal(Departments.OfRegion(RegionCode.Parse("84")).Select(department => department.Code).Where(code => code != unwanted).Order(Comparer<DepartmentCode>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))), narrowing.Criteria.Departments.OrderBy(code => code.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public void What_keeps_most_comes_first_and_nothing_is_proposed_that_would_leave_no_place()
    {
        var offer = Offers[0];
        var proposals = Narrower.Propose(new Criteria(Departments: [offer.Posting.Place.Department]), offer, Offers);
        Assert.Equal(proposals.Select(one => one.Kept).OrderDescending(), proposals.Select(one => one.Kept));
        Assert.DoesNotContain(proposals, one => one.By == Criterion.Territory);
        Assert.Contains(proposals, one => one.By == Criterion.Contract);
    }
}
