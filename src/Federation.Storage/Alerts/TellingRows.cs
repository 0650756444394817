using System.Data.Common;
using System.Text;
using Dapper;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Storage.Projections;

namespace Federation.Storage.Alerts;

/// <summary>The SQL of tellings: one for both engines.</summary>
internal static class TellingRows
{
    public const string Columns = "t.hub, t.subscriber, t.thing, t.rank, t.why, t.at, t.mail, t.letter, t.seen_at";

    /// <summary>Values of one statement: SQLite may be built for 999.</summary>
    private const int Chunk = 100;

    public static async Task<IReadOnlyList<Telling>> Read(DbConnection connection, string rest, DynamicParameters parameters, CancellationToken cancel) =>
        [.. (await connection.QueryAsync<Raw>(new CommandDefinition($"SELECT {Columns} FROM telling t {rest}", parameters, cancellationToken: cancel))).Select(raw => raw.Telling())];

    public static async Task Insert(DbConnection connection, IReadOnlyList<Telling> tellings)
    {
        foreach (var some in tellings.Chunk(Chunk))
        {
            var sql = new StringBuilder("INSERT INTO telling (hub, subscriber, thing, rank, why, at, mail, letter) VALUES ");
            var parameters = new DynamicParameters(new { hub = some[0].Hub.ToString(), at = some[0].At.ToUnixTimeMilliseconds() });
            for (var i = 0; i < some.Length; i++)
            {
                sql.Append(i == 0 ? "" : ", ").Append($"(@hub, @s{i}, @t{i}, @r{i}, @w{i}, @at, @m{i}, @l{i})");
                parameters.Add($"s{i}", some[i].Subscriber.ToString());
                parameters.Add($"t{i}", some[i].Thing.ToString());
                parameters.Add($"r{i}", some[i].Rank);
                parameters.Add($"w{i}", some[i].WhyText);
                parameters.Add($"m{i}", Codes<TellingMail>.Of(some[i].Mail));
                parameters.Add($"l{i}", some[i].Letter, System.Data.DbType.String);
            }

            await connection.ExecuteAsync(sql.ToString(), parameters);
        }
    }

    public static async Task Mark(DbConnection connection, HubId hub, IReadOnlyList<Telling> tellings, TellingMail mail, string? letter = null)
    {
        foreach (var some in tellings.Chunk(Chunk))
        {
            var parameters = new DynamicParameters(new { hub = hub.ToString(), mail = Codes<TellingMail>.Of(mail) });
            parameters.Add("letter", letter, System.Data.DbType.String);
            await connection.ExecuteAsync(
                $"UPDATE telling SET mail = @mail, letter = @letter WHERE hub = @hub AND rank IN {InList.Of(some.Select(telling => telling.Rank), parameters)}", parameters);
        }
    }

    private sealed class Raw
    {
        public string Hub { get; init; } = "";

        public string Subscriber { get; init; } = "";

        public string Thing { get; init; } = "";

        public long Rank { get; init; }

        public string Why { get; init; } = "";

        public long At { get; init; }

        public string Mail { get; init; } = "";

        public string? Letter { get; init; }

        public long? Seen_At { get; init; }

        public Telling Telling() => new(
            HubId.Parse(Hub), SubscriberId.Parse(Subscriber), Domain.Alerts.Thing.Parse(Thing), Rank, Match.Read(Why), DateTimeOffset.FromUnixTimeMilliseconds(At),
            Codes<TellingMail>.Parse(Mail), Letter, Seen_At is { } seen ? DateTimeOffset.FromUnixTimeMilliseconds(seen) : null);
    }
}
