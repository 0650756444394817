using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Referrals;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Training;

public sealed record HubTrainerPayload(HubTrainer? Trainer, IReadOnlyList<UserError> Errors);

public sealed record TrainerLinkPayload(HubTrainer? Trainer, string? Secret, IReadOnlyList<UserError> Errors)
{
    public override string ToString() => "[scellé]";
}

/// <summary>What a hub's coordinators do with their trainers, and in their name.</summary>
[Resolves("Mutation")]
public static class TrainerMutations
{
    /// <summary>Identity and link are made of the key, so that a repeat names the same trainer.</summary>
    public static async Task<TrainerLinkPayload> AddTrainer(
        AddTrainerInput input, Asker asker, [Service] HubCommands hub, [Service] TrainerDesk desk, [Service] Tickets tickets, [Service] GrainStates states, CancellationToken cancel)
    {
        var (profile, contact) = (input.Profile.Read(), input.Contact.Read());
        TrainerTicket Ticket(IdempotencyKey once) => tickets.OfTrainer($"{input.Hub}\n{once}", Print(profile, contact));
        var (trainer, secret) = (default(GrainId), "");
        var (reply, own) = await hub.Ask(asker, nameof(AddTrainer), input.IdempotencyKey, input.Hub, GrainKind.Platform, "hub", once => Ticket(once).Id.At(input.Hub.Hub), async (grain, caller, once) =>
        {
            var ticket = Ticket(once);
            (trainer, secret) = (grain, ticket.Secret);

            // Who holds the first link stands at the beginning of the story, and in no state once it is another one.
            var story = (await states.Stories([grain], cancel)).GetValueOrDefault(grain) ?? [];
            return story is [{ Fact: TrainerDescribed }, { Fact: TrainerContactKept first }, ..] && first.Owner != ticket.Owner
                ? Reply.No(Refusal.ReusedKey)
                : await desk.Add(ticket, input.Hub.Hub, profile, contact, caller, cancel);
        }, cancel);
        return own && reply.Accepted
            ? new TrainerLinkPayload(await Load(trainer, asker, desk, cancel), secret, [])
            : new TrainerLinkPayload(null, null, HubCommands.Errors(reply));
    }

    public static async Task<TrainerLinkPayload> RelinkTrainer(
        RelinkTrainerInput input, Asker asker, [Service] HubCommands hub, [Service] TrainerDesk desk, [Service] Tickets tickets, CancellationToken cancel)
    {
        var secret = "";
        var (reply, own) = await hub.Ask(asker, nameof(RelinkTrainer), input.IdempotencyKey, input.Trainer, GrainKind.Trainer, "trainer", async (trainer, caller, once) =>
        {
            secret = tickets.Secret($"relink\n{trainer}\n{once}");
            return await desk.Relink(trainer, secret, caller, once, cancel);
        }, cancel);
        return new TrainerLinkPayload(own ? await Load(input.Trainer, asker, desk, cancel) : null, own && reply.Accepted ? secret : null, HubCommands.Errors(reply));
    }

    public static Task<HubTrainerPayload> DescribeTrainer(DescribeTrainerInput input, Asker asker, [Service] HubCommands hub, [Service] TrainerDesk desk, CancellationToken cancel) =>
        Ask(asker, nameof(DescribeTrainer), input.IdempotencyKey, input.Trainer,
            (trainer, caller, once) => desk.Describe(trainer, input.Profile.Read(), input.Contact?.Read(), caller, once, cancel, input.TextId), hub, desk, cancel);

    public static Task<HubTrainerPayload> SetCalendar(SetCalendarInput input, Asker asker, [Service] HubCommands hub, [Service] TrainerDesk desk, CancellationToken cancel) =>
        Ask(asker, nameof(SetCalendar), input.IdempotencyKey, input.Trainer, new OpenCalendarTo(input.Calendar, input.CalendarId), hub, desk, cancel);

    public static Task<HubTrainerPayload> AnswerHold(AnswerHoldInput input, Asker asker, [Service] HubCommands hub, [Service] TrainerDesk desk, CancellationToken cancel) =>
        Ask(asker, nameof(AnswerHold), input.IdempotencyKey, input.Trainer, new AnswerHold(new HoldRef(input.Booking, input.Ask), input.Yes), hub, desk, cancel);

    public static Task<HubTrainerPayload> CancelHold(CancelHoldInput input, Asker asker, [Service] HubCommands hub, [Service] TrainerDesk desk, CancellationToken cancel) =>
        Ask(asker, nameof(CancelHold), input.IdempotencyKey, input.Trainer, new CancelHold(new HoldRef(input.Booking, input.Ask)), hub, desk, cancel);

    public static Task<HubTrainerPayload> AnswerPair(AnswerPairInput input, Asker asker, [Service] HubCommands hub, [Service] TrainerDesk desk, CancellationToken cancel) =>
        Ask(asker, nameof(AnswerPair), input.IdempotencyKey, input.Trainer, new AnswerPair(input.Pair, input.Yes), hub, desk, cancel);

    public static Task<HubTrainerPayload> RetireTrainer(RetireTrainerInput input, Asker asker, [Service] HubCommands hub, [Service] TrainerDesk desk, CancellationToken cancel) =>
        Ask(asker, nameof(RetireTrainer), input.IdempotencyKey, input.Trainer, new RetireTrainer(), hub, desk, cancel);

    private static Task<HubTrainerPayload> Ask(Asker asker, string mutation, string key, GrainId trainer, Command command, HubCommands hub, TrainerDesk desk, CancellationToken cancel) =>
        Ask(asker, mutation, key, trainer, async (grain, caller, once) => await desk.Ask(grain, command, caller, once, cancel), hub, desk, cancel);

    private static async Task<HubTrainerPayload> Ask(
        Asker asker, string mutation, string key, GrainId trainer, Func<GrainId, Caller, IdempotencyKey, Task<Reply>> act, HubCommands hub, TrainerDesk desk, CancellationToken cancel)
    {
        var (reply, own) = await hub.Ask(asker, mutation, key, trainer, GrainKind.Trainer, "trainer", act, cancel);
        return new HubTrainerPayload(own ? await Load(trainer, asker, desk, cancel) : null, HubCommands.Errors(reply));
    }

    private static async Task<HubTrainer?> Load(GrainId trainer, Asker asker, TrainerDesk desk, CancellationToken cancel) =>
        asker.At(trainer.Hub) is { } caller && await desk.Load(trainer, caller, cancel) is { } state ? new HubTrainer(trainer, state) : null;

    private static string Print(TrainerProfile profile, TrainerContact contact) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{JsonSerializer.Serialize(profile, DomainJson.Options)}\n{JsonSerializer.Serialize(contact)}")))[..32];
}
