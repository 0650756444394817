using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Access;

/// <summary>The secret of the private link is the only right of the person, and it stays out of addresses.</summary>
public sealed class SecretTests(Shared shared)
{
    private const string Document = "query($code: ShortCode!, $secret: String!) { referral(shortCode: $code, secret: $secret) { status contact { name } } }";

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Without_the_right_secret_there_is_no_request_whoever_asks(On on)
    {
        var scene = await shared.Scene(on);
        foreach (var asking in Enum.GetValues<Asking>())
        {
            foreach (var secret in new[] { "", "A", scene.Filed.Secret[..^1], scene.Filed.Secret + "A", new string('A', 22), new string('A', 5000) })
            {
                Assert.True((await scene[asking].Ask(Document, new { code = scene.Filed.ShortCode, secret })).IsNull("referral"), $"{asking} opened it with {secret.Length} letters");
            }

            Assert.Equal("ACCEPTED", (await scene[asking].Ask(Document, new { code = scene.Filed.ShortCode.ToLowerInvariant().Replace("-", " "), secret = scene.Filed.Secret })).Text("referral", "status"));
        }
    }

    [Fact]
    public async Task A_secret_is_refused_in_an_address_and_questions_without_one_are_answered_there()
    {
        var scene = await shared.Scene(On.Sqlite);
        var refused = await scene[Asking.Visitor].Get(Document, new { code = scene.Filed.ShortCode, secret = scene.Filed.Secret });
        Assert.Equal(["post-only"], refused.Codes);
        Assert.DoesNotContain("Camille", refused.Body, StringComparison.Ordinal);

        var answered = await scene[Asking.Visitor].Get("query($need: NeedInput!) { routeProposal(need: $need) { origin { code } } }", new { need = Requests.ForBretagne });
        Assert.Equal("aura", answered.Data.Text("routeProposal", "origin", "code"));
        var mutation = await scene[Asking.Visitor].Get("mutation { eraseReferral(input: { idempotencyKey: \"k\", shortCode: \"23456789\", secret: \"s\" }) { errors { code } } }");
        Assert.Equal(405, mutation.Status);
    }

    /// <summary>A socket is opened by GET, and what it carries stands in no address.</summary>
    [Fact]
    public async Task Over_a_socket_the_session_counts_and_a_secret_may_be_sent()
    {
        var scene = await shared.Scene(On.Sqlite);
        var cancel = TestContext.Current.CancellationToken;
        await using var visitor = await scene[Asking.Visitor].Socket(cancel);
        Assert.Equal("Camille", (await visitor.Ask(Document, new { code = scene.Filed.ShortCode, secret = scene.Filed.Secret }, cancel)).Text("data", "referral", "contact", "name"));
        const string Settings = "query($hub: ID!) { hub(id: $hub) { settings { clocks { readWithin } } } }";
        foreach (var (asking, allowed) in new[] { (Asking.Coordinator, true), (Asking.CoordinatorElsewhere, false), (Asking.Visitor, false) })
        {
            await using var socket = await scene[asking].Socket(cancel);
            Assert.Equal(allowed, !(await socket.Ask(Settings, new { hub = scene.Things["hub"] }, cancel)).IsNull("data", "hub", "settings"));
        }
    }

    [Fact]
    public async Task An_id_names_a_thing_and_opens_nothing()
    {
        var scene = await shared.Scene(On.Sqlite);
        var foreign = (string)scene.Things["referral"]!;
        const string Nodes = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";
        var mine = await scene[Asking.Coordinator].Ask(Nodes, new { ids = new[] { foreign, scene.NotAuras, scene.All.Hub("aura") } });
        Assert.Equal(["Referral", null, "Hub"], mine.At("nodes").EnumerateArray().Select(node => node.ValueKind == System.Text.Json.JsonValueKind.Null ? null : node.Text("__typename")));
        Assert.Equal("bad-input", (await scene[Asking.Visitor].Post(Nodes, new { ids = new[] { foreign + "A" } })).Codes.Single());
        Assert.Equal("bad-input", (await scene[Asking.Visitor].Post(Nodes, new { ids = new[] { "aura/referral/1" } })).Codes.Single());
    }
}
