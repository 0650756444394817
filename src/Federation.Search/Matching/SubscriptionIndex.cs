using Federation.Search.Jobs;
using Federation.Search.Queries;

namespace Federation.Search.Matching;

/// <summary>
/// Search run backwards: saved searches wait here, and an offer is told which of them it answers, meeting only those that wait under something it
/// holds. An offer answers what <see cref="Query.MatchesWhenever"/> says it answers; <see cref="Explanations.Ground"/> says why.
/// <para>
/// One lock, held for one change or one offer: the follower of alerts matches alone, and subscriptions change seldom. Words are read outside of it.
/// Equal queries are kept once, whatever their words: "travailleuse paire" is "travailleur pair".
/// </para>
/// </summary>
/// <param name="shares">What offers usually hold, so that queries wait where few offers pass.</param>
public sealed class SubscriptionIndex<TId>(OfferShares shares)
    where TId : notnull, IEquatable<TId>
{
    /// <summary>There are not as many hubs; longer lists are refused.</summary>
    public const int MostHubs = 256;

    private readonly Lock _lock = new();
    private readonly QueryTable _queries = new(shares);
    private readonly Subscribers<TId> _subscribers = new();
    private readonly List<int> _matched = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _subscribers.Count;
            }
        }
    }

    /// <summary>How many different queries there are, and how many different things they ask.</summary>
    public (int Queries, int Requirements) Distinct
    {
        get
        {
            lock (_lock)
            {
                return (_queries.Count, _queries.Requirements);
            }
        }
    }

    public bool Contains(TId id)
    {
        lock (_lock)
        {
            return _subscribers.Contains(id);
        }
    }

    /// <summary>Adds it, or replaces what it was.</summary>
    /// <exception cref="ArgumentException">More than <see cref="MostHubs"/> hubs.</exception>
    public void Put(TId id, Criteria criteria)
    {
        var query = Read(criteria) ?? throw new ArgumentException($"more than {MostHubs} hubs", nameof(criteria));
        lock (_lock)
        {
            Put(id, query);
        }
    }

    /// <returns>False when it was not there.</returns>
    public bool Remove(TId id)
    {
        lock (_lock)
        {
            return Take(id);
        }
    }

    /// <summary>Who is to be told of this offer, once each, in no order; added to <paramref name="matched"/>.</summary>
    public void Match(AnalysedOffer offer, List<TId> matched)
    {
        lock (_lock)
        {
            _queries.Match(offer, _matched);
            _subscribers.AddTo(matched, _matched);
        }
    }

    /// <summary>
    /// Puts very many, on threads of its own; then gives back what room it can. Offers may be matched meanwhile, and meet those that are there.
    /// </summary>
    /// <param name="rows">As they are stored; each subscription once.</param>
    /// <param name="read">Reads a row, on several threads at once; null for one that is to be left out.</param>
    /// <returns>How many were left out: by <paramref name="read"/>, or for more than <see cref="MostHubs"/> hubs.</returns>
    /// <exception cref="InvalidOperationException">A row could not be read; some others were put.</exception>
    public int Load<TRow>(IEnumerable<TRow> rows, Func<TRow, (TId Id, Criteria Criteria)?> read)
    {
        var left = SubscriptionLoad.Run(rows, row => read(row) is var (id, criteria) && Read(criteria) is { } query ? (id, query) : ((TId Id, Query Query)?)null, batch =>
        {
            lock (_lock)
            {
                foreach (var (id, query) in batch)
                {
                    Put(id, query);
                }
            }
        });
        Compact();
        return left;
    }

    /// <summary>Gives back the room that changes left, and puts together what is met together. Offers and changes wait for it: half a second for 1,000,000.</summary>
    public void Compact()
    {
        lock (_lock)
        {
            _subscribers.Compact(_queries.Compact(), _queries.Count);
        }
    }

    private static Query? Read(Criteria criteria) =>
        !criteria.Hubs.IsDefault && criteria.Hubs.Length > MostHubs ? null : Query.Read(criteria);

    private void Put(TId id, Query query)
    {
        Take(id);
        _subscribers.Add(id, _queries.Add(query));
    }

    private bool Take(TId id)
    {
        if (_subscribers.Remove(id) is not var (query, empty))
        {
            return false;
        }

        if (empty)
        {
            _queries.Remove(query);
        }

        return true;
    }
}
