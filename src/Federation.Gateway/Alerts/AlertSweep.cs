using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Alerts.Trainings;
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
public sealed class AlertSweep(HubId hub, IAlertOffers offers, PublishedOffers published, IAlertTrainings trainings, Subscriptions subscriptions, IAlertLedger ledger, ISealer sealer, DateTimeOffset asOf)
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
            await foreach (var some in Chunks(offers: true, cancel))
            {
                var (pairs, shown, expected) = Ask(slice, some);
                var missed = shown.Count == 0 ? 0 : await Tell(shown, some, cancel);
                yield return result = new SweepResult(result.Pairs + pairs, result.Expected + expected, result.Missed + missed);
            }
        }

        await foreach (var news in Announced(cancel))
        {
            await foreach (var some in Chunks(offers: false, cancel))
            {
                var (pairs, shown, expected) = Ask(news, some);
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

    private async IAsyncEnumerable<List<StoredSubscription>> Chunks(bool offers, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var chunk = new List<StoredSubscription>(Chunk);
        await foreach (var stored in subscriptions.Confirmed(hub, cancel))
        {
            if (stored.Row.ChangedAt >= _before || (stored.Row.Subject == AlertSubject.Offers) != offers)
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

    /// <summary>Sessions and meetings to come: far fewer than a slice of offers, in the slices of their pages.</summary>
    private async IAsyncEnumerable<List<TrainingText>> Announced([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var slice = new List<TrainingText>();
        await foreach (var news in trainings.All(cancel))
        {
            if (news.Since < asOf - Oldest || news.Since >= _before)
            {
                continue;
            }

            slice.Add(TrainingText.Of(news));
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

    private (long Pairs, Dictionary<Thing, (DateTimeOffset Since, List<StoredSubscription> By)> Shown, long Expected) Ask(List<TrainingText> slice, List<StoredSubscription> some)
    {
        var (pairs, expected) = (0L, 0L);
        var shown = new Dictionary<Thing, (DateTimeOffset, List<StoredSubscription> By)>();
        foreach (var stored in some)
        {
            if (SavedCriteria.Open(sealer, hub, stored.Row.Subject, stored.Row.Criteria, stored.Ciphertext) is not { } search)
            {
                continue;
            }

            var query = TrainingQuery.Read(search);
            foreach (var text in slice.Where(text => text.News.Subject == stored.Row.Subject && text.News.Since >= stored.Row.From))
            {
                pairs++;
                if (query.Matches(text))
                {
                    expected++;
                    if (!shown.TryGetValue(text.News.Thing, out var known))
                    {
                        shown[text.News.Thing] = known = (text.News.Since, []);
                    }

                    known.By.Add(stored);
                }
            }
        }

        return (pairs, shown, expected);
    }

    private (long Pairs, Dictionary<Thing, (DateTimeOffset Since, List<StoredSubscription> By)> Shown, long Expected) Ask(
        List<(PublishedOffer Offer, AnalysedOffer Analysed)> slice, List<StoredSubscription> some)
    {
        var (pairs, expected) = (0L, 0L);
        var shown = new Dictionary<Thing, (DateTimeOffset, List<StoredSubscription> By)>();
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
                    var thing = new Thing(offer.Id.At(offer.Hub), Happening.Published);
                    if (!shown.TryGetValue(thing, out var known))
                    {
                        shown[thing] = known = (offer.PublishedAt, []);
                    }

                    known.By.Add(stored);
                }
            }
        }

        return (pairs, shown, expected);
    }

    private async Task<int> Tell(Dictionary<Thing, (DateTimeOffset Since, List<StoredSubscription> By)> shown, List<StoredSubscription> some, CancellationToken cancel)
    {
        var known = await ledger.Known(hub, [.. some.Select(stored => stored.Row.Subscriber).Distinct()], cancel);
        var missed = new List<Shown>();
        foreach (var (thing, (since, by)) in shown)
        {
            ImmutableArray<Match> matches = [.. by.Where(stored => !known.Contains((stored.Row.Subscriber, thing))).Select(stored => new Match(stored.Row.Id, stored.Row.Version))];
            if (!matches.IsEmpty)
            {
                missed.Add(new Shown(thing, since, matches));
            }
        }

        return missed.Count == 0 ? 0 : (await ledger.Tell(new TellWork(hub, Milliseconds(asOf), missed, [], [], []), cancel)).New;
    }

    private static DateTimeOffset Milliseconds(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
