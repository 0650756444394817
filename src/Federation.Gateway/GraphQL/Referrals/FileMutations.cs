using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Referrals;

[Resolves("Mutation")]
public static class FileMutations
{
    /// <summary>What is repeated whole with its key is answered with its secret: a key that can be guessed would not do.</summary>
    private const int ShortestKey = 16;

    public static async Task<FileReferralPayload> FileReferral(
        FileReferralInput input, Asker asker, [Service] ReferralDesk desk, [Service] ReferralLists lists, [Service] HubDirectory directory, [Service] GrainStates states, [Service] Tickets tickets,
        [Service] FilingLimit limit, CancellationToken cancel)
    {
        if (input.IdempotencyKey.Length < ShortestKey || !IdempotencyKey.TryParse(input.IdempotencyKey, out _))
        {
            return No(Refusal.InvalidField("idempotencyKey"));
        }

        var said = Said.Of(input);
        if (await Fault(input, directory, cancel) is { } fault)
        {
            return No(Refusal.InvalidField(fault));
        }

        if (await desk.Propose(input.Need, input.Page?.Hub, cancel) is not { } proposal)
        {
            return No(new Refusal("no-hub", RefusalKind.Unavailable));
        }

        var ticket = tickets.Of(input.IdempotencyKey, said.Print);
        if (await Filed(ticket, lists, desk, cancel) is { } already)
        {
            return already;
        }

        // What a key names is one request, wherever it was filed: other words may have another origin, and so may the same ones tomorrow.
        if (await FiledElsewhere(ticket, proposal.Origin, directory, states, cancel) is { } other)
        {
            return await Erased(ticket, other, desk, cancel) ?? No(Refusal.ReusedKey);
        }

        if (!limit.Allows(asker.From))
        {
            return No(new Refusal("too-many-requests", RefusalKind.Busy));
        }

        var filing = new Filing(ticket, proposal.Origin, input.Need, said.Contact, said.Story, input.Consent, input.ConsentTo?.Hub)
        {
            Key = IdempotencyKey.Parse($"{ticket.Key}:{said.Print}"),
        };
        var (reply, _) = await desk.File(filing, Caller.Visitor, cancel);
        return reply.Refusal switch
        {
            null => await Filed(ticket, lists, desk, cancel) ?? await Erased(ticket, proposal.Origin, desk, cancel) ?? No(Refusal.OutcomeUnknown),
            { Code: "already-exists" } => No(Refusal.ReusedKey),
            { Kind: RefusalKind.Invalid, Detail: "kind" or "way" or "department" or "from" or "language" or "by" } refusal => No(refusal, $"need.{refusal.Detail}"),
            var refusal => No(refusal),
        };
    }

    private static async Task<HubId?> FiledElsewhere(Ticket ticket, HubId origin, HubDirectory directory, GrainStates states, CancellationToken cancel)
    {
        var copies = (await directory.All(cancel)).Where(hub => hub.Id != origin).Select(hub => ticket.Id.At(hub.Id)).ToList();
        return (await states.Load(copies, cancel)).Where(copy => copy.Value is ReferralState { Side: Side.Origin }).Select(copy => (HubId?)copy.Key.Hub).FirstOrDefault();
    }

    private static async Task<string?> Fault(FileReferralInput input, HubDirectory directory, CancellationToken cancel) =>
        input.Page is { Kind: not GrainKind.Platform } ? "page"
        : (input.Consent == ConsentScope.ThatHub) != input.ConsentTo.HasValue ? "consentTo"
        : input.ConsentTo is { } to && (to.Kind != GrainKind.Platform || await directory.Find(to.Hub, cancel) is null) ? "consentTo"
        : null;

    private static async Task<FileReferralPayload?> Filed(Ticket ticket, ReferralLists lists, ReferralDesk desk, CancellationToken cancel) =>
        await lists.Locate(ticket.ShortCode, ticket.Secret, cancel) is { } grain && await desk.Load(grain, cancel) is { } state
            ? new FileReferralPayload(new Followed(grain, state), ticket.ShortCode, ticket.Secret, [])
            : null;

    /// <summary>A repeat from before everything was erased: it is still this request, whose link opens nothing any more.</summary>
    private static async Task<FileReferralPayload?> Erased(Ticket ticket, HubId origin, ReferralDesk desk, CancellationToken cancel) =>
        await desk.Load(ticket.Id.At(origin), cancel) is { Forgotten: true } state && state.Dossier.ShortCode == ticket.ShortCode
            ? new FileReferralPayload(new Followed(ticket.Id.At(origin), state), ticket.ShortCode, ticket.Secret, [])
            : null;

    private static FileReferralPayload No(Refusal refusal, string? field = null) => new(null, null, null, UserError.List(refusal, field));

    /// <summary>What the person chose and typed, as it is kept; and a print of it all, which makes a request this one.</summary>
    private sealed record Said(Contact? Contact, string? Story, string Print)
    {
        public static Said Of(FileReferralInput input)
        {
            var contact = input.Contact is { } given ? new Contact(given.Name.Trim(), Filled(given.Email), Filled(given.Phone), Filled(given.Organisation)) : null;
            var story = Filled(input.Story?.ReplaceLineEndings("\n"));
            string?[] all = [input.Need.ToString(), input.Page?.ToString(), contact?.Name, contact?.Email, contact?.Phone, contact?.Organisation, story, input.Consent.ToString(), input.ConsentTo?.ToString()];
            return new Said(contact, story, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(all))))[..32]);
        }

        public override string ToString() => "[scellé]";

        private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}
