using System.Text.Json;

namespace Federation.Gateway.Tests.Asking;

/// <summary>How offers begin, everywhere in these tests.</summary>
public static class OfferRequests
{
    public static readonly object Contact = new { name = "Service recrutement", email = "recrutement@example.invalid" };

    /// <summary>Sound and lawful, with a few points that are advice.</summary>
    public static Dictionary<string, object?> Posting(string title = "Travailleur·se pair·e", string department = "69", string employer = "Association exemple") => new()
    {
        ["title"] = title, ["canonical"] = "PEER_WORKER", ["employer"] = new { name = employer }, ["place"] = new { department, commune = "Lyon" },
        ["contract"] = new { kind = "CDD", months = 12 }, ["hours"] = new { time = "PART", perWeek = 17.5 }, ["missions"] = new[] { "Soutenir les personnes à partir de son propre parcours" },
        ["languages"] = new[] { new { language = "fr" } }, ["apply"] = new { ways = new[] { "CV", "ORAL" } }, ["commitments"] = new[] { "SUPERVISION", "TEAM_PREPARED" },
    };

    public static Dictionary<string, object?> Input(string key, object? posting = null, object? contact = null) =>
        new() { ["idempotencyKey"] = key.PadRight(16, '-'), ["posting"] = posting ?? Posting(), ["contact"] = contact ?? Contact };

    /// <summary>Proposed by a visitor; the offer's id and the secret of its link.</summary>
    public static async Task<(string Offer, string Secret)> Propose(this Client visitor, string key, object? posting = null)
    {
        var payload = await visitor.Done("proposeOffer", Input(key, posting));
        return (payload.Text("offer", "offerId"), payload.Text("secret"));
    }

    /// <summary>The words that wait, as the hub reads them.</summary>
    public static async Task<string> TextId(this Client coordinator, string offer) =>
        (await coordinator.Ask("query($offer: ID!) { hubOffer(offer: $offer) { text { textId } } }", new { offer })).Text("hubOffer", "text", "textId");

    /// <summary>What waits, published as it was read.</summary>
    public static async Task<JsonElement> Publish(this Client coordinator, string offer, string key = "publish") =>
        await coordinator.Done("publishOffer", new { idempotencyKey = key, offer, textId = await coordinator.TextId(offer) });

    /// <summary>Once this server's memory holds it.</summary>
    public static Task IsFound(this Client client, string offer, string words) => Until.True($"\"{words}\" finds the offer", async () =>
        (await client.Ask("query($words: String!) { offers(first: 100, filter: { words: $words }) { nodes { id } } }", new { words })).At("offers", "nodes").EnumerateArray().Any(node => node.Text("id") == offer));
}
