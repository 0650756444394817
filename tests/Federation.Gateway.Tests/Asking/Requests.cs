using System.Text.Json;

namespace Federation.Gateway.Tests.Asking;

/// <summary>A request as the person who filed it holds it.</summary>
public sealed record Filed(string ShortCode, string Secret)
{
    /// <summary>An input of the person, with what the command asks besides.</summary>
    public Dictionary<string, object?> With(string key, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var input = new Dictionary<string, object?> { ["idempotencyKey"] = key, ["shortCode"] = ShortCode, ["secret"] = Secret };
        foreach (var (name, value) in more)
        {
            input[name] = value;
        }

        return input;
    }
}

/// <summary>How requests begin, everywhere in these tests.</summary>
public static class Requests
{
    /// <summary>From the Rhône, needed in Ille-et-Vilaine: filed at AURA, for Bretagne.</summary>
    public static readonly object ForBretagne = new { kind = "PREPARE_A_TEAM", department = "35", from = "69", way = "REMOTE" };

    /// <summary>On the spot in Marseille, which nobody covers: filed at AURA, called out to all.</summary>
    public static readonly object ForNobody = new { kind = "PREPARE_A_TEAM", department = "13", from = "69", way = "IN_PERSON" };

    public static object Contact(string mark = "") => new { name = $"Camille{mark}", email = $"camille{mark}@example.invalid", phone = "06 00 00 00 00" };

    public static Dictionary<string, object?> Input(string key, object need, object? contact = null, string? story = null, string consent = "ANY_ACCEPTING_HUB") => new()
    {
        ["idempotencyKey"] = key, ["need"] = need, ["contact"] = contact, ["story"] = story, ["consent"] = contact is null ? "NOBODY" : consent,
    };

    public static async Task<Filed> File(this Client visitor, string key, object need, object? contact = null, string? story = null)
    {
        var payload = await visitor.Done("fileReferral", Input(key.PadRight(16, '-'), need, contact, story));
        return new Filed(payload.Text("shortCode"), payload.Text("secret"));
    }

    /// <summary>The id of this hub's copy, once it is there.</summary>
    public static Task<string> Copy(this Client coordinator, string hub, string shortCode) => Until.Found($"{shortCode} at {hub}", async () =>
    {
        var copies = (await coordinator.Ask("query($hub: ID!, $code: ShortCode!) { referralsByCode(hub: $hub, shortCode: $code) { id } }", new { hub, code = shortCode })).At("referralsByCode");
        return copies.GetArrayLength() == 0 ? null : copies[0].Text("id");
    });

    public static Task Becomes(this Client coordinator, string copy, string status) => Until.True($"{copy} is {status}", async () =>
        (await coordinator.Ask("query($id: ID!) { node(id: $id) { ... on Referral { status } } }", new { id = copy })).Text("node", "status") == status);

    /// <summary>Filed by a visitor, confirmed at AURA, received at Bretagne.</summary>
    public static async Task<(Filed Person, string AtOrigin, string AtRecipient)> Received(this Federated all, string key, object? contact = null, string? story = null)
    {
        var (aura, bretagne) = (await all.SignIn("AURA"), await all.SignIn("Bretagne"));
        var filed = await all.Visitor().File(key, ForBretagne, contact, story);
        var origin = await aura.Copy(all.Hub("aura"), filed.ShortCode);
        await aura.Done("confirmRoute", new { idempotencyKey = $"{key}-route", referral = origin });
        var recipient = await bretagne.Copy(all.Hub("bretagne"), filed.ShortCode);
        await aura.Becomes(origin, "RECEIVED");
        return (filed, origin, recipient);
    }

    public static async Task<JsonElement> Own(this Client visitor, Filed filed, string selection) => (await visitor.Ask(
        $"query($code: ShortCode!, $secret: String!) {{ referral(shortCode: $code, secret: $secret) {{ {selection} }} }}", new { code = filed.ShortCode, secret = filed.Secret })).At("referral");
}
