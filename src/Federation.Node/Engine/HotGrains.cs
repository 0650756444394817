using System.Collections.Concurrent;
using Federation.Domain.Alerts;
using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Domain.Structures;

namespace Federation.Node.Engine;

/// <summary>A grain in this process' memory, and the queue of those who ask it.</summary>
public sealed class HotGrain(int mostWaiting) : GrainMemory
{
    private readonly SemaphoreSlim _turn = new(1);
    private int _waiting;

    /// <summary>False when too many wait already, which is said at once, or when no turn came within <paramref name="most"/>.</summary>
    public async ValueTask<bool> Enter(TimeSpan most, CancellationToken cancel)
    {
        if (_turn.Wait(0, CancellationToken.None))
        {
            return true;
        }

        if (Interlocked.Increment(ref _waiting) > mostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return false;
        }

        try
        {
            return await _turn.WaitAsync(most, cancel);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Leave() => _turn.Release();
}

/// <summary>
/// Hot grains within a bound of memory, in two generations: what is asked moves to the young one; when that is half of the bound, the old one
/// is dropped whole and the young takes its place. One look-up on the path of a command, no list to keep in order. A grain dropped while
/// somebody works on it may live twice for a moment: the version check in the storage makes that harmless.
/// </summary>
public sealed class HotGrains(NodeOptions options)
{
    private readonly Lock _turning = new();
    private ConcurrentDictionary<GrainId, HotGrain> _young = new();
    private ConcurrentDictionary<GrainId, HotGrain> _old = new();
    private long _youngBytes;

    public int Count => _young.Count + _old.Count;

    public HotGrain Get(GrainId grain)
    {
        if (_young.TryGetValue(grain, out var hot))
        {
            return hot;
        }

        if (!_old.TryRemove(grain, out hot))
        {
            hot = new HotGrain(options.WaitingPerGrain);
        }

        var kept = _young.GetOrAdd(grain, hot);
        if (ReferenceEquals(kept, hot) && Interlocked.Add(ref _youngBytes, Bytes(hot.State, grain)) > options.HotBytes / 2)
        {
            Turn();
        }

        return kept;
    }

    /// <summary>What a state is counted for, in bytes: measured on real ones (see the benchmark of hot grains), rounded up.</summary>
    public static long Bytes(GrainState? state, GrainId grain) => 400 + (2 * grain.Key.Length) + state switch
    {
        ReferralState referral => 800 + (referral.Letter is null ? 0 : 300) + (150 * (referral.Proposal.Length + referral.Disclosures.Length + referral.Dossier.Seals.Length)),
        CallState => 700,
        PlatformState platform => 2000 + (100 * platform.Profile.Services.Length),
        StructureState => 1200,
        SubscriptionState => 700,
        // Not loaded yet: counted as a referral, by far the most common.
        _ => 1250,
    };

    private void Turn()
    {
        lock (_turning)
        {
            if (Interlocked.Read(ref _youngBytes) <= options.HotBytes / 2)
            {
                return;
            }

            _old = _young;
            _young = new ConcurrentDictionary<GrainId, HotGrain>();
            Interlocked.Exchange(ref _youngBytes, 0);
        }
    }
}
