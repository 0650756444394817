using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Access;

/// <summary>The secret of the employer's link is the only right of who proposes, and it stays out of addresses.</summary>
public sealed class OfferSecretTests(Shared shared)
{
    private const string Document = "query($secret: String!) { ownOffers(secret: $secret) { offerId text { posting { title } contact { email } } } }";

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Without_the_right_secret_there_is_no_offer_whoever_asks(On on)
    {
        var scene = await shared.Scene(on);
        var link = (string)scene.Things["link"]!;
        foreach (var asking in Enum.GetValues<Asking>())
        {
            foreach (var secret in new[] { "", "A", link[..^1], link + "A", new string('A', 22), new string('A', 5000) })
            {
                Assert.Equal(0, (await scene[asking].Ask(Document, new { secret })).At("ownOffers").GetArrayLength());
                var refused = await scene[asking].Do("proposeOffer", new Dictionary<string, object?>(OfferRequests.Input("with-a-guess")) { ["secret"] = secret, ["offer"] = scene.Things["offer"] });
                Assert.Equal("unknown-grain", refused.Refused());
                Assert.True(refused.IsNull("offer") && refused.IsNull("secret"), refused.ToString());
                Assert.Equal("unknown-grain", (await scene[asking].Do("saveOffer", new Dictionary<string, object?>(OfferRequests.Input("with-a-guess")) { ["secret"] = secret })).Refused());
            }

            Assert.Equal(1, (await scene[asking].Ask(Document, new { secret = link })).At("ownOffers").GetArrayLength());
        }
    }

    [Fact]
    public async Task A_secret_is_refused_in_an_address_and_words_that_wait_are_told_by_no_other_door()
    {
        var scene = await shared.Scene(On.Sqlite);
        Assert.Equal(["post-only"], (await scene[Asking.Visitor].Get(Document, new { secret = scene.Things["link"] })).Codes);
        const string Doors =
            "query($offer: ID!, $hub: ID!) { offer(id: $offer) { posting { title } history { title detail } } node(id: $offer) { ... on Offer { posting { title } } } offers(first: 100) { nodes { posting { title } } } "
            + "feed(hubs: [$hub], kinds: [OFFER_PROPOSED, OFFER_PUBLISHED, OFFER_CONTACT_KEPT], first: 100) { nodes { change { version sentBack } subject { ... on Offer { posting { title } } } } } }";
        foreach (var asking in Enum.GetValues<Asking>())
        {
            var said = await scene[asking].Post(Doors, new { offer = scene.Things["offer"], hub = scene.Things["hub"] });
            Assert.Empty(said.Codes);
            Assert.DoesNotContain("équipe mobile\"", said.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("recrutement@example.invalid", said.Body, StringComparison.Ordinal);
        }

        // Refusals quote nothing of what was typed.
        var typed = OfferRequests.Posting("Un titre qui ne se répète pas");
        typed["summary"] = "Écrivez à canari@example.invalid";
        var refused = await scene[Asking.Visitor].TryDo("proposeOffer", OfferRequests.Input("an-address-in-a-text", typed));
        Assert.Equal(("contact-in-text", "posting.summary"), (refused.Data.At("proposeOffer").Refused(), refused.Data.At("proposeOffer", "errors")[0].Text("field")));
        Assert.DoesNotContain("canari", refused.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("répète", refused.Body, StringComparison.Ordinal);
    }
}
