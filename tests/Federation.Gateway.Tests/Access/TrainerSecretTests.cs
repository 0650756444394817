using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Access;

/// <summary>Who a trainer is stands with the home hub and with who holds the private link; hubs know a profile and free days, others nothing.</summary>
public sealed class TrainerSecretTests(Shared shared)
{
    private const string Document = "query($secret: String!) { ownTrainer(secret: $secret) { trainerId contact { name } holds { status } } }";

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Without_the_right_secret_there_is_no_calendar_whoever_asks(On on)
    {
        var scene = await shared.Scene(on);
        var link = (string)scene.Things["trainerLink"]!;
        foreach (var asking in Enum.GetValues<Asking>())
        {
            foreach (var secret in new[] { "", "A", link[..^1], link + "A", new string('A', 22), new string('A', 5000) })
            {
                Assert.True((await scene[asking].Ask(Document, new { secret })).IsNull("ownTrainer"));
                Assert.Equal("unknown-grain", (await scene[asking].Do("retireMyself", new { idempotencyKey = "guess", secret, trainer = scene.Things["trainer"] })).Refused());
            }

            // The right link of another trainer opens that other one alone.
            Assert.Equal("unknown-grain", (await scene[asking].Do("retireMyself", new { idempotencyKey = "guess", secret = link, trainer = scene.Things["spare"] })).Refused());
            Assert.Equal("Dominique Exemple", (await scene[asking].Ask(Document, new { secret = link })).Text("ownTrainer", "contact", "name"));
        }

        Assert.Equal(["post-only"], (await scene[Asking.Visitor].Get(Document, new { secret = link })).Codes);
    }

    [Fact]
    public async Task Another_link_shuts_the_former_one()
    {
        await using var all = await Federated.Start(On.Sqlite);
        var aura = await all.SignIn("AURA");
        var (trainer, former) = await aura.AddTrainer(all.Hub("aura"), "link", "PEER");
        var payload = await aura.Done("relinkTrainer", new { idempotencyKey = "again", trainer });
        Assert.True((await all.Visitor().Ask(Document, new { secret = former })).IsNull("ownTrainer"));
        Assert.Equal(trainer, (await all.Visitor().Ask(Document, new { secret = payload.Text("secret") })).Text("ownTrainer", "trainerId"));
        Assert.Equal("unknown-grain", (await all.Visitor().Do("setOwnCalendar", new { idempotencyKey = "k", secret = former, trainer, calendar = TrainingRequests.Calendar() })).Refused());
    }

    [Fact]
    public async Task A_name_is_told_by_no_door_but_those_of_the_home_hub_and_of_the_link()
    {
        const string Doors =
            """
            query($hub: ID!, $trainer: ID!, $pair: ID!) {
              node(id: $trainer) { ... on Trainer { id role themes base languages hub { code } freeDays { date parts } } }
              trainerPair(id: $pair) { id members { role trainer { id } } } trainerPairs(theme: RECOVERY, first: 100) { edges { freeDays { date } node { members { trainer { id } } } } }
              feed(hubs: [$hub], kinds: [TRAINER_DESCRIBED, TRAINER_CONTACT_KEPT, TRAINER_FREE, PAIR_FORMED, HOLD_GRANTED, HOLD_CANCELLED], first: 100) { nodes { kind subject { id } change { bookingId yes } } }
            }
            """;
        var scene = await shared.Scene(On.Sqlite);
        var variables = new { hub = scene.Things["hub"], trainer = scene.Things["trainer"], pair = scene.Things["pair"] };
        foreach (var asking in new[] { Asking.Coordinator, Asking.CoordinatorElsewhere, Asking.AdministratorElsewhere })
        {
            var said = await scene[asking].Post(Doors, variables);
            Assert.Empty(said.Codes);
            Assert.Contains("TRAINER_DESCRIBED", said.Body, StringComparison.Ordinal);
            Assert.Equal(asking == Asking.Coordinator, said.Body.Contains("HOLD_CANCELLED", StringComparison.Ordinal));
            Assert.DoesNotContain("ominique", said.Body, StringComparison.Ordinal);
            Assert.DoesNotContain((string)scene.Things["trainerLink"]!, said.Body, StringComparison.Ordinal);
        }

        const string Own = "query($hub: ID!, $trainer: ID!) { hubTrainer(trainer: $trainer) { name } hubTrainers(hub: $hub) { nodes { name contact { email } } } }";
        Assert.Equal("Dominique Exemple", (await scene[Asking.Coordinator].Ask(Own, new { variables.hub, variables.trainer })).Text("hubTrainer", "name"));
        Assert.Equal(["not-allowed", "not-allowed"], (await scene[Asking.CoordinatorElsewhere].Post(Own, new { variables.hub, variables.trainer })).Codes);
        Assert.All((await scene[Asking.Visitor].Post(Doors, variables)).Codes, code => Assert.Equal("forbidden", code));

        // Of what is told to everybody, nothing speaks of a trainer.
        const string Everybody = "query($hub: ID!) { feed(hubs: [$hub], kinds: [TRAINER_DESCRIBED, TRAINER_FREE, PAIR_FORMED, HOLD_ASKED, BOOKING_MOVED, SESSION_REGISTERED], first: 10) { nodes { kind } } }";
        Assert.Equal(0, (await scene[Asking.Visitor].Ask(Everybody, new { variables.hub })).At("feed", "nodes").GetArrayLength());
    }
}
