using System.Collections.Immutable;
using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Gateway.GraphQL.Hubs;
using Federation.Gateway.GraphQL.Nodes;
using Federation.Gateway.Words;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Jobs;

[Resolves("OwnOffer")]
public static class OwnOfferFields
{
    public static GrainId OfferId(OwnOffer own) => own.Grain;

    public static ValueTask<HubView> Hub(OwnOffer own, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(own.Grain.Hub, cancel);

    public static OfferNode? Offer(OwnOffer own) => OfferNode.Of(own.Grain, own.State);

    public static OfferStatus Status(OwnOffer own) => own.State.Status;

    public static DateTimeOffset Since(OwnOffer own) => own.State.Since;

    public static DateTimeOffset? WaitingSince(OwnOffer own) => own.State.WaitingSince;

    public static ValueTask<UnpublishedText?> Text(OwnOffer own, ResolverContext context) => context.Text(own.Grain, own.State, drafts: true);

    public static async ValueTask<ApplicationContact?> Contact(OwnOffer own, ResolverContext context) =>
        own.State.Contact is { } contact && await context.Unsealed(own.Grain.Hub, contact.Id) is { } plain ? OfferText.Read<ApplicationContact>(Encoding.UTF8.GetBytes(plain)) : null;

    public static ImmutableArray<BackReason> SentBack(OwnOffer own) => own.State.Back;

    public static ValueTask<string?> Remark(OwnOffer own, ResolverContext context) => context.Remark(own.Grain, own.State);

    public static DateTimeOffset? Until(OwnOffer own) => own.State.Until;

    public static bool SaidFilledElsewhere(OwnOffer own) => own.State.SaidFilledBy is not null;

    public static FilledHow? FilledHow(OwnOffer own) => own.State.How;

    public static WithdrawnWhy? WithdrawnWhy(OwnOffer own) => own.State.Why;

    public static async ValueTask<IReadOnlyList<Step>> History(OwnOffer own, ResolverContext context, [Service] HubDirectory directory, CancellationToken cancel) =>
        OfferSteps.All(await context.Story(own.Grain), await directory.Names(cancel));
}

[Resolves("HubOffer")]
public static class HubOfferFields
{
    public static GrainId OfferId(HubOffer kept) => kept.Grain;

    public static ValueTask<HubView> Hub(HubOffer kept, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(kept.Grain.Hub, cancel);

    public static OfferNode? Offer(HubOffer kept) => OfferNode.Of(kept.Grain, kept.State);

    public static OfferStatus Status(HubOffer kept) => kept.State.Status;

    public static DateTimeOffset Since(HubOffer kept) => kept.State.Since;

    public static bool ByEmployer(HubOffer kept) => kept.State.Owner.Length > 0;

    public static DateTimeOffset? WaitingSince(HubOffer kept) => kept.State.WaitingSince;

    public static ValueTask<UnpublishedText?> Text(HubOffer kept, ResolverContext context) => context.Text(kept.Grain, kept.State, drafts: false);

    public static ImmutableArray<BackReason> SentBack(HubOffer kept) => kept.State.Back;

    public static ValueTask<string?> Remark(HubOffer kept, ResolverContext context) => context.Remark(kept.Grain, kept.State);

    public static bool HasContact(HubOffer kept) => kept.State.Contact is not null;

    public static DateTimeOffset? Until(HubOffer kept) => kept.State.Until;

    public static ValueTask<HubView?> SaidFilledBy(HubOffer kept, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(kept.State.SaidFilledBy?.Hub, cancel);

    public static FilledHow? FilledHow(HubOffer kept) => kept.State.How;

    public static WithdrawnWhy? WithdrawnWhy(HubOffer kept) => kept.State.Why;

    public static async ValueTask<IReadOnlyList<Step>> History(HubOffer kept, ResolverContext context, [Service] HubDirectory directory, CancellationToken cancel) =>
        OfferSteps.All(await context.Story(kept.Grain), await directory.Names(cancel));

    public static bool Example(HubOffer kept) => kept.State.Posting?.Source is not null;
}

[Resolves("OfferText")]
public static class OfferTextFields
{
    /// <summary>A form that is not finished may not be sound; the gate reads sound postings alone.</summary>
    public static ImmutableArray<GateFinding> Points(UnpublishedText text, [Service] OfferDesk desk) => PostingGuards.Check(text.Posting) is null ? desk.Findings(text.Posting) : [];
}
