using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Referrals;

/// <summary>The lines of the transition table that a hand takes, a mutation for each status.</summary>
[Resolves("Mutation")]
public static class MoveMutations
{
    public static Task<ReferralPayload> ReadReferral(ReadReferralInput input, Asker asker, [Service] CopyCommands copies, CancellationToken cancel) =>
        copies.Move(asker, nameof(ReadReferral), input.IdempotencyKey, input.Referral, new MoveReferral(Status.Read), cancel);

    public static Task<ReferralPayload> BeginReview(BeginReviewInput input, Asker asker, [Service] CopyCommands copies, CancellationToken cancel) =>
        copies.Move(asker, nameof(BeginReview), input.IdempotencyKey, input.Referral, new MoveReferral(Status.InReview), cancel);

    public static Task<ReferralPayload> AskForInformation(
        AskForInformationInput input, Asker asker, [Service] CopyCommands copies, [Service] ReferralDesk desk, CancellationToken cancel)
    {
        var note = input.Note?.ReplaceLineEndings("\n").Trim();
        return note is { Length: > ReferralDesk.LongestText }
            ? Task.FromResult(new ReferralPayload(null, UserError.List(Domain.Grains.Refusal.InvalidField("note"))))
            : copies.Ask(
                asker, nameof(AskForInformation), input.IdempotencyKey, input.Referral,
                _ => new MoveReferral(Status.InfoRequested, null, input.Question, string.IsNullOrEmpty(note) ? null : desk.Seal(input.Referral.Hub, SealKind.Question, note)), cancel);
    }

    public static Task<ReferralPayload> AcceptReferral(AcceptReferralInput input, Asker asker, [Service] CopyCommands copies, CancellationToken cancel) =>
        copies.Move(asker, nameof(AcceptReferral), input.IdempotencyKey, input.Referral, new MoveReferral(Status.Accepted), cancel);

    public static Task<ReferralPayload> WaitlistReferral(WaitlistReferralInput input, Asker asker, [Service] CopyCommands copies, CancellationToken cancel) =>
        copies.Move(asker, nameof(WaitlistReferral), input.IdempotencyKey, input.Referral, new MoveReferral(Status.Waitlisted), cancel);

    public static Task<ReferralPayload> DeclineReferral(DeclineReferralInput input, Asker asker, [Service] CopyCommands copies, CancellationToken cancel) =>
        copies.Move(asker, nameof(DeclineReferral), input.IdempotencyKey, input.Referral, new MoveReferral(Status.Declined, input.Reason), cancel);

    public static Task<ReferralPayload> ScheduleReferral(ScheduleReferralInput input, Asker asker, [Service] CopyCommands copies, CancellationToken cancel) =>
        copies.Move(asker, nameof(ScheduleReferral), input.IdempotencyKey, input.Referral, new MoveReferral(Status.Scheduled, On: input.On), cancel);

    public static Task<ReferralPayload> StartReferral(StartReferralInput input, Asker asker, [Service] CopyCommands copies, CancellationToken cancel) =>
        copies.Move(asker, nameof(StartReferral), input.IdempotencyKey, input.Referral, new MoveReferral(Status.InProgress), cancel);

    public static Task<ReferralPayload> RecordNoShow(RecordNoShowInput input, Asker asker, [Service] CopyCommands copies, CancellationToken cancel) =>
        copies.Move(asker, nameof(RecordNoShow), input.IdempotencyKey, input.Referral, new MoveReferral(Status.NoShow), cancel);

    public static Task<ReferralPayload> CompleteReferral(CompleteReferralInput input, Asker asker, [Service] CopyCommands copies, CancellationToken cancel) =>
        copies.Move(asker, nameof(CompleteReferral), input.IdempotencyKey, input.Referral, new MoveReferral(Status.Completed), cancel);

    public static Task<ReferralPayload> MarkEnteredInError(MarkEnteredInErrorInput input, Asker asker, [Service] CopyCommands copies, CancellationToken cancel) =>
        copies.Move(asker, nameof(MarkEnteredInError), input.IdempotencyKey, input.Referral, new MoveReferral(Status.EnteredInError, input.Reason), cancel);
}
