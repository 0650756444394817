using Federation.Search.Explanations;
using Federation.Search.Queries;
using Federation.Search.Tests.Offers;

namespace Federation.Search.Tests.Queries;

public sealed class ExplainerTests
{
    [Theory]
    [InlineData("médiateur de santé pair", "Travailleur·se pair·e", "trouvé par : médiateur de santé pair ≈ travailleur pair", ReasonKind.Near)]
    [InlineData("travailleur pair", "Travailleur·se pair·e", "trouvé par : travailleur pair ≈ Travailleur·se pair·e", ReasonKind.Word)]
    [InlineData("travailleur pair", "Travailleur pair", "trouvé par : Travailleur pair", ReasonKind.Word)]
    [InlineData("MSP", "Médiatrice de santé paire", "trouvé par : MSP ≈ médiateur de santé pair", ReasonKind.OtherName)]
    [InlineData("médiateur de santé pair", "MSP", "trouvé par : médiateur de santé pair ≈ MSP", ReasonKind.OtherName)]
    [InlineData("travailleur pair", "MSP", "trouvé par : travailleur pair ≈ médiateur de santé pair", ReasonKind.Near)]
    [InlineData("maraudes", "Maraude de nuit", "trouvé par : maraudes ≈ Maraude", ReasonKind.Word)]
    [InlineData("acompagnement", "Accompagnement", "trouvé par : acompagnement ≈ Accompagnement", ReasonKind.Typing)]
    [InlineData("accompagnement", "Acompagnement", "trouvé par : accompagnement ≈ Acompagnement", ReasonKind.Typing)]
    [InlineData("Zorvexai", "Association Zorvexia", "trouvé par : Zorvexai ≈ Zorvexia", ReasonKind.Typing)]
    [InlineData("isère", "Agent", "trouvé par : isère ≈ Isère 38", ReasonKind.Word)]
    public void A_hit_says_what_found_it(string words, string title, string sentence, ReasonKind kind)
    {
        var reason = Assert.Single(new Explainer().Explain(Query.Read(new Criteria(words)), TestOffers.Titled(title)));
        Assert.Equal((sentence, kind), (reason.Sentence, reason.Kind));
    }

    [Fact]
    public void Each_thing_asked_has_its_reason_in_the_order_asked() =>
        Assert.Equal(
            ["trouvé par : pair-aidante ≈ Pair-aidant", "trouvé par : nuit"],
            new Explainer().Explain(Query.Read(new Criteria("pair-aidante de nuit en montgolfière", AnyWord: true)), TestOffers.Titled("Pair-aidant", "Poste de nuit.")).Select(reason => reason.Sentence));

    [Fact]
    public void Without_words_there_is_nothing_to_explain() => Assert.Empty(new Explainer().Explain(Query.Read(new Criteria()), TestOffers.Titled("Pair")));

    /// <summary>What matches is explained, whatever the words: a reason is missing only for what an offer does not hold.</summary>
    [Fact]
    public void Whatever_matches_is_explained()
    {
        var random = Testing.Seeds.Of(5);
        var offers = new Testing.Jobs.SyntheticOffers(5);
        var (reader, explainer) = (new Jobs.OfferReader(), new Explainer());
        for (var i = 0; i < 300; i++)
        {
            var query = Query.Read(RandomCriteria.Of(random));
            var offer = offers.At(i);
            var read = reader.Read(offer);
            var met = query.Units.Where(unit => unit.LevelIn(read) > 0).Select(unit => unit.Asked).ToHashSet();
            Assert.Equal(met, explainer.Explain(query, offer).Select(reason => reason.Asked).ToHashSet());
        }
    }
}
