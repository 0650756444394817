using System.Data.Common;
using Dapper;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Federation.Storage.Mail;
using Federation.Storage.Projections;

namespace Federation.Storage.Alerts;

internal sealed class AlertLedger(HubStore store, IMailQueue mail) : IAlertLedger
{
    private const int LongestPage = 1000;

    /// <summary>Subscriptions of one question.</summary>
    private const int Chunk = 500;

    /// <summary>Who asks for an alert may have been given the id and not used it yet: the next step of the same request. Were it slower still, one thing might be told twice.</summary>
    private static readonly TimeSpan Unused = TimeSpan.FromSeconds(30);

    /// <summary>Nobody is found by an address to which no letter goes.</summary>
    private const string WithoutLetters = "NOT EXISTS (SELECT 1 FROM subscription s WHERE s.hub = subscriber.hub AND s.subscriber = subscriber.id AND s.address IS NOT NULL)";

    public static string Follower(HubId hub) => $"alerts:{hub}";

    public Task<TellerBegun> Begin(HubId hub, CancellationToken cancel) => store.Write(
        async connection =>
        {
            var epoch = await connection.QuerySingleAsync<long>(
                "INSERT INTO ledger (hub, head, epoch) VALUES (@hub, 0, 1) ON CONFLICT (hub) DO UPDATE SET epoch = ledger.epoch + 1 RETURNING epoch", new { hub = hub.ToString() });
            var positions = await connection.QueryAsync<(string Hub, long Position)>("SELECT hub, position FROM cursor WHERE follower = @follower", new { follower = Follower(hub) });
            return new TellerBegun(epoch, positions.ToDictionary(row => HubId.Parse(row.Hub), row => row.Position));
        },
        false,
        cancel);

    public async Task<TellResult> Tell(TellWork work, CancellationToken cancel)
    {
        var forgotten = 0;
        var told = await store.Write(
            async connection =>
            {
                var found = await Find(connection, work, cancel);
                var plan = TellPlan.Make(work, found);
                await TellingRows.Insert(connection, plan.Tellings);
                await TellingRows.Mark(connection, work.Hub, plan.Spared, TellingMail.Over);
                var letters = await MailRows.Insert(connection, plan.Letters, cancel);
                foreach (var subscriber in work.Left)
                {
                    forgotten += await Forget(connection, work.Hub, subscriber, work.At);
                }

                if (plan.Tellings.Count > 0)
                {
                    await connection.ExecuteAsync("UPDATE ledger SET head = @head WHERE hub = @hub", new { hub = work.Hub.ToString(), head = plan.Head });
                }

                foreach (var (source, position) in work.Positions)
                {
                    await connection.ExecuteAsync(
                        "INSERT INTO cursor (follower, hub, position) VALUES (@follower, @source, @position)"
                        + " ON CONFLICT (follower, hub) DO UPDATE SET position = excluded.position WHERE cursor.position < excluded.position",
                        new { follower = Follower(work.Hub), source = source.ToString(), position });
                }

                return new TellResult(plan.Tellings.Count, letters, plan.Head);
            },
            false,
            cancel);
        if (forgotten > 0)
        {
            store.RingErased();
        }

        if (told.Letters > 0)
        {
            mail.Ring(work.Hub);
        }

        return told;
    }

    public Task<SubscriberId> Subscriber(HubId hub, string lookup, SubscriberId fresh, DateTimeOffset now, CancellationToken cancel) => store.Write(
        async connection => SubscriberId.Parse(await connection.QuerySingleAsync<string>(
            "INSERT INTO subscriber (hub, lookup, id, asked_at) VALUES (@hub, @lookup, @id, @now) ON CONFLICT (hub, lookup) DO UPDATE SET asked_at = excluded.asked_at RETURNING id",
            new { hub = hub.ToString(), lookup, id = fresh.ToString(), now = now.ToUnixTimeMilliseconds() })),
        false,
        cancel);

    public Task<long> Head(HubId hub, CancellationToken cancel) => store.Use(
        async connection => await connection.QueryFirstOrDefaultAsync<long?>(new CommandDefinition("SELECT head FROM ledger WHERE hub = @hub", new { hub = hub.ToString() }, cancellationToken: cancel)) ?? 0,
        cancel);

