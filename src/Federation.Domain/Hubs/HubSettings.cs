using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;

namespace Federation.Domain.Hubs;

/// <summary>A hub's clocks. Defaults are domain.md's; each hub sets its own.</summary>
/// <param name="ReadWithin">Working days to read a request that arrived.</param>
/// <param name="AnswerWithin">Working days to answer it; then the origin is told.</param>
/// <param name="ExpireAfter">Days without a reader after which the next hub is proposed.</param>
/// <param name="LeaseFor">Working days a hub that claimed an open call has to answer.</param>
/// <param name="ForgetAfter">Days between the end of a request and its anonymisation.</param>
public sealed record Clocks(int ReadWithin = 3, int AnswerWithin = 10, int ExpireAfter = 30, int LeaseFor = 5, int ForgetAfter = 730)
{
    public static Clocks Default { get; } = new();

    public Refusal? Check() =>
        ReadWithin is < 1 or > 60 ? Refusal.InvalidField("readWithin")
        : AnswerWithin < ReadWithin || AnswerWithin > 120 ? Refusal.InvalidField("answerWithin")
        : ExpireAfter is < 2 or > 365 ? Refusal.InvalidField("expireAfter")
        : LeaseFor is < 1 or > 30 ? Refusal.InvalidField("leaseFor")
        : ForgetAfter is < 1 or > 3650 ? Refusal.InvalidField("forgetAfter")
        : null;
}

/// <param name="StraightThrough">Kinds that leave without waiting for the origin's coordinator.</param>
public sealed record HubSettings(Clocks Clocks, ImmutableArray<ReferralKind> StraightThrough)
{
    public static HubSettings Default { get; } = new(Clocks.Default, []);

    public Refusal? Check() =>
        Clocks is null ? Refusal.InvalidField("clocks")
        : StraightThrough.IsDefault || !StraightThrough.All(Enum.IsDefined) ? Refusal.InvalidField("straightThrough")
        : Clocks.Check();

    public bool GoesStraightThrough(ReferralKind kind) => StraightThrough.Contains(kind);

    public bool Equals(HubSettings? other) => other is not null && Clocks == other.Clocks && Lists.Same(StraightThrough, other.StraightThrough);

    public override int GetHashCode() => HashCode.Combine(Clocks, StraightThrough.Length);
}
