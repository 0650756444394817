using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Hubs;
using Federation.Gateway.GraphQL.Nodes;
using Federation.Gateway.Words;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Referrals;

[Resolves("Referral")]
public static class ReferralFields
{
    /// <summary>These have no hand behind them: clocks and the protocol give them.</summary>
    private static readonly Status[] NotByHand = [Domain.Referrals.Status.Draft, Domain.Referrals.Status.Received, Domain.Referrals.Status.Expired];

    public static GrainId Id(ReferralCopy copy) => copy.Grain;

    public static ValueTask<HubView> Hub(ReferralCopy copy, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(copy.Grain.Hub, cancel);

    public static Side Side(ReferralCopy copy) => copy.State.Side;

    public static ShortCode ShortCode(ReferralCopy copy) => copy.State.Dossier.ShortCode;

    public static Need Need(ReferralCopy copy) => copy.State.Dossier.Need;

    public static Status Status(ReferralCopy copy) => copy.State.Status;

    public static DateTimeOffset Since(ReferralCopy copy) => copy.State.Since;

    public static DateTimeOffset FirstRequestedAt(ReferralCopy copy) => copy.State.Dossier.FirstRequestedAt;

    public static DateTimeOffset OpenedAt(ReferralCopy copy) => copy.State.OpenedAt;

    public static DateTimeOffset? SentAt(ReferralCopy copy) => copy.State.SentAt;

    public static DateTimeOffset? AnsweredAt(ReferralCopy copy) => copy.State.AnsweredAt;

    public static ValueTask<HubView> Origin(ReferralCopy copy, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(copy.State.Origin, cancel);

    public static ValueTask<HubView?> Recipient(ReferralCopy copy, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(copy.State.Recipient, cancel);

    public static RouteReason? Route(ReferralCopy copy) => copy.State.Route;

    public static IEnumerable<RouteChoice> Proposal(ReferralCopy copy) => copy.State.Proposal.Select(option => new RouteChoice(option, copy.State.Dossier.Need));

    public static Reason? Reason(ReferralCopy copy) => copy.State.Reason;

    public static DateOnly? On(ReferralCopy copy) => copy.State.On;

    public static PutQuestion? Question(ReferralCopy copy) => copy.State.Asked is { } asked ? new PutQuestion(copy.State.Recipient, asked) : null;

    public static DateTimeOffset? ReadBefore(ReferralCopy copy) => copy.State.HoldsTheAnswer ? copy.State.ReadBefore : null;

    public static DateTimeOffset? AnswerBefore(ReferralCopy copy) => copy.State.HoldsTheAnswer ? copy.State.AnswerBefore : null;

    public static DateTimeOffset? LeaseUntil(ReferralCopy copy) => copy.State.LeaseUntil;

    public static bool Escalated(ReferralCopy copy) => copy.State.Escalated;

    public static bool Differs(ReferralCopy copy) => copy.State.Differs;

    public static Status? OtherHolds(ReferralCopy copy) => copy.State.OtherHolds;

    public static bool IsOpenCall(ReferralCopy copy) => copy.State.IsOpenCall;

    public static bool HasContact(ReferralCopy copy) => copy.State.HasContact;

    public static bool HasStory(ReferralCopy copy) => copy.State.HasStory;

    public static bool HasAnswer(ReferralCopy copy) => copy.State.LastAnswer is not null;

    public static IEnumerable<Opening> Disclosures(ReferralCopy copy, [Service] TimeProvider clock) => Openings(copy.State, clock);

    public static Helped? Helped(ReferralCopy copy) => copy.State.Helped;

    public static ValueTask<ReferralCopy?> Parent(ReferralCopy copy, ResolverContext context) => Attempt(copy, copy.State.Dossier.Parent, context);

    public static ValueTask<ReferralCopy?> Child(ReferralCopy copy, ResolverContext context) => Attempt(copy, copy.State.Child, context);

    public static IEnumerable<Status> Next(ReferralCopy copy)
    {
        var state = copy.State;
        var actors = (state.Side == Domain.Referrals.Side.Origin ? Actors.Origin : Actors.None) | (state.HoldsTheAnswer ? Actors.Recipient : Actors.None);
        return state.Forgotten ? [] : Enum.GetValues<Status>().Except(NotByHand).Where(to => Transitions.Path(state.Status, to, actors) is not null);
    }

    public static async ValueTask<IReadOnlyList<Step>> Timeline(ReferralCopy copy, ResolverContext context, [Service] HubDirectory directory, CancellationToken cancel)
    {
        var story = await context.Story(copy.Grain);
        return TimelineWords.ForHub(story, await directory.Names(cancel));
    }

    public static bool Forgotten(ReferralCopy copy) => copy.State.Forgotten;

    public static bool Example(ReferralCopy copy) => (copy.State.Letter?.Source ?? copy.State.Dossier.Source) is not null;

    internal static IEnumerable<Opening> Openings(ReferralState state, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return state.Disclosures.Select(disclosure => new Opening(disclosure, disclosure.IsInForce(now)));
    }

    private static async ValueTask<ReferralCopy?> Attempt(ReferralCopy copy, ReferralId? id, ResolverContext context) =>
        id is { } known && await context.State(known.At(copy.Grain.Hub)) is ReferralState state ? new ReferralCopy(known.At(copy.Grain.Hub), state) : null;
}
