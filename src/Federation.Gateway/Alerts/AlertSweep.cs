using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Node.Alerts;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Storage.Alerts;
using Federation.Storage.Jobs;
using Federation.Storage.Privacy;

namespace Federation.Gateway.Alerts;

/// <param name="Pairs">Subscriptions times offers that were asked.</param>
/// <param name="Expected">How many of them answer.</param>
/// <param name="Missed">Those that the ledger did not hold; they are told now.</param>
public readonly record struct SweepResult(long Pairs, long Expected, int Missed);

/// <summary>
/// Proves that nothing was missed: every confirmed subscription is asked about every offer that is shown, one by one, with neither the index nor the
/// feeds; what the ledger does not hold is told. A step at a time, so that what is published meanwhile does not wait for it.
/// </summary>
public sealed class AlertSweep(HubId hub, IAlertOffers offers, PublishedOffers published, Subscriptions subscriptions, IAlertLedger ledger, ISealer sealer, DateTimeOffset asOf)
{
    /// <summary>Offers in memory at once; beyond, the subscriptions are read again for the next ones.</summary>
    private const int Slice = 2000;

    /// <summary>Persons of one step.</summary>
    private const int Chunk = 500;

    /// <summary>What changed so shortly before is on its way.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Oldest = TimeSpan.FromDays(TellPlan.NewsFor);

    private readonly OfferReader _reader = new();
    private readonly DateTimeOffset _before = asOf - Margin;

    /// <summary>The hub shows offers of a certain age alone: no entry says when one reaches it, so what is found is no fault.</summary>
    public bool TimeAloneShows { get; private set; }

    /// <summary>After each step: so far.</summary>
    public async IAsyncEnumerable<SweepResult> Run([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var result = default(SweepResult);
        await foreach (var slice in Slices(cancel))
        {
            await foreach (var some in Chunks(cancel))
            {
                var (pairs, shown, expected) = Ask(slice, some);
                var missed = shown.Count == 0 ? 0 : await Tell(shown, some, cancel);
                yield return result = new SweepResult(result.Pairs + pairs, result.Expected + expected, result.Missed + missed);
            }
        }
    }

    private async IAsyncEnumerable<List<(PublishedOffer Offer, AnalysedOffer Analysed)>> Slices([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var rules = await offers.Rules(hub, cancel);
        TimeAloneShows = rules.Any(rule => rule is { Field: DiffusionField.Age, Operator: DiffusionOperator.AtLeast });
        var slice = new List<(PublishedOffer, AnalysedOffer)>();
        await foreach (var offer in published.All(cancel))
        {
            if (offer.PublishedAt < asOf - Oldest || offer.ChangedAt >= _before || !DiffusionRules.Shows(rules, hub, offer, asOf))
            {
                continue;
            }

            slice.Add((offer, _reader.Read(offer)));
            if (slice.Count == Slice)
            {
                yield return slice;
                slice = [];
            }
        }

        if (slice.Count > 0)
        {
            yield return slice;
        }
    }

    private async IAsyncEnumerable<List<StoredSubscription>> Chunks([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var chunk = new List<StoredSubscription>(Chunk);
        await foreach (var stored in subscriptions.Confirmed(hub, cancel))
        {
            if (stored.Row.ChangedAt >= _before)
            {
                continue;
            }

            chunk.Add(stored);
            if (chunk.Count == Chunk)
            {
                yield return chunk;
                chunk = new List<StoredSubscription>(Chunk);
            }
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }

    private (long Pairs, Dictionary<GrainId, (DateTimeOffset Since, List<StoredSubscription> By)> Shown, long Expected) Ask(
        List<(PublishedOffer Offer, AnalysedOffer Analysed)> slice, List<StoredSubscription> some)
    {
        var (pairs, expected) = (0L, 0L);
        var shown = new Dictionary<GrainId, (DateTimeOffset, List<StoredSubscription> By)>();
        foreach (var stored in some)
        {
            if (SavedCriteria.Open(sealer, hub, stored.Row.Criteria, stored.Ciphertext) is not { } criteria)
            {
                continue;
            }

            var query = Query.Read(criteria);
            foreach (var (offer, analysed) in slice)
            {
                if (offer.PublishedAt < stored.Row.From)
                {
                    continue;
                }

                pairs++;
                if (query.Matches(analysed))
                {
                    expected++;
                    var grain = offer.Id.At(offer.Hub);
                    if (!shown.TryGetValue(grain, out var known))
                    {
                        shown[grain] = known = (offer.PublishedAt, []);
                    }

                    known.By.Add(stored);
                }
            }
        }

        return (pairs, shown, expected);
    }

    private async Task<int> Tell(Dictionary<GrainId, (DateTimeOffset Since, List<StoredSubscription> By)> shown, List<StoredSubscription> some, CancellationToken cancel)
    {
        var known = await ledger.Known(hub, [.. some.Select(stored => stored.Row.Subscriber).Distinct()], cancel);
        var missed = new List<Shown>();
        foreach (var (grain, (since, by)) in shown)
        {
            var thing = new Thing(grain, Happening.Published);
            ImmutableArray<Match> matches = [.. by.Where(stored => !known.Contains((stored.Row.Subscriber, thing))).Select(stored => new Match(stored.Row.Id, stored.Row.Version))];
            if (!matches.IsEmpty)
            {
                missed.Add(new Shown(grain, since, matches));
            }
        }

        return missed.Count == 0 ? 0 : (await ledger.Tell(new TellWork(hub, Milliseconds(asOf), missed, [], [], []), cancel)).New;
    }

    private static DateTimeOffset Milliseconds(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
