using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;

namespace Federation.Gateway.GraphQL.Jobs;

/// <summary>A command to an offer of a private link. None of them can be printed: the secret is in it.</summary>
public abstract record OwnOfferInput(string IdempotencyKey, string Secret, GrainId Offer)
{
    public sealed override string ToString() => "[scellé]";
}

public sealed record RenewOwnOfferInput(string IdempotencyKey, string Secret, GrainId Offer, int Days) : OwnOfferInput(IdempotencyKey, Secret, Offer);

public sealed record FillOwnOfferInput(string IdempotencyKey, string Secret, GrainId Offer, FilledHow How) : OwnOfferInput(IdempotencyKey, Secret, Offer);

public sealed record WithdrawOwnOfferInput(string IdempotencyKey, string Secret, GrainId Offer, WithdrawnWhy Why) : OwnOfferInput(IdempotencyKey, Secret, Offer);

/// <summary>Words for an offer that may not exist yet.</summary>
public abstract record WrittenOfferInput(string IdempotencyKey, PostingInput Posting, ApplicationContact? Contact, string? Secret, GrainId? Offer, GrainId? Page)
{
    public sealed override string ToString() => "[scellé]";
}

public sealed record SaveOfferInput(string IdempotencyKey, PostingInput Posting, ApplicationContact? Contact = null, string? Secret = null, GrainId? Offer = null, GrainId? Page = null)
    : WrittenOfferInput(IdempotencyKey, Posting, Contact, Secret, Offer, Page);

public sealed record ProposeOfferInput(string IdempotencyKey, PostingInput Posting, ApplicationContact Contact, string? Secret = null, GrainId? Offer = null, GrainId? Page = null)
    : WrittenOfferInput(IdempotencyKey, Posting, Contact, Secret, Offer, Page);

public sealed record PostOfferInput(string IdempotencyKey, GrainId Hub, PostingInput Posting, ApplicationContact Contact, int? Days = null);

public sealed record PublishOfferInput(string IdempotencyKey, GrainId Offer, string? TextId = null, PostingInput? Posting = null, ApplicationContact? Contact = null, int? Days = null, int? Version = null);

public sealed record SendBackOfferInput(string IdempotencyKey, GrainId Offer, string TextId, ImmutableArray<BackReason> Reasons, string? Remark = null)
{
    public override string ToString() => "[scellé]";
}

public sealed record RenewOfferInput(string IdempotencyKey, GrainId Offer, int Days);

public sealed record FillOfferInput(string IdempotencyKey, GrainId Offer, FilledHow How);

public sealed record WithdrawOfferInput(string IdempotencyKey, GrainId Offer, WithdrawnWhy Why);

public sealed record JoinOfferInput(string IdempotencyKey, GrainId Offer, GrainId To);

public sealed record LeaveOfferInput(string IdempotencyKey, GrainId Offer);

public sealed record DiffusionRuleInput(DiffusionField Field, DiffusionOperator Operator, ImmutableArray<string> Values);

public sealed record ChangeDiffusionInput(string IdempotencyKey, GrainId Hub, ImmutableArray<DiffusionRuleInput> Rules);
