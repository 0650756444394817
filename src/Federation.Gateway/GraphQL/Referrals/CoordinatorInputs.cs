using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;

namespace Federation.Gateway.GraphQL.Referrals;

/// <summary>Exactly one of both, which the schema holds.</summary>
public sealed record DestinationInput(GrainId? Hub = null, bool? OpenCall = null)
{
    /// <summary>False when it is no place to send to. A null hub is an open call.</summary>
    public bool TryRead(out HubId? to)
    {
        to = Hub?.Hub;
        return Hub is { } hub ? hub.Kind == GrainKind.Platform : OpenCall == true;
    }
}

public sealed record ConfirmRouteInput(string IdempotencyKey, GrainId Referral);

public sealed record SendReferralInput(string IdempotencyKey, GrainId Referral, DestinationInput Destination);

public sealed record RerouteReferralInput(string IdempotencyKey, GrainId Referral, DestinationInput Destination);

public sealed record AlignReferralInput(string IdempotencyKey, GrainId Referral);

public sealed record ReadReferralInput(string IdempotencyKey, GrainId Referral);

public sealed record BeginReviewInput(string IdempotencyKey, GrainId Referral);

public sealed record AskForInformationInput(string IdempotencyKey, GrainId Referral, Question Question, string? Note = null)
{
    public override string ToString() => "[scellé]";
}

public sealed record AcceptReferralInput(string IdempotencyKey, GrainId Referral);

public sealed record WaitlistReferralInput(string IdempotencyKey, GrainId Referral);

public sealed record DeclineReferralInput(string IdempotencyKey, GrainId Referral, Reason Reason);

public sealed record ScheduleReferralInput(string IdempotencyKey, GrainId Referral, DateOnly On);

public sealed record StartReferralInput(string IdempotencyKey, GrainId Referral);

public sealed record RecordNoShowInput(string IdempotencyKey, GrainId Referral);

public sealed record CompleteReferralInput(string IdempotencyKey, GrainId Referral);

public sealed record MarkEnteredInErrorInput(string IdempotencyKey, GrainId Referral, Reason Reason);

public sealed record OpenSealedInput(string IdempotencyKey, GrainId Referral, SealKind What, DangerReason? Danger = null);
