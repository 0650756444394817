using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Access;

/// <summary>A federation with one of everything at AURA, and the five who ask.</summary>
public sealed class Scene : IAsyncDisposable
{
    private readonly Dictionary<Asking, Client> _askers = [];

    public required Federated All { get; init; }

    /// <summary>Of the private link of the request that stands at AURA.</summary>
    public required Filed Filed { get; init; }

    /// <summary>Variables of every question: ids of AURA's things.</summary>
    public required Dictionary<string, object?> Things { get; init; }

    /// <summary>For who acts for AURA: a copy that is not AURA's.</summary>
    public required string NotAuras { get; init; }

    public Client this[Asking asking] => _askers[asking];

    public static async Task<Scene> Set(On on)
    {
        var all = await Federated.Start(on);
        var (aura, bretagne) = (await all.SignIn("AURA"), await all.SignIn("Bretagne"));
        var (filed, atAura, atBretagne) = await all.Received("scene-of-access", Requests.Contact(), "Un texte.");
        await bretagne.Done("askForInformation", new { idempotencyKey = "ask", referral = atBretagne, question = "PLACE", note = "Où ?" });
        await aura.Becomes(atAura, "INFO_REQUESTED");
        await all.Visitor().Done("answerQuestion", filed.With("answer", ("answer", "Ici.")));
        await bretagne.Becomes(atBretagne, "IN_REVIEW");
        await bretagne.Done("acceptReferral", new { idempotencyKey = "yes", referral = atBretagne });
        await aura.Becomes(atAura, "ACCEPTED");

        // A call that another hub opened, as AURA hears it; a request that AURA answers itself.
        var called = await all.Visitor().File("scene-of-a-call", new { kind = "PREPARE_A_TEAM", department = "13", from = "35", way = "IN_PERSON" });
        await bretagne.Done("sendReferral", new { idempotencyKey = "out", referral = await bretagne.Copy(all.Hub("bretagne"), called.ShortCode), destination = new { openCall = true } });
        var call = await Until.Found("the call at AURA", async () => (await aura.Ask("query($hub: ID!) { openCalls(hub: $hub) { nodes { id shortCode } } }", new { hub = all.Hub("aura") }))
            .At("openCalls", "nodes").EnumerateArray().Where(node => node.Text("shortCode") == called.ShortCode).Select(node => node.Text("id")).FirstOrDefault());
        var structure = (await aura.Ask("query($hub: ID!) { structures(hubs: [$hub], first: 1) { nodes { id } } }", new { hub = all.Hub("aura") })).At("structures", "nodes")[0].Text("id");
        var (offer, link) = await Offer(all, aura);
        var training = await TrainingRequests.Set(all, aura, "scene");
        var scene = new Scene
        {
            All = all,
            Filed = filed,
            NotAuras = atBretagne,
            Things = new() { ["hub"] = all.Hub("aura"), ["referral"] = atAura, ["call"] = call, ["structure"] = structure, ["code"] = filed.ShortCode, ["secret"] = filed.Secret, ["need"] = Requests.ForBretagne, ["offer"] = offer, ["link"] = link },
        };
        foreach (var (name, thing) in training)
        {
            scene.Things[name] = thing;
        }

        scene._askers[Asking.Visitor] = all.Visitor();
        scene._askers[Asking.Coordinator] = aura;
        scene._askers[Asking.CoordinatorElsewhere] = bretagne;
        scene._askers[Asking.Administrator] = await all.SignIn("AURA", "administration");
        scene._askers[Asking.AdministratorElsewhere] = await all.SignIn("Bretagne", "administration");
        return scene;
    }

    /// <summary>Published, with other words that wait, and a rule on what AURA shows of the others' offers.</summary>
    private static async Task<(string Offer, string Link)> Offer(Federated all, Client aura)
    {
        var (offer, link) = await all.Visitor().Propose("scene-of-an-offer");
        await aura.Publish(offer);
        await all.Visitor().Done("proposeOffer", new Dictionary<string, object?>(OfferRequests.Input("scene-amendment", OfferRequests.Posting("Travailleur·se pair·e, équipe mobile"))) { ["offer"] = offer, ["secret"] = link });
        await (await all.SignIn("AURA", "administration")).Done("changeDiffusion", new
        {
            idempotencyKey = "rule", hub = all.Hub("aura"), rules = new[] { new { field = "CONTRACT", @operator = "IS_NONE_OF", values = new[] { "INDEPENDENT" } } },
        });
        await aura.IsFound(offer, "travailleur pair");
        return (offer, link);
    }

    public ValueTask DisposeAsync() => All.DisposeAsync();
}
