using Federation.Domain.Grains;

namespace Federation.Domain.Referrals;

/// <summary>
/// How two copies of one referral become one story. After it is sent, each status has one writer: the recipient writes what it does with the
/// request, the origin writes only withdrawn, expired and rerouted. What a side hears from the other it adopts by this rule, which is written
/// once for both, so that in whatever order the news cross, both end on the same status, or both know that they differ (two terminal
/// statuses that crossed: neither overwrites the other, the origin's coordinator aligns them).
/// </summary>
public static class Mirror
{
    /// <summary>Does the origin, holding <paramref name="mine"/>, take what the recipient told?</summary>
    public static bool OriginAdopts(Status mine, Status told) =>
        !Transitions.IsTerminal(mine) && told switch
        {
            Status.Draft or Status.Sent or Status.Withdrawn or Status.Expired or Status.Rerouted => false,
            Status.Received => mine == Status.Sent,
            // An answer is worth more than a silence: it is taken even when the wait had been given up.
            _ => mine != told,
        };

    /// <summary>Does the recipient, holding <paramref name="mine"/>, take what the origin told?</summary>
    public static bool RecipientAdopts(Status mine, Status told) =>
        !Transitions.IsTerminal(mine) && told switch
        {
            Status.Expired => mine == Status.Received,
            Status.Withdrawn or Status.Rerouted or Status.EnteredInError => true,
            _ => false,
        };

    /// <summary>Both ends are final and not the same: to be shown on both sides.</summary>
    public static bool Differ(Status mine, Status? other) =>
        other is { } told && told != mine && Transitions.IsTerminal(mine) && Transitions.IsTerminal(told);
}
