using System.Collections.Concurrent;
using System.Threading.Channels;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Alerts.Trainings;
using Federation.Node.Alerts;
using Federation.Node.Engine;
using Federation.Search.Jobs;
using Federation.Search.Matching;
using Federation.Search.Queries;
using Federation.Storage.Alerts;
using Federation.Storage.Feeds;
using Federation.Storage.Jobs;
using Federation.Storage.Privacy;

namespace Federation.Gateway.Alerts;

/// <summary>The searches of one hub's confirmed subscriptions, run backwards.</summary>
public sealed class AlertMatcher(IHubStore store, Subscriptions subscriptions, PublishedOffers published, ISealer sealer, NodeMetrics metrics) : IAlertMatcher
{
    /// <summary>Rows on the way from the database to the threads that open them.</summary>
    private const int Waiting = 4096;

    private readonly OfferReader _reader = new();
    private readonly List<SubscriptionId> _ids = [];

    /// <summary>Of those alone whose criteria were changed: all others are at their first version.</summary>
    private readonly ConcurrentDictionary<SubscriptionId, int> _versions = new();

    private readonly TrainingIndex _trainings = new();

    private SubscriptionIndex<SubscriptionId> _index = new(OfferShares.Guessed);

    public int Count => _index.Count + _trainings.Count;

    public async Task Load(HubId hub, CancellationToken cancel)
    {
        var sample = new List<AnalysedOffer>();
        await foreach (var offer in published.All(cancel))
        {
            sample.Add(_reader.Read(offer));
            if (sample.Count == OfferShares.MostOffers)
            {
                break;
            }
        }

        _versions.Clear();
        _trainings.Clear();
        var unread = 0;
        _index = new SubscriptionIndex<SubscriptionId>(OfferShares.Of(sample));
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var rows = Channel.CreateBounded<StoredSubscription>(new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true });

        // A thread of its own: it waits for the database, and the pool's threads are for those who wait for an answer.
        var loading = Task.Factory.StartNew(
            () => _index.Load(rows.Reader.ReadAllAsync(stopping.Token).ToBlockingEnumerable(stopping.Token), row => Read(hub, row)),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            await foreach (var row in subscriptions.Confirmed(hub, cancel))
            {
                if (row.Row.Subject == AlertSubject.Offers)
                {
                    await rows.Writer.WriteAsync(row, cancel);
                }
                else if (SavedCriteria.Open(sealer, hub, row.Row.Subject, row.Row.Criteria, row.Ciphertext) is { } search)
                {
                    _trainings.Put(row.Row, search);
                }
                else
                {
                    unread++;
                }
            }
        }
        catch
        {
            await stopping.CancelAsync();
            throw;
        }
        finally
        {
            rows.Writer.TryComplete();
            await ((Task)loading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        metrics.Unreadable(hub, await loading + unread);
    }

    public async Task<Sought?> Put(SubscriptionRow row, CancellationToken cancel)
    {
        var ciphertext = await store.ReadSealed(row.Hub, row.Criteria, cancel);
        if (row.Subject != AlertSubject.Offers)
        {
            return SavedCriteria.Open(sealer, row.Hub, row.Subject, row.Criteria, ciphertext) is { } search && _trainings.Put(row, search) is var trainings
                ? Sought.Trainings(news => trainings.Matches(TrainingText.Of(news)))
                : null;
        }

        if (SavedCriteria.Open(sealer, row.Hub, row.Criteria, ciphertext) is not { } criteria)
        {
            return null;
        }

        Note(row);
        _index.Put(row.Id, criteria);
        var query = Query.Read(criteria);
        return Sought.Offers(offer => query.Matches(_reader.Read(offer)));
    }

    public void Remove(SubscriptionId id)
    {
        _index.Remove(id);
        _trainings.Remove(id);
        _versions.TryRemove(id, out _);
    }

    public void Match(PublishedOffer offer, List<Match> matched)
    {
        _ids.Clear();
        _index.Match(_reader.Read(offer), _ids);
        foreach (var id in _ids)
        {
            matched.Add(new Match(id, _versions.GetValueOrDefault(id, 1)));
        }
    }

    public void Match(Announced news, List<Match> matched) => _trainings.Match(news, matched);

    private (SubscriptionId, Criteria)? Read(HubId hub, StoredSubscription stored)
    {
        if (SavedCriteria.Open(sealer, hub, stored.Row.Criteria, stored.Ciphertext) is not { } criteria)
        {
            return null;
        }

        Note(stored.Row);
        return (stored.Row.Id, criteria);
    }

    private void Note(SubscriptionRow row)
    {
        if (row.Version > 1)
        {
            _versions[row.Id] = row.Version;
        }
    }
}
