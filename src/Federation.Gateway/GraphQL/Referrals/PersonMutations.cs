using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Referrals;

/// <summary>What the person may do, whom the secret of the private link alone makes the person.</summary>
[Resolves("Mutation")]
public static class PersonMutations
{
    public static Task<FollowedReferralPayload> AnswerQuestion(AnswerQuestionInput input, [Service] PersonCommands person, [Service] ReferralDesk desk, CancellationToken cancel)
    {
        var answer = input.Answer.ReplaceLineEndings("\n").Trim();
        return answer.Length is 0 or > ReferralDesk.LongestText
            ? No(Refusal.InvalidField("answer"))
            : person.Ask(input, nameof(AnswerQuestion), grain => new AnswerReferral(desk.Seal(grain.Hub, SealKind.Answer, answer)), cancel);
    }

    public static Task<FollowedReferralPayload> WithdrawReferral(WithdrawReferralInput input, [Service] PersonCommands person, CancellationToken cancel) =>
        person.Ask(input, nameof(WithdrawReferral), _ => new MoveReferral(Status.Withdrawn, input.Reason), cancel);

    public static async Task<FollowedReferralPayload> ChangeConsent(
        ChangeConsentInput input, [Service] PersonCommands person, [Service] HubDirectory directory, [Service] TimeProvider clock, CancellationToken cancel)
    {
        var named = input.Scope == ConsentScope.ThatHub;
        if (named != input.Hub.HasValue || (input.Hub is { } hub && (hub.Kind != GrainKind.Platform || await directory.Find(hub.Hub, cancel) is null)))
        {
            return await No(Refusal.InvalidField("hub"));
        }

        var until = DateTimeOffset.FromUnixTimeMilliseconds((clock.GetUtcNow() + ReferralDesk.ConsentLasts).ToUnixTimeMilliseconds());
        var consent = input.Scope == ConsentScope.Nobody ? Consent.Nobody : new Consent(input.Scope, input.Hub?.Hub, until, ReferralDesk.ConsentText);
        return await person.Ask(input, nameof(ChangeConsent), _ => new ChangeConsent(consent), cancel);
    }

    public static Task<FollowedReferralPayload> StopDisclosure(StopDisclosureInput input, [Service] PersonCommands person, CancellationToken cancel) =>
        input.To.Kind != GrainKind.Platform
            ? No(Refusal.InvalidField("to"))
            : person.Ask(input, nameof(StopDisclosure), _ => new StopDisclosure(input.To.Hub, input.What), cancel);

    public static Task<FollowedReferralPayload> GiveOutcome(GiveOutcomeInput input, [Service] PersonCommands person, CancellationToken cancel) =>
        person.Ask(input, nameof(GiveOutcome), _ => new GiveOutcome(input.Helped), cancel);

    public static Task<FollowedReferralPayload> EraseReferral(EraseReferralInput input, [Service] PersonCommands person, CancellationToken cancel) =>
        person.Ask(input, nameof(EraseReferral), _ => new EraseReferral(), cancel);

    private static Task<FollowedReferralPayload> No(Refusal refusal) => Task.FromResult(new FollowedReferralPayload(null, UserError.List(refusal)));
}
