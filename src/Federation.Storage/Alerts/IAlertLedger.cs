using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Storage.Alerts;

/// <summary>Who was told of what. Throws <see cref="StorageException"/> as the feeds do; what was asked twice is done once.</summary>
public interface IAlertLedger
{
    /// <summary>
    /// Takes over the telling of a hub. Whoever told before cannot any more: its cursors and what it holds in memory belong together, and two tellers that
    /// moved each other's cursors would pass over what neither of them has met with the other's knowledge.
    /// </summary>
    Task<TellerBegun> Begin(HubId hub, CancellationToken cancel);

    /// <summary>Records what is to be told, the letters at once and the teller's cursors, in one transaction.</summary>
    /// <exception cref="TellerSupersededException">Nothing was recorded.</exception>
    Task<TellResult> Tell(TellWork work, CancellationToken cancel);

    /// <summary>The person whom this hub knows by this keyed hash of an address; <paramref name="fresh"/> when it knows nobody.</summary>
    Task<SubscriberId> Subscriber(HubId hub, string lookup, SubscriberId fresh, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Rank of the hub's last telling; 0 when there is none.</summary>
    Task<long> Head(HubId hub, CancellationToken cancel);

    /// <summary>Whatever a hub told after a rank, to whomever, in order: what a live line follows. At most <paramref name="most"/> (1 to 1000).</summary>
    Task<IReadOnlyList<Telling>> After(HubId hub, long rank, int most, CancellationToken cancel);

    /// <summary>What one person was told after a rank, in order: what they missed while away.</summary>
    /// <param name="only">What answers this subscription of theirs.</param>
    Task<IReadOnlyList<Telling>> Of(HubId hub, SubscriberId subscriber, SubscriptionId? only, long after, int most, CancellationToken cancel);

    /// <summary>What one person was told before a rank, the last first: a page, a feed for other software. <see cref="long.MaxValue"/> begins at the end.</summary>
    Task<IReadOnlyList<Telling>> Latest(HubId hub, SubscriberId subscriber, SubscriptionId? only, long before, int most, CancellationToken cancel);

    /// <summary>Of what these persons were told, at most 500 of them: what a sweep holds against what it finds.</summary>
    Task<IReadOnlySet<(SubscriberId Subscriber, Thing Thing)>> Known(HubId hub, IReadOnlyCollection<SubscriberId> subscribers, CancellationToken cancel);

    /// <summary>The person has seen everything up to this rank; what waits for a digest is not written to them any more.</summary>
    /// <returns>How many they had not seen.</returns>
    Task<int> See(HubId hub, SubscriberId subscriber, long upTo, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Who has something in wait for a digest from before these instants, in order of id.</summary>
    Task<IReadOnlyList<SubscriberId>> Waiting(HubId hub, DigestPeriod period, SubscriberId? after, int most, CancellationToken cancel);

    /// <summary>Queues one letter to each of these for the period, if they had none for it and something waits that they have not seen; in one transaction.</summary>
    /// <returns>How many letters.</returns>
    Task<int> Digest(HubId hub, DigestPeriod period, IReadOnlyList<SubscriberId> subscribers, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Forgets tellings that are older than any news can be, and keyed hashes of whom nothing is left.</summary>
    /// <returns>How many rows went.</returns>
    Task<int> Tidy(HubId hub, DateTimeOffset now, CancellationToken cancel);
}