    public Task<IReadOnlyList<Telling>> After(HubId hub, long rank, int most, CancellationToken cancel) =>
        Read("WHERE t.hub = @hub AND t.rank > @rank ORDER BY t.rank LIMIT @most", new { hub = hub.ToString(), rank, most = Within(most) }, cancel);

    public Task<IReadOnlyList<Telling>> Of(HubId hub, SubscriberId subscriber, SubscriptionId? only, long after, int most, CancellationToken cancel) => Read(
        $"WHERE t.hub = @hub AND t.subscriber = @subscriber AND t.rank > @after {Only(only)} ORDER BY t.rank LIMIT @most",
        new { hub = hub.ToString(), subscriber = subscriber.ToString(), after, only = $"%{only}%", most = Within(most) }, cancel);

    public Task<IReadOnlyList<Telling>> Latest(HubId hub, SubscriberId subscriber, SubscriptionId? only, long before, int most, CancellationToken cancel) => Read(
        $"WHERE t.hub = @hub AND t.subscriber = @subscriber AND t.rank < @before {Only(only)} ORDER BY t.rank DESC LIMIT @most",
        new { hub = hub.ToString(), subscriber = subscriber.ToString(), before, only = $"%{only}%", most = Within(most) }, cancel);

    public Task<IReadOnlySet<(SubscriberId Subscriber, Thing Thing)>> Known(HubId hub, IReadOnlyCollection<SubscriberId> subscribers, CancellationToken cancel) =>
        store.Use<IReadOnlySet<(SubscriberId, Thing)>>(
            async connection =>
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThan(subscribers.Count, Chunk);
                var parameters = new DynamicParameters(new { hub = hub.ToString() });
                var sql = $"SELECT subscriber, thing FROM telling WHERE hub = @hub AND subscriber IN {InList.Of(subscribers, parameters)}";
                return (await connection.QueryAsync<(string Subscriber, string Thing)>(new CommandDefinition(sql, parameters, cancellationToken: cancel)))
                    .Select(row => (SubscriberId.Parse(row.Subscriber), Thing.Parse(row.Thing))).ToHashSet();
            },
            cancel);

    public Task<int> See(HubId hub, SubscriberId subscriber, long upTo, DateTimeOffset now, CancellationToken cancel) => store.Write(
        connection => connection.ExecuteAsync(
            "UPDATE telling SET seen_at = @now WHERE hub = @hub AND subscriber = @subscriber AND rank <= @upTo AND seen_at IS NULL",
            new { hub = hub.ToString(), subscriber = subscriber.ToString(), upTo, now = now.ToUnixTimeMilliseconds() }),
        false,
        cancel);

    public Task<IReadOnlyList<SubscriberId>> Waiting(HubId hub, DigestPeriod period, SubscriberId? after, int most, CancellationToken cancel) => store.Use<IReadOnlyList<SubscriberId>>(
        async connection => [.. (await connection.QueryAsync<string>(new CommandDefinition(
            $"SELECT DISTINCT t.subscriber FROM telling t WHERE t.hub = @hub AND t.subscriber > @after AND {Digests.Due} ORDER BY t.subscriber LIMIT @most",
            new { hub = hub.ToString(), after = after?.ToString() ?? "", daily = period.Daily.ToUnixTimeMilliseconds(), weekly = period.Weekly.ToUnixTimeMilliseconds(), most = Within(most) },
            cancellationToken: cancel))).Select(SubscriberId.Parse)],
        cancel);

    public async Task<int> Digest(HubId hub, DigestPeriod period, IReadOnlyList<SubscriberId> subscribers, DateTimeOffset now, CancellationToken cancel)
    {
        var letters = await store.Write(
            async connection =>
            {
                await Lock(connection, hub);
                return await Digests.Write(connection, hub, period, subscribers, now, cancel);
            },
            false,
            cancel);
        if (letters > 0)
        {
            mail.Ring(hub);
        }

        return letters;
    }

    public async Task<int> Tidy(HubId hub, DateTimeOffset now, CancellationToken cancel)
    {
        var (tellings, subscribers) = await store.Write(
            async connection => (
                await connection.ExecuteAsync(
                    "DELETE FROM telling WHERE hub = @hub AND at < @before", new { hub = hub.ToString(), before = now.AddDays(-2 * TellPlan.NewsFor).ToUnixTimeMilliseconds() }),
                await connection.ExecuteAsync(
                    $"DELETE FROM subscriber WHERE hub = @hub AND asked_at < @before AND {WithoutLetters}",
                    new { hub = hub.ToString(), before = (now - Unused).ToUnixTimeMilliseconds() })),
            true,
            cancel);
        if (subscribers > 0)
        {
            store.RingErased();
        }

        return tellings + subscribers;
    }

    private static string Only(SubscriptionId? only) => only is null ? "" : "AND t.why LIKE @only";

    /// <summary>The hub's row is the lock: whoever tells waits for whoever tells, so that ranks are in the order of commits.</summary>
    private static Task<(long Head, long Epoch)> Lock(DbConnection connection, HubId hub) => connection.QuerySingleAsync<(long, long)>(
        "INSERT INTO ledger (hub, head, epoch) VALUES (@hub, 0, 0) ON CONFLICT (hub) DO UPDATE SET head = ledger.head RETURNING head, epoch", new { hub = hub.ToString() });

    private static async Task<LedgerFound> Find(DbConnection connection, TellWork work, CancellationToken cancel)
    {
        var (head, epoch) = await Lock(connection, work.Hub);
        if (work.Epoch is { } mine && mine != epoch)
        {
            throw new TellerSupersededException();
        }

        var found = new LedgerFound { Head = head };
        foreach (var thing in work.Shown.Select(shown => shown.Thing).Concat(work.Over).Distinct())
        {
            var parameters = new DynamicParameters(new { hub = work.Hub.ToString(), thing = thing.ToString() });
            foreach (var subscriber in await connection.QueryAsync<string>("SELECT subscriber FROM telling WHERE hub = @hub AND thing = @thing", parameters))
            {
                found.Known.Add((SubscriberId.Parse(subscriber), thing));
            }
        }

        foreach (var over in work.Over.Distinct())
        {
            var parameters = new DynamicParameters(new { hub = work.Hub.ToString(), thing = (over with { What = Happening.Published }).ToString(), freed = $"{over.Of}/{Codes<Happening>.Of(Happening.PlaceFreed)}:%" });
            var beginnings = over.Of.Kind == GrainKind.Session ? "(t.thing = @thing OR t.thing LIKE @freed)" : "t.thing = @thing";
            found.Told[over] = await TellingRows.Read(connection, $"WHERE t.hub = @hub AND {beginnings} ORDER BY t.rank", parameters, cancel);
        }

        var named = work.Shown.SelectMany(shown => shown.Matches).Concat(found.Told.Values.SelectMany(told => told).SelectMany(telling => telling.Why)).Select(match => match.Subscription);
        foreach (var some in named.Distinct().Chunk(Chunk))
        {
            foreach (var row in await Subscriptions.Read(connection, parameters => $"s.hub = @hub AND s.key IN {InList.Of(some, parameters)}", new { hub = work.Hub.ToString() }, cancel))
            {
                found.Subscriptions[row.Id] = row;
            }
        }

        return found;
    }

    /// <summary>Without a subscription, nothing is left of a person: neither what they were told nor the way to find them again.</summary>
    /// <returns>Look-ups that are gone.</returns>
    private static async Task<int> Forget(DbConnection connection, HubId hub, SubscriberId subscriber, DateTimeOffset now)
    {
        var parameters = new { hub = hub.ToString(), subscriber = subscriber.ToString(), before = (now - Unused).ToUnixTimeMilliseconds() };
        await connection.ExecuteAsync(
            "DELETE FROM telling WHERE hub = @hub AND subscriber = @subscriber AND NOT EXISTS (SELECT 1 FROM subscription s WHERE s.hub = @hub AND s.subscriber = @subscriber)", parameters);
        return await connection.ExecuteAsync($"DELETE FROM subscriber WHERE hub = @hub AND id = @subscriber AND asked_at < @before AND {WithoutLetters}", parameters);
    }

    private Task<IReadOnlyList<Telling>> Read(string rest, object parameters, CancellationToken cancel) =>
        store.Use(connection => TellingRows.Read(connection, rest, new DynamicParameters(parameters), cancel), cancel);

    private static int Within(int most) => most is >= 1 and <= LongestPage ? most : throw new ArgumentOutOfRangeException(nameof(most));
}
