using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;

namespace Federation.Gateway.GraphQL.Referrals;

/// <summary>A command of who holds the private link. None of them can be printed: the secret is in it.</summary>
public abstract record PersonInput(string IdempotencyKey, ShortCode ShortCode, string Secret)
{
    public sealed override string ToString() => "[scellé]";
}

public sealed record AnswerQuestionInput(string IdempotencyKey, ShortCode ShortCode, string Secret, string Answer) : PersonInput(IdempotencyKey, ShortCode, Secret);

public sealed record WithdrawReferralInput(string IdempotencyKey, ShortCode ShortCode, string Secret, Reason Reason) : PersonInput(IdempotencyKey, ShortCode, Secret);

public sealed record ChangeConsentInput(string IdempotencyKey, ShortCode ShortCode, string Secret, ConsentScope Scope, GrainId? Hub = null) : PersonInput(IdempotencyKey, ShortCode, Secret);

public sealed record StopDisclosureInput(string IdempotencyKey, ShortCode ShortCode, string Secret, GrainId To, SealKind What) : PersonInput(IdempotencyKey, ShortCode, Secret);

public sealed record GiveOutcomeInput(string IdempotencyKey, ShortCode ShortCode, string Secret, Helped Helped) : PersonInput(IdempotencyKey, ShortCode, Secret);

public sealed record EraseReferralInput(string IdempotencyKey, ShortCode ShortCode, string Secret) : PersonInput(IdempotencyKey, ShortCode, Secret);
