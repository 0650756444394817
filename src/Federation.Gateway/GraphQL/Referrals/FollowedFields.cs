using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Hubs;
using Federation.Gateway.GraphQL.Nodes;
using Federation.Gateway.Words;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Referrals;

[Resolves("FollowedReferral")]
public static class FollowedFields
{
    public static ShortCode ShortCode(Followed own) => own.State.Dossier.ShortCode;

    public static Need Need(Followed own) => own.State.Dossier.Need;

    public static Status Status(Followed own) => own.State.Status;

    public static DateTimeOffset Since(Followed own) => own.State.Since;

    public static DateTimeOffset FirstRequestedAt(Followed own) => own.State.Dossier.FirstRequestedAt;

    public static ValueTask<HubView> Origin(Followed own, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(own.State.Origin, cancel);

    public static ValueTask<HubView?> Recipient(Followed own, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(own.State.Recipient, cancel);

    public static IEnumerable<RouteChoice> Proposal(Followed own) => own.State.Proposal.Select(option => new RouteChoice(option, own.State.Dossier.Need));

    public static Reason? Reason(Followed own) => own.State.Reason;

    public static DateOnly? On(Followed own) => own.State.On;

    public static PutQuestion? Question(Followed own) => own.State.Asked is { } asked ? new PutQuestion(own.State.Recipient, asked) : null;

    public static DateTimeOffset? ReadBefore(Followed own) => own.State.Status == Domain.Referrals.Status.Received ? own.State.ReadBefore : null;

    public static DateTimeOffset? AnswerBefore(Followed own) => own.State.Status switch
    {
        Domain.Referrals.Status.Received or Domain.Referrals.Status.Read or Domain.Referrals.Status.InReview => own.State.LeaseUntil ?? own.State.AnswerBefore,
        _ => null,
    };

    public static bool Escalated(Followed own) => own.State.Escalated;

    public static bool IsOpenCall(Followed own) => own.State.IsOpenCall;

    public static async Task<Contact?> Contact(Followed own, [Service] ReferralDesk desk, CancellationToken cancel) =>
        ReferralDesk.ReadContact(await desk.Own(own.Grain, own.State, SealKind.Contact, cancel));

    public static Task<string?> Story(Followed own, [Service] ReferralDesk desk, CancellationToken cancel) => desk.Own(own.Grain, own.State, SealKind.Story, cancel);

    public static Task<string?> Answer(Followed own, [Service] ReferralDesk desk, CancellationToken cancel) => desk.Own(own.Grain, own.State, SealKind.Answer, cancel);

    public static Consent Consent(Followed own) => own.State.Dossier.Consent;

    public static IEnumerable<Opening> Disclosures(Followed own, [Service] TimeProvider clock) => ReferralFields.Openings(own.State, clock);

    public static Helped? Helped(Followed own) => own.State.Helped;

    public static async ValueTask<IReadOnlyList<Step>> Timeline(Followed own, ResolverContext context, [Service] HubDirectory directory, CancellationToken cancel)
    {
        var story = await context.Story(own.Grain);
        return TimelineWords.Of(story, await directory.Names(cancel));
    }

    public static ValueTask<ShortCode?> ParentShortCode(Followed own, ResolverContext context) => Attempt(own, own.State.Dossier.Parent, context);

    public static ValueTask<ShortCode?> ChildShortCode(Followed own, ResolverContext context) => Attempt(own, own.State.Child, context);

    public static bool Forgotten(Followed own) => own.State.Forgotten;

    private static async ValueTask<ShortCode?> Attempt(Followed own, ReferralId? id, ResolverContext context) =>
        id is { } known && await context.State(known.At(own.Grain.Hub)) is ReferralState { Forgotten: false } other ? other.Dossier.ShortCode : null;
}
