using Federation.Domain.Referrals;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Federation.Web.Words;

namespace Federation.Web.Pages.Espace;

/// <summary>What other hubs and this hub's own page entrusted to this hub, in the order of the first request.</summary>
public sealed class RecuesModel(ReferralDesk desk, ReferralLists lists, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : ReferralPage(desk, directory, identifiers, clock)
{
    protected override bool Shows(ReferralState state) => state.HoldsTheAnswer;

    protected override Actors ActorIn(ReferralState state) => Actors.Recipient;

    protected override TimelineStep? Awaited(ReferralState state) => AwaitedWords.ForRecipient(state, Name, Now);

    protected override async Task ReadList(CancellationToken cancel) =>
        List = await lists.Received(Hub.Id, ShowsEnded ? ListFilter.Ended : ListFilter.Active, After, PageLength, cancel);
}
