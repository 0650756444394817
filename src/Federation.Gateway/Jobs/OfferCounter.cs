using Federation.Gateway.Jobs.Following;

namespace Federation.Gateway.Jobs;

/// <summary>
/// All offers in order of id, counted once for all who ask. A count that took long is kept for some time, however they change: where offers come every second,
/// sorting a million of them for each robot would leave no time for people.
/// </summary>
internal sealed class OfferCounter(LiveOffers live, TimeProvider clock)
{
    /// <summary>How many times longer than it took.</summary>
    private const int KeptFor = 20;

    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _counting = new(1);
    private Counted? _counted;

    public async ValueTask<OfferCensus> Count(CancellationToken cancel)
    {
        if (Known() is { } known)
        {
            return known;
        }

        await _counting.WaitAsync(cancel);
        try
        {
            if (Known() is { } meanwhile)
            {
                return meanwhile;
            }

            var began = clock.GetTimestamp();
            var changed = live.ChangedAt;
            var snapshot = live.Snapshot;
            var now = clock.GetUtcNow();
            var marks = snapshot.Outlines().Where(offer => offer.Until > now).Select(offer => new OfferMark(offer.Id, offer.ChangedAt)).ToArray();
            Array.Sort(marks, (a, b) => a.Id.CompareTo(b.Id));
            var ended = clock.GetTimestamp();
            var census = new OfferCensus(marks.Length, changed, (from, most) => new ArraySegment<OfferMark>(marks, Math.Min(from, marks.Length), Math.Min(most, marks.Length - Math.Min(from, marks.Length))));
            Volatile.Write(ref _counted, new Counted(snapshot.Version, census, ended, clock.GetElapsedTime(began, ended)));
            return census;
        }
        finally
        {
            _counting.Release();
        }
    }

    private OfferCensus? Known() =>
        Volatile.Read(ref _counted) is { } counted && (counted.Version == live.Snapshot.Version || (counted.Took > Long && clock.GetElapsedTime(counted.At) < counted.Took * KeptFor))
            ? counted.Census
            : null;

    private sealed record Counted(long Version, OfferCensus Census, long At, TimeSpan Took);
}
