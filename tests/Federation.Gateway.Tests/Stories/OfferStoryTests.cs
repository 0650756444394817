using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Stories;

/// <summary>An offer's whole life through the schema alone.</summary>
public sealed class OfferStoryTests
{
    private const string Mine = "query($secret: String!) { ownOffers(secret: $secret) { offerId status sentBack remark text { draft posting { title } contact { email } points { point } } contact { email } history { title } offer { version } } }";

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task An_offer_is_kept_proposed_sent_back_published_found_under_another_name_and_filled(On on)
    {
        await using var all = await Federated.Start(on);
        var (aura, bretagne, employer) = (await all.SignIn("AURA"), await all.SignIn("Bretagne"), all.Visitor());

        // Kept: nobody but its author reads it, not even the hub.
        var kept = await employer.Done("saveOffer", OfferRequests.Input("a-story-of-an-offer", OfferRequests.Posting("Médiatrice de santé paire à Lyon")));
        var (offer, secret) = (kept.Text("offer", "offerId"), kept.Text("secret"));
        var mine = await Own(employer, secret);
        Assert.Equal(("DRAFT", "Médiatrice de santé paire à Lyon", "recrutement@example.invalid"), (mine.Text("status"), mine.Text("text", "posting", "title"), mine.Text("text", "contact", "email")));
        Assert.True((await aura.Ask("query($offer: ID!) { hubOffer(offer: $offer) { status } }", new { offer })).IsNull("hubOffer"));
        Assert.True((await employer.Ask("query($offer: ID!) { offer(id: $offer) { status } node(id: $offer) { id } offerContact(offer: $offer) { email } }", new { offer })).IsNull("offer"));

        // What software began is gone on with on the pages.
        using (var browser = new Visitor(all.Server, "198.51.100.77"))
        {
            Assert.Contains("Médiatrice de santé paire à Lyon", (await browser.Get($"/offres/mes-offres/{secret}/{Key(offer)}/poste")).Body, StringComparison.Ordinal);
        }

        // The law's points refuse it, with the field; advice does not.
        var unlawful = OfferRequests.Posting("Médiatrice de santé paire à Lyon");
        unlawful["pay"] = new { basis = "AMOUNT", from = 300, period = "MONTH" };
        var refused = await employer.Do("proposeOffer", Own(secret, offer, "too-low", unlawful));
        Assert.Equal(("unlawful", "posting.pay"), (refused.Refused(), refused.At("errors")[0].Text("field")));
        Assert.Equal("PAY_UNDER_THE_MINIMUM", refused.At("points")[0].Text("point"));
        var reachable = OfferRequests.Posting("Appelez le 06 12 34 56 78");
        Assert.Equal("contact-in-text", (await employer.Do("proposeOffer", Own(secret, offer, "phone", reachable))).Refused());
        await employer.Done("proposeOffer", Own(secret, offer, "first", OfferRequests.Posting("Médiatrice de santé paire à Lyon")));

        // In the hub's list and in no other's; sent back with words that both sides read.
        var textId = await aura.TextId(offer);
        var list = (await aura.Ask("query($hub: ID!) { hubOffers(hub: $hub, first: 100) { nodes { offerId byEmployer text { contact { email } posting { title } } } } }", new { hub = all.Hub("aura") })).At("hubOffers", "nodes");
        Assert.Equal("recrutement@example.invalid", list.EnumerateArray().Single(node => node.Text("offerId") == offer).Text("text", "contact", "email"));
        Assert.Equal(["not-allowed"], (await bretagne.Post("query($offer: ID!) { hubOffer(offer: $offer) { status } }", new { offer })).Codes);
        await aura.Done("sendBackOffer", new { idempotencyKey = "back", offer, textId, reasons = new[] { "PAY_MISSING" }, remark = "Dites le salaire, s’il vous plaît." });
        mine = await Own(employer, secret);
        Assert.Equal(("SENT_BACK", "PAY_MISSING", "Dites le salaire, s’il vous plaît."), (mine.Text("status"), mine.At("sentBack")[0].GetString(), mine.Text("remark")));

        // Proposed again; a text that was replaced meanwhile is not published unseen.
        var better = OfferRequests.Posting("Médiatrice de santé paire à Lyon");
        better["pay"] = new { basis = "SCALE", scale = "groupe 4" };
        await employer.Done("proposeOffer", Own(secret, offer, "second", better));
        Assert.Equal("text-replaced", (await aura.Do("publishOffer", new { idempotencyKey = "stale", offer, textId })).Refused());
        await aura.Publish(offer);

        // Found by everybody, under another name, and why; whom to reach is asked one by one.
        await employer.IsFound(offer, "médiateurs de santé-pairs Lyon");
        var found = (await all.Visitor().Ask(
            "query($words: String!) { offers(filter: { words: $words, departments: [\"69\"] }) { edges { reasons { sentence } node { id status sources { code } posting { pay { basis scale } } points { level why mend } } } } }", new { words = "médiateurs de santé-pairs" }))
            .At("offers", "edges").EnumerateArray().Single(edge => edge.Text("node", "id") == offer);
        Assert.NotEqual(0, found.At("reasons").GetArrayLength());
        Assert.Equal("SCALE", found.Text("node", "posting", "pay", "basis"));
        const string Contact = "query($offer: ID!) { offerContact(offer: $offer) { email } offer(id: $offer) { status withdrawnWhy filledHow history { title } } }";
        Assert.Equal("recrutement@example.invalid", (await all.Visitor().Ask(Contact, new { offer })).Text("offerContact", "email"));

        // Filled: still there to be read, no longer found, nobody to reach.
        await employer.Done("fillOwnOffer", new { idempotencyKey = "filled", secret, offer, how = "THROUGH_THE_FEDERATION" });
        var ended = await all.Visitor().Ask(Contact, new { offer });
        Assert.True(ended.IsNull("offerContact"));
        await Until.True("it is told as filled", async () => (await all.Visitor().Ask(Contact, new { offer })).Text("offer", "status") == "FILLED");
        var history = (await all.Visitor().Ask(Contact, new { offer })).At("offer", "history").EnumerateArray().Select(step => step.Text("title")).ToList();
        Assert.Equal(["Publiée par AURA", "Poste pourvu"], history);
        Assert.Contains("Renvoyée par AURA", (await Own(employer, secret)).At("history").EnumerateArray().Select(step => step.Text("title")));
        var conflict = await aura.Do("renewOffer", new { idempotencyKey = "late", offer });
        Assert.Equal("no-such-transition", conflict.Refused());
    }

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task The_same_post_through_two_hubs_is_one_offer_and_a_hubs_rules_hide_what_they_say(On on)
    {
        await using var all = await Federated.Start(on);
        var (aura, bretagne, administrator) = (await all.SignIn("AURA"), await all.SignIn("Bretagne"), await all.SignIn("AURA", "administration"));
        var posting = OfferRequests.Posting("Pair-aidante, équipe zéphyr", employer: "Association zéphyr");
        var lead = (await bretagne.Done("postOffer", new { idempotencyKey = "lead", hub = all.Hub("bretagne"), posting, contact = OfferRequests.Contact })).Text("offer", "offerId");
        var joiner = (await aura.Done("postOffer", new { idempotencyKey = "joiner", hub = all.Hub("aura"), posting, contact = OfferRequests.Contact })).Text("offer", "offerId");
        var same = (await aura.Ask("query($offer: ID!) { samePosts(offer: $offer) { id } }", new { offer = joiner })).At("samePosts");
        Assert.Equal(lead, Assert.Single(same.EnumerateArray()).Text("id"));
        await aura.Done("joinOffer", new { idempotencyKey = "join", offer = joiner, to = lead });

        const string Found = "query($through: ID) { offers(filter: { words: \"zéphyr\", through: $through }) { totalCount nodes { id sources { code } } } }";
        await Until.True("one offer with two sources", async () =>
            (await aura.Ask(Found)).At("offers", "nodes").EnumerateArray().ToList() is [var only] && only.Text("id") == lead && only.At("sources").GetArrayLength() == 2);
        Assert.Equal(lead, (await aura.Ask("query($offer: ID!) { offer(id: $offer) { lead { id } } }", new { offer = joiner })).Text("offer", "lead", "id"));
        Assert.Equal(1, (await aura.Ask("query($hub: ID!) { hub(id: $hub) { offers(filter: { words: \"zéphyr\" }) { totalCount } } }", new { hub = all.Hub("aura") })).At("hub", "offers", "totalCount").GetInt32());
        await aura.Done("leaveOffer", new { idempotencyKey = "leave", offer = joiner });
        await Until.True("two offers", async () => (await aura.Ask(Found)).At("offers", "totalCount").GetInt32() == 2);

        // What would be hidden is seen before it is; one's own is always shown.
        object[] rules = [new { field = "HUB", @operator = "IS_NONE_OF", values = new[] { "bretagne" } }];
        const string Preview = "query($hub: ID!, $rules: [DiffusionRuleInput!]!) { diffusionPreview(hub: $hub, rules: $rules) { hiddenCount shownCount hidden { offer { id } rule { field values } } } offers { totalCount } }";
        var preview = await aura.Ask(Preview, new { hub = all.Hub("aura"), rules });
        Assert.Equal(preview.At("offers", "totalCount").GetInt32(), preview.At("diffusionPreview", "hiddenCount").GetInt32() + preview.At("diffusionPreview", "shownCount").GetInt32());
        Assert.Contains(lead, preview.At("diffusionPreview", "hidden").EnumerateArray().Select(hidden => hidden.Text("offer", "id")));
        await administrator.Done("changeDiffusion", new { idempotencyKey = "rule", hub = all.Hub("aura"), rules });
        await Until.True("AURA's list is without it", async () => (await all.Visitor().Ask(Found, new { through = all.Hub("aura") })).At("offers", "nodes").EnumerateArray().ToList() is [var own] && own.Text("id") == joiner);
        Assert.Equal(2, (await all.Visitor().Ask(Found, new { through = all.Hub("bretagne") })).At("offers", "totalCount").GetInt32());
        var set = (await aura.Ask("query($hub: ID!) { hub(id: $hub) { diffusion { rules { field operator values } history { at rules { values } } } } }", new { hub = all.Hub("aura") })).At("hub", "diffusion");
        Assert.Equal("bretagne", set.At("rules")[0].At("values")[0].GetString());
        Assert.Equal(1, set.At("history").GetArrayLength());
        var wrong = await administrator.Do("changeDiffusion", new { idempotencyKey = "wrong", hub = all.Hub("aura"), rules = new[] { new { field = "CONTRACT", @operator = "IS_ONE_OF", values = new[] { "cdi" } } } });
        Assert.Equal(("invalid-field", "rules"), (wrong.Refused(), wrong.At("errors")[0].Text("field")));
    }

    private static async Task<System.Text.Json.JsonElement> Own(Client employer, string secret) => (await employer.Ask(Mine, new { secret })).At("ownOffers").EnumerateArray().Single();

    private static Dictionary<string, object?> Own(string secret, string offer, string key, object posting) =>
        new(OfferRequests.Input(key, posting)) { ["secret"] = secret, ["offer"] = offer };

    private static string Key(string offer) => Gateway.GraphQL.Ids.GlobalId.TryRead(offer, out var grain) ? grain.Key : "";
}
