namespace Federation.Gateway.Mail;

/// <summary>
/// A token bucket for each recipient domain. It starts with one token, not full: a node that is restarted again and again must not be a way round the limit.
/// A letter that has to wait is told an instant of its own, so that a thousand of them do not come back together.
/// </summary>
public sealed class DomainPace(MailSettings settings)
{
    private const int MostDomains = 10_000;
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly TimeSpan _interval = settings.PerDomainPerMinute == 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(1) / settings.PerDomainPerMinute;

    private TimeSpan Burst => _interval * (settings.DomainBurst - 1);

    /// <returns>Null: it may leave now. Otherwise when to ask again.</returns>
    public DateTimeOffset? Ask(string domain, DateTimeOffset now)
    {
        if (_interval == TimeSpan.Zero)
        {
            return null;
        }

        lock (_gate)
        {
            if (!_buckets.TryGetValue(domain, out var bucket))
            {
                if (_buckets.Count >= MostDomains && !Forget(now))
                {
                    return now + Later;
                }

                _buckets[domain] = bucket = new Bucket { Full = now + Burst };
            }

            bucket.Full = bucket.Full > now ? bucket.Full : now;
            if (bucket.Full - now <= Burst)
            {
                bucket.Full += _interval;
                return null;
            }

            var free = bucket.Full - Burst;
            bucket.Promised = bucket.Promised > free ? bucket.Promised : free;
            var told = bucket.Promised;
            bucket.Promised += _interval;
            return told;
        }
    }

    private bool Forget(DateTimeOffset now)
    {
        foreach (var (domain, bucket) in _buckets)
        {
            if (bucket.Full <= now && bucket.Promised <= now)
            {
                _buckets.Remove(domain);
            }
        }

        return _buckets.Count < MostDomains;
    }

    private sealed class Bucket
    {
        /// <summary>When it would be full again, nothing being taken.</summary>
        public DateTimeOffset Full { get; set; }

        /// <summary>The next instant that nobody who waits was told.</summary>
        public DateTimeOffset Promised { get; set; }
    }
}
