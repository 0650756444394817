namespace Federation.Gateway.Mail;

/// <summary>The way out. When it is down no letter is tried, and none is charged with an attempt; when it may be up again, one letter goes ahead.</summary>
public sealed class MailRoute(TimeProvider clock)
{
    private const string Seed = "route";

    private readonly Lock _gate = new();
    private int _failures;
    private DateTimeOffset _opens = DateTimeOffset.MinValue;

    /// <summary>Null while letters may leave.</summary>
    public DateTimeOffset? OpensAt
    {
        get
        {
            lock (_gate)
            {
                return _opens > clock.GetUtcNow() ? _opens : null;
            }
        }
    }

    /// <summary>It was down at the last attempt: one letter at a time until one has left.</summary>
    public bool IsDoubtful
    {
        get
        {
            lock (_gate)
            {
                return _failures > 0;
            }
        }
    }

    public void Works()
    {
        lock (_gate)
        {
            _failures = 0;
            _opens = DateTimeOffset.MinValue;
        }
    }

    /// <summary>Several letters that failed together are one failure.</summary>
    /// <returns>When it is tried again.</returns>
    public DateTimeOffset IsDown()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_opens <= now)
            {
                _opens = now + Backoff.AfterRoute(++_failures, Seed);
            }

            return _opens;
        }
    }
}
