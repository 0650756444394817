using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Explanations;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Search.Tests.Offers;
using Federation.Testing;
using Federation.Testing.Jobs;

namespace Federation.Search.Tests.Matching;

public sealed class GroundTests
{
    private readonly OfferReader _reader = new();

    [Fact]
    public void An_alert_says_which_of_the_things_asked_the_offer_meets()
    {
        var asked = new Criteria("maraude pair-aidante", AnyWord: true, Departments: [DepartmentCode.Parse("73")], Around: 1, Contracts: [ContractKind.Cdi, ContractKind.NotStated]);
        var grounds = Ground.Of(Query.Read(asked), _reader.Read(TestOffers.Titled("Pair-aidant")));
        Assert.Equal([Criterion.Words, Criterion.Territory, Criterion.Contract], grounds.Select(ground => ground.Criterion));
        Assert.Equal(["pair-aidante"], grounds[0].Words);
        Assert.Equal([new MetCode(OfferField.Department, "38")], grounds[1].Codes);
        Assert.Equal([new MetCode(OfferField.Contract, Domain.Grains.Codes<ContractKind>.Of(ContractKind.NotStated))], grounds[2].Codes);
    }

    [Fact]
    public void What_does_not_answer_has_no_grounds_and_what_answers_has_one_for_each_thing_asked()
    {
        var (random, offers, answers) = (Seeds.Of(6), new SyntheticOffers(6), 0);
        for (var i = 0; i < 4000; i++)
        {
            var (query, offer) = (Query.Read(Subscriptions.Of(random)), _reader.Read(offers.At(i)));
            var (grounds, met) = (Ground.Of(query, offer), query.MatchesWhenever(offer));
            answers += met ? 1 : 0;
            Assert.Equal(met ? (query.Units.IsEmpty ? 0 : 1) + query.Filters.Length + (query.PayFloor > 0 ? 1 : 0) : 0, grounds.Length);
            Assert.All(grounds, ground => Assert.True(ground.Criterion == Criterion.PayFloor || ground.Codes.Length + ground.Words.Length > 0));
        }

        Assert.InRange(answers, 200, 3800);
    }
}
