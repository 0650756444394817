using System.Threading.RateLimiting;

namespace Federation.Gateway.GraphQL.Referrals;

/// <summary>
/// Requests that one network address may file: as many as through the pages. One HTTP request may hold many commands, so counting requests would not
/// do; a repeat of what is filed does not count.
/// </summary>
public sealed class FilingLimit : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(from => RateLimitPartition.GetTokenBucketLimiter(from, _ => new()
    {
        TokenLimit = 40, TokensPerPeriod = 20, ReplenishmentPeriod = TimeSpan.FromSeconds(10), AutoReplenishment = true, QueueLimit = 0,
    }));

    public bool Allows(string from)
    {
        using var lease = _limiter.AttemptAcquire(from);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
