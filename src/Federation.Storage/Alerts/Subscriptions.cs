using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Storage.Alerts;

/// <param name="Ciphertext">Of its criteria; null when the row is gone, as after a restore from a feed.</param>
public sealed record StoredSubscription(SubscriptionRow Row, byte[]? Ciphertext);

/// <summary>Subscriptions as their read table holds them. None that ended.</summary>
public sealed class Subscriptions(IHubStore store) : ReadModel(store)
{
    /// <summary>Rows that are read at once.</summary>
    private const int Page = 5000;

    public async Task<SubscriptionRow?> Find(GrainId grain, CancellationToken cancel) =>
        (await Rows("s.hub = @hub AND s.key = @key", new { hub = grain.Hub.ToString(), key = grain.Key }, cancel)).FirstOrDefault();

    /// <summary>By the hash of a private link's secret, at whatever hub.</summary>
    public async Task<SubscriptionRow?> ByLink(string link, CancellationToken cancel) =>
        link.Length == 0 ? null : (await Rows("s.link = @link ORDER BY s.hub, s.key LIMIT 1", new { link }, cancel)).FirstOrDefault();

    /// <summary>All of one person, the oldest first.</summary>
    public Task<IReadOnlyList<SubscriptionRow>> OfSubscriber(HubId hub, SubscriberId subscriber, CancellationToken cancel) =>
        Rows("s.hub = @hub AND s.subscriber = @subscriber ORDER BY s.asked_at, s.key LIMIT 1000", new { hub = hub.ToString(), subscriber = subscriber.ToString() }, cancel);

    /// <summary>Every confirmed one of a hub with its sealed criteria, page by page: nothing is held but the page.</summary>
    public async IAsyncEnumerable<StoredSubscription> Confirmed(HubId hub, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var after = ""; ;)
        {
            var page = await Query<RawSubscription>(
                $"SELECT {RawSubscription.Columns}, c.ciphertext FROM subscription s LEFT JOIN sealed c ON c.hub = s.hub AND c.id = s.criteria"
                + " WHERE s.hub = @hub AND s.key > @after AND s.status = 'confirmed' ORDER BY s.key LIMIT @most",
                new { hub = hub.ToString(), after, most = Page }, cancel);
            foreach (var raw in page)
            {
                yield return new StoredSubscription(raw.Row(), raw.Ciphertext);
            }

            if (page.Count < Page)
            {
                yield break;
            }

            after = page[^1].Key;
        }
    }

    internal static async Task<IReadOnlyList<SubscriptionRow>> Read(DbConnection connection, Func<DynamicParameters, string> where, object named, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(named);
        var sql = $"SELECT {RawSubscription.Columns} FROM subscription s WHERE {where(parameters)}";
        return [.. (await connection.QueryAsync<RawSubscription>(new CommandDefinition(sql, parameters, cancellationToken: cancel))).Select(raw => raw.Row())];
    }

    private async Task<IReadOnlyList<SubscriptionRow>> Rows(string where, object parameters, CancellationToken cancel) =>
        [.. (await Query<RawSubscription>($"SELECT {RawSubscription.Columns} FROM subscription s WHERE {where}", parameters, cancel)).Select(raw => raw.Row())];
}
