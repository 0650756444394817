using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Access;

/// <summary>Who asked for a place is known to who holds the link and, one look at a time that is written down, to the session's own hub.</summary>
public sealed class PlaceSecretTests(Shared shared)
{
    private const string Document = "query($secret: String!) { ownPlaces(secret: $secret) { placeId status contact { name } openings session { title } } }";

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Without_the_right_secret_there_is_no_place_whoever_asks(On on)
    {
        var scene = await shared.Scene(on);
        var link = (string)scene.Things["placeLink"]!;
        foreach (var asking in Enum.GetValues<Asking>())
        {
            foreach (var secret in new[] { "", "A", link[..^1], link + "A", new string('A', 22), new string('A', 5000) })
            {
                Assert.Equal(0, (await scene[asking].Ask(Document, new { secret })).At("ownPlaces").GetArrayLength());
                Assert.Equal("unknown-grain", (await scene[asking].Do("leaveOwnPlace", new { idempotencyKey = "guess", secret, session = scene.Things["session"], place = scene.Things["place"] })).Refused());
            }

            Assert.Equal("Sacha", (await scene[asking].Ask(Document, new { secret = link })).At("ownPlaces")[0].Text("contact", "name"));
        }

        Assert.Equal(["post-only"], (await scene[Asking.Visitor].Get(Document, new { secret = link })).Codes);
    }

    [Fact]
    public async Task Who_registered_is_told_to_the_sessions_own_hub_alone_and_the_person_reads_who_looked()
    {
        await using var all = await Federated.Start(On.Sqlite);
        var (aura, bretagne, visitor) = (await all.SignIn("AURA"), await all.SignIn("Bretagne"), all.Visitor());
        var things = await TrainingRequests.Set(all, aura, "regard");
        var look = new { idempotencyKey = "look", session = things["session"], place = things["place"] };
        var refused = await bretagne.Do("openRegistration", look);
        Assert.Equal("not-allowed", refused.Refused());
        Assert.DoesNotContain("Sacha", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal("Sacha", (await aura.Done("openRegistration", look)).Text("contact", "name"));
        var own = (await visitor.Ask(Document, new { secret = things["placeLink"] })).At("ownPlaces")[0];
        Assert.Equal(1, own.At("openings").GetInt32());

        // No other door tells a name: neither lists, nor the feed of the hub itself.
        const string Doors =
            "query($session: ID!, $hub: ID!) { session(id: $session) { free registrations { nodes { placeId status at openings } } } "
            + "feed(hubs: [$hub], kinds: [SESSION_REGISTERED, SESSION_PLANNED, SESSION_CONTACT_OPENED], first: 100) { nodes { kind subject { ... on Session { title } } change { free waiting } } } }";
        var said = await aura.Post(Doors, new { session = things["session"], hub = all.Hub("aura") });
        Assert.Empty(said.Codes);
        Assert.Contains("SESSION_CONTACT_OPENED", said.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("acha", said.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(things["placeLink"]!.ToString()!, said.Body, StringComparison.Ordinal);
    }
}
