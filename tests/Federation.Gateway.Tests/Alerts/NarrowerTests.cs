using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Gateway.Tests.Jobs;
using Federation.Search.Index;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Testing.Domain;
using Federation.Web.Alerts;

namespace Federation.Gateway.Tests.Alerts;

/// <summary>"Pas pour moi": whatever is proposed keeps the offer away, widens nothing, and says its effect as a search would find it.</summary>
public sealed class NarrowerTests
{
    private static readonly DateTimeOffset Now = Offers.Published.AddDays(41);
    private static readonly ImmutableArray<PublishedOffer> All = Offers.Of(Offers.All);
    private static readonly OfferSnapshot Snapshot = Index();

    [Fact]
    public void A_proposal_excludes_the_offer_and_only_narrows_and_counts_as_the_search_does()
    {
        var chance = new Random(20_260_302);
        var reader = new OfferReader();
        var (proposed, without) = (0, 0);
        for (var round = 0; round < 400; round++)
        {
            var search = SavedSearch.Of(new OfferSearch(Draw(chance)));
            var found = All.Where(offer => search.Query.MatchesWhenever(reader.Read(offer)) && offer.Until > Now).ToList();
            if (found.Count == 0)
            {
                continue;
            }

            var unwanted = found[chance.Next(found.Count)];
            var narrower = new Narrower(search, Snapshot, Samples.Aura, [], Now);
            Assert.Equal(found.Count, narrower.Total);
            var ways = narrower.Without(unwanted);
            without += ways.Count == 0 ? 1 : 0;
            foreach (var way in ways)
            {
                proposed++;
                var kept = SavedSearch.Read(way.Text);
                Assert.NotNull(kept);
                var stay = All.Where(offer => kept.Query.MatchesWhenever(reader.Read(offer)) && offer.Until > Now).ToList();
                Assert.DoesNotContain(unwanted, stay);
                Assert.Empty(stay.Except(found));
                Assert.Equal((stay.Count, found.Count - stay.Count), (way.Stay, way.Gone));
                Assert.All(way.Titles, title => Assert.Contains(title, found.Except(stay).Where(offer => offer != unwanted).Select(offer => OfferLines.Title(offer.Posting))));
            }
        }

        Assert.True(proposed > 500, $"{proposed} proposals");
        Assert.True(without < 40, $"{without} times nothing to propose");
    }

    [Fact]
    public void Said_again_and_again_it_ends_with_nothing_to_propose()
    {
        var search = SavedSearch.Of(OfferSearch.All);
        var steps = 0;
        for (; steps < 200; steps++)
        {
            var narrower = new Narrower(search, Snapshot, Samples.Aura, [], Now);
            if (search.Found(Snapshot, Samples.Aura, [], Now, 1).Hits is not [var first, ..] || narrower.Without(first.Offer) is not [var way, ..])
            {
                break;
            }

            search = SavedSearch.Read(way.Text)!;
        }

        Assert.InRange(steps, 2, 199);
    }

    private static Criteria Draw(Random chance) => new(
        Words: chance.Next(3) == 0 ? new[] { "pair", "médiateur de santé", "accueil", "travailleur pair équipe" }[chance.Next(4)] : null,
        AnyWord: chance.Next(4) == 0,
        Regions: Some(chance, 4, Regions.All.Select(region => region.Code)),
        Departments: Some(chance, 6, All.Select(offer => offer.Posting.Place.Department).Distinct()),
        Around: chance.Next(3),
        Contracts: Some(chance, 3, Enum.GetValues<ContractKind>()),
        Times: Some(chance, 2, Enum.GetValues<WorkingTime>()),
        PayFloor: chance.Next(5) == 0 ? 1_500 : null);

    private static ImmutableArray<T> Some<T>(Random chance, int most, IEnumerable<T> all) => chance.Next(2) == 0 ? [] : [.. all.OrderBy(_ => chance.Next()).Take(chance.Next(most + 1))];

    private static OfferSnapshot Index()
    {
        var index = new OfferIndex();
        index.Rebuild(All);
        return index.Snapshot;
    }
}
