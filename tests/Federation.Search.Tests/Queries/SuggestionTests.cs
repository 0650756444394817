using Federation.Search.Index;
using Federation.Search.Tests.Offers;

namespace Federation.Search.Tests.Queries;

public sealed class SuggestionTests
{
    private static readonly OfferSnapshot Some = Of(
        ("Travailleur·se pair·e", "Maraude de nuit."), ("Médiateur de santé pair", "Un chez soi d’abord."), ("Travailleuse paire", "Équipe mobile."), ("Agent d’accueil", "Hébergement."));

    [Theory]
    [InlineData("trav", "travailleur pair")]
    [InlineData("tRAVAILLEUR P", "travailleur pair")]
    [InlineData("mediateur de s", "médiateur de santé pair")]
    [InlineData("MSP", "médiateur de santé pair")]
    [InlineData("poste de ms", "poste de médiateur de santé pair")]
    [InlineData("ucs", "Un chez soi d'abord")]
    [InlineData("un chez-soi d’ab", "Un chez soi d'abord")]
    [InlineData("pair grenob", "pair Grenoble")]
    [InlineData("noisy", "Noisy-le-Sec")]
    [InlineData("noisy le s", "Noisy-le-Sec")]
    [InlineData("isè", "Isère")]
    [InlineData("mar", "maraude")]
    [InlineData("EQUI", "équipe")]
    public void The_end_of_what_is_typed_is_completed(string typed, string expected) =>
        Assert.Contains(expected, Some.Suggest(typed).Select(suggestion => suggestion.Text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("t")]
    [InlineData("pair ")]
    [InlineData("zzzz")]
    [InlineData("astron")]
    [InlineData("((((")]
    public void Nothing_is_proposed_for_what_says_nothing_or_finds_nothing(string? typed) => Assert.Empty(Some.Suggest(typed));

    [Fact]
    public void What_more_offers_hold_comes_first_and_the_list_is_as_short_as_asked()
    {
        var all = Some.Suggest("tr").Select(suggestion => suggestion.Offers).ToList();
        Assert.Equal(all.OrderDescending(), all);
        Assert.Single(Some.Suggest("tr", 1));
        Assert.Empty(Some.Suggest("tr", 0));
    }

    [Fact]
    public void What_only_a_removed_offer_held_is_proposed_no_more()
    {
        var index = new OfferIndex();
        var offers = Enumerable.Range(0, 40).Select(i => TestOffers.Titled("Pair", "Rue.", i)).ToList();
        index.Rebuild(offers.Select((offer, i) => offer with { Posting = offer.Posting with { Place = offer.Posting.Place with { Commune = i == 7 ? "Villard-de-Lans" : "Grenoble" } } }));
        Assert.Single(index.Snapshot.Suggest("villard"));
        index.Remove(offers[7].Hub, offers[7].Id);
        Assert.Empty(index.Snapshot.Suggest("villard"));
        Assert.NotEmpty(index.Snapshot.Suggest("grenob"));
    }

    private static OfferSnapshot Of(params (string Title, string Summary)[] offers)
    {
        var index = new OfferIndex();
        for (var i = 0; i < offers.Length; i++)
        {
            var offer = TestOffers.Titled(offers[i].Title, offers[i].Summary, i);
            index.Upsert(offer with { Posting = offer.Posting with { Place = offer.Posting.Place with { Commune = i == 0 ? "Noisy-le-Sec" : "Grenoble" } } });
        }

        return index.Snapshot;
    }
}
