using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Jobs;
using Federation.Gateway.GraphQL.Referrals;
using Federation.Node.Desk;
using Federation.Storage.Feeds;

namespace Federation.Gateway.GraphQL.Training;

public sealed record PlacePayload(OwnPlace? Place, string? Secret, IReadOnlyList<UserError> Errors)
{
    public override string ToString() => "[scellé]";
}

/// <summary>What every command of who has a place, or asks for one, has in common: the secret that opens it, the key, and the place as it stands then.</summary>
public sealed class PlaceCommands(SessionDesk desk, Tickets tickets, FilingLimit limit, IHubStore store)
{
    /// <summary>What is repeated whole with its key is answered with its secret: a key that can be guessed would not do.</summary>
    private const int ShortestKey = 16;

    public async Task<PlacePayload> Register(RegisterForSessionInput input, string from, CancellationToken cancel)
    {
        if (input.Session.Kind != GrainKind.Session)
        {
            return No(Refusal.InvalidField("session"));
        }

        if (input.IdempotencyKey.Length < ShortestKey || !IdempotencyKey.TryParse(input.IdempotencyKey, out _))
        {
            return No(Refusal.InvalidField("idempotencyKey"));
        }

        var contact = new Contact(input.Contact.Name.Trim(), Typed.Text(input.Contact.Email), Typed.Text(input.Contact.Phone), Typed.Text(input.Contact.Organisation));
        var ticket = tickets.OfPlace($"{input.Session}\n{input.IdempotencyKey}", Print(contact));
        if (await Owner(input.Session, ticket, cancel) is { } owner)
        {
            return owner == ticket.Owner ? await Answer(input.Session, ticket.Id, ticket.Secret, cancel) : No(Refusal.ReusedKey);
        }

        if (!limit.Allows(from))
        {
            return No(new Refusal("too-many-requests", RefusalKind.Busy));
        }

        var reply = await desk.Register(input.Session, ticket, contact, Caller.Visitor, cancel);
        return reply.Refusal is { } refusal ? No(refusal) : await Answer(input.Session, ticket.Id, ticket.Secret, cancel);
    }

    public async Task<PlacePayload> Ask(OwnPlaceInput input, string mutation, Func<Guid, Command> command, CancellationToken cancel)
    {
        if (input.Secret.Length is 0 or > OwnOfferCommands.LongestSecret || input.Session.Kind != GrainKind.Session)
        {
            return No(Refusal.Unknown(GrainKind.Session));
        }

        // The secret is a part of the key: who left has no place any more, and it is what still proves who repeats.
        var (id, holder) = (PlaceIds.Read(input.Place), PlaceTicket.Holder(input.Secret));
        var once = OnceKey.Of($"place\n{input.Place}\n{holder.Account}", mutation, input.IdempotencyKey);
        if ((await desk.Load(input.Session, cancel))?.Registrations.FirstOrDefault(one => one.Id == id) is not { } place || !PrivateLink.Opens(input.Secret, place.Owner))
        {
            return once is { } known && await store.FindReply(input.Session, known, cancel) is { Reply: var first } ? new PlacePayload(null, null, HubCommands.Errors(first)) : No(Refusal.Unknown(GrainKind.Session));
        }

        if (once is not { } key)
        {
            return No(Refusal.InvalidField("idempotencyKey"));
        }

        var reply = await desk.Ask(input.Session, command(id), holder, key, cancel);
        return await Answer(input.Session, id, null, cancel) with { Errors = HubCommands.Errors(reply) };
    }

    /// <summary>Whose place this key asked for, also when who had it left since; null when it asked for none.</summary>
    private async Task<string?> Owner(GrainId session, PlaceTicket ticket, CancellationToken cancel) =>
        (await desk.Load(session, cancel))?.Registrations.FirstOrDefault(one => one.Id == ticket.Id) is { } place ? place.Owner
        : await store.FindReply(session, ticket.Key, cancel) is not { Reply.Accepted: true } ? null
        : (await desk.History(session, cancel)).Select(entry => entry.Fact).OfType<SessionRegistered>().FirstOrDefault(told => told.Registration.Id == ticket.Id)?.Registration.Owner;

    private async Task<PlacePayload> Answer(GrainId session, Guid id, string? secret, CancellationToken cancel) =>
        new(await desk.Load(session, cancel) is { } state ? OwnPlace.Of(session, state, id) : null, secret, []);

    private static string Print(Contact contact) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(contact))))[..32];

    private static PlacePayload No(Refusal refusal) => new(null, null, HubCommands.Errors(new Reply(refusal, 0, 0)));
}
