using Federation.Domain.Hubs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Hubs;
using Federation.Gateway.GraphQL.Nodes;
using Federation.Gateway.Words;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Referrals;

[Resolves("RouteOption")]
public static class RouteOptionFields
{
    public static ValueTask<HubView?> Hub(RouteChoice choice, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(choice.Option.Hub, cancel);

    public static RouteReason Reason(RouteChoice choice) => choice.Option.Reason;

    public static string Because(RouteChoice choice) => RouteWords.Because(choice.Option, choice.Need, hub => hub.ToString());

    public static ServiceCode? Service(RouteChoice choice) => choice.Option.Service;

    public static Capacity? Capacity(RouteChoice choice) => choice.Option.Capacity;

    public static int? Borders(RouteChoice choice) => choice.Option.Borders;
}

[Resolves("AskedQuestion")]
public static class AskedQuestionFields
{
    public static Question Topic(PutQuestion question) => question.Asked.Question;

    public static async ValueTask<string?> Words(PutQuestion question, ResolverContext context) =>
        question is { Hub: { } hub, Asked.Note: { } note } ? await context.Unsealed(hub, note.Id) : null;

    public static DateTimeOffset At(PutQuestion question) => question.Asked.At;

    public static bool Answered(PutQuestion question) => question.Asked.Answered;
}

[Resolves("TimelineStep")]
public static class TimelineStepFields
{
    public static bool Waits(Step step) => step.Open;
}

[Resolves("Consent")]
public static class ConsentFields
{
    public static ValueTask<HubView?> Hub(Consent consent, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(consent.Hub, cancel);

    public static DateTimeOffset? Until(Consent consent) => consent.Scope == ConsentScope.Nobody ? null : consent.Until;
}

[Resolves("Disclosure")]
public static class DisclosureFields
{
    public static SealKind What(Opening opening) => opening.Disclosure.What;

    public static ValueTask<HubView> To(Opening opening, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(opening.Disclosure.To, cancel);

    public static DisclosurePurpose Purpose(Opening opening) => opening.Disclosure.Purpose;

    public static DangerReason? Danger(Opening opening) => opening.Disclosure.Danger;

    public static DateTimeOffset Since(Opening opening) => opening.Disclosure.Since;

    public static DateTimeOffset Until(Opening opening) => opening.Disclosure.Until;

    public static DateTimeOffset? StoppedAt(Opening opening) => opening.Disclosure.StoppedAt;

    public static int Openings(Opening opening) => opening.Disclosure.Openings;

    public static DateTimeOffset? LastOpenedAt(Opening opening) => opening.Disclosure.LastOpenedAt;

    public static string TextVersion(Opening opening) => opening.Disclosure.TextVersion;
}
