using System.Data.Common;
using System.Globalization;
using Dapper;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Storage.Mail;
using Federation.Storage.Projections;

namespace Federation.Storage.Alerts;

/// <summary>
/// One letter to a person and morning. Its id says for whom and which morning: a second run of the same morning, here or on another node, finds it there and
/// leaves what came too late to the next.
/// </summary>
internal static class Digests
{
    public const string Due = "((t.mail = 'daily' AND t.at < @daily) OR (t.mail = 'weekly' AND t.at < @weekly))";

    private static readonly TimeSpan Lasts = TimeSpan.FromHours(36);

    public static async Task<int> Write(DbConnection connection, HubId hub, DigestPeriod period, IReadOnlyList<SubscriberId> subscribers, DateTimeOffset now, CancellationToken cancel)
    {
        if (subscribers.Count == 0)
        {
            return 0;
        }

        var parameters = new DynamicParameters(new { hub = hub.ToString(), daily = period.Daily.ToUnixTimeMilliseconds(), weekly = period.Weekly.ToUnixTimeMilliseconds() });
        var waiting = (await TellingRows.Read(connection, $"WHERE t.hub = @hub AND t.subscriber IN {InList.Of(subscribers, parameters)} AND {Due} ORDER BY t.rank", parameters, cancel)).ToLookup(telling => telling.Subscriber);
        var rows = (await Subscriptions.Read(connection, list => $"s.hub = @hub AND s.subscriber IN {InList.Of(subscribers, list)}", new { hub = hub.ToString() }, cancel)).ToLookup(row => row.Subscriber);
        var written = await Written(connection, subscribers.Select(subscriber => Id(hub, subscriber, period)));
        var letters = new List<QueuedMail>();
        foreach (var subscriber in subscribers)
        {
            var told = waiting[subscriber].ToList();
            var id = Id(hub, subscriber, period);
            if (told.Count == 0 || written.Contains(id))
            {
                continue;
            }

            if (!rows[subscriber].Any(row => row.Address is not null))
            {
                await TellingRows.Mark(connection, hub, told, TellingMail.Over);
                continue;
            }

            // All of them pause: it waits for their return.
            if (!rows[subscriber].Any(row => row is { Address: not null, Status: SubscriptionStatus.Confirmed }))
            {
                continue;
            }

            var unseen = told.Where(telling => telling.SeenAt is null).ToList();
            await TellingRows.Mark(connection, hub, [.. told.Where(telling => telling.SeenAt is not null)], TellingMail.Over);
            if (unseen.Count > 0)
            {
                await TellingRows.Mark(connection, hub, unseen, TellingMail.Digested, id);
                letters.Add(QueuedMail.Of(
                    id, hub, AlertLetters.Digest, subscriber.ToString(), TellPlan.Payload(unseen.Count, unseen[0].Rank, unseen[^1].Rank), now, Lasts));
            }
        }

        return await MailRows.Insert(connection, letters, cancel);
    }

    private static string Id(HubId hub, SubscriberId subscriber, DigestPeriod period) =>
        string.Create(CultureInfo.InvariantCulture, $"{AlertLetters.Digest}:{hub}:{subscriber}:{period.Day:yyyy-MM-dd}");

    private static async Task<HashSet<string>> Written(DbConnection connection, IEnumerable<string> ids)
    {
        var parameters = new DynamicParameters();
        return (await connection.QueryAsync<string>($"SELECT id FROM mail WHERE id IN {InList.Of(ids, parameters)}", parameters)).ToHashSet(StringComparer.Ordinal);
    }
}
