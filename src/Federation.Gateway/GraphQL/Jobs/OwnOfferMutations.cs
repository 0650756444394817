using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.Jobs;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Jobs;

/// <summary>What who proposes offers may do, whom the secret of the private link alone makes so.</summary>
[Resolves("Mutation")]
public static class OwnOfferMutations
{
    public static Task<OwnOfferPayload> SaveOffer(
        SaveOfferInput input, Asker asker, [Service] OwnOfferCommands own, [Service] OfferDesk desk, [Service] IOfferForms forms, CancellationToken cancel)
    {
        var text = input.Posting.With(input.Contact);
        return own.Write(
            input, text, nameof(SaveOffer), asker.From,
            async (ticket, hub, once) => new Proposed(await desk.Save(ticket, hub, forms.Write(text), once, cancel), PostingGuards.Check(text.Posting) is null ? desk.Findings(text.Posting) : []), cancel);
    }

    public static Task<OwnOfferPayload> ProposeOffer(ProposeOfferInput input, Asker asker, [Service] OwnOfferCommands own, [Service] OfferDesk desk, CancellationToken cancel)
    {
        var text = input.Posting.With(input.Contact);
        return own.Write(input, text, nameof(ProposeOffer), asker.From, (ticket, hub, once) => desk.Propose(ticket, hub, text, once, cancel), cancel);
    }

    public static Task<OwnOfferPayload> RenewOwnOffer(RenewOwnOfferInput input, [Service] OwnOfferCommands own, CancellationToken cancel) =>
        own.Ask(input, nameof(RenewOwnOffer), new RenewOffer(input.Days), cancel);

    public static Task<OwnOfferPayload> FillOwnOffer(FillOwnOfferInput input, [Service] OwnOfferCommands own, CancellationToken cancel) =>
        own.Ask(input, nameof(FillOwnOffer), new FillOffer(input.How), cancel);

    public static Task<OwnOfferPayload> WithdrawOwnOffer(WithdrawOwnOfferInput input, [Service] OwnOfferCommands own, CancellationToken cancel) =>
        own.Ask(input, nameof(WithdrawOwnOffer), new WithdrawOffer(input.Why), cancel);
}
