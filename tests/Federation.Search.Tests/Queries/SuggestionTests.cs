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
