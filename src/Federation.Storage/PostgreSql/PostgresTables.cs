using System.Collections.Concurrent;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;
using Npgsql;

namespace Federation.Storage.PostgreSql;

/// <summary>Writes a whole <see cref="WriteSet"/>, heads apart, with one statement per table, whatever the number of rows.</summary>
internal static class PostgresTables
{
    private static readonly ConcurrentDictionary<ReadTable, (string Upsert, string Delete)> RowSql = new();

    public static void Write(NpgsqlBatch batch, WriteSet writes)
    {
        Entries(batch, writes.Entries);
        Grains(batch, [.. writes.Grains.Values]);
        Replies(batch, writes.Replies);
        Seals(batch, writes);
        foreach (var (table, rows) in writes.Rows)
        {
            var (upsert, delete) = RowSql.GetOrAdd(table, Sql);
            Rows(batch, delete, table.Columns.AsSpan(0, table.KeyLength), [.. rows.Where(row => row.IsDelete)]);
            Rows(batch, upsert, table.Columns.AsSpan(), [.. rows.Where(row => !row.IsDelete)]);
        }
    }

    public static void Heads(NpgsqlBatch batch, WriteSet writes)
    {
        foreach (var (hub, head) in writes.Heads)
        {
            batch.Add("UPDATE hub SET head = $2 WHERE id = $1").With(hub.ToString()).With(head);
        }
    }

    private static void Entries(NpgsqlBatch batch, List<Entry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        batch.Add("INSERT INTO entry (hub, position, at, subject_kind, subject_key, version, audience, kind, data) SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7, $8, $9)")
            .With(entries[0].Hub.ToString())
            .With(Each(entries, entry => entry.Position))
            .With(Each(entries, entry => entry.At.ToUnixTimeMilliseconds()))
            .With(Each(entries, entry => Codes<GrainKind>.Of(entry.Subject.Kind)))
            .With(Each(entries, entry => entry.Subject.Key))
            .With(Each(entries, entry => entry.Version))
            .With(Each(entries, entry => entry.Audience.ToString()))
            .With(Each(entries, entry => DomainJson.Facts.NameOf(entry.Fact)))
            .WithTexts(Each(entries, entry => DomainJson.Facts.Write(entry.Fact)));
    }

    private static void Grains(NpgsqlBatch batch, GrainWrite[] grains)
    {
        if (grains.Length == 0)
        {
            return;
        }

        batch.Add(
                "INSERT INTO grain (hub, kind, key, version, state) SELECT $1, * FROM unnest($2, $3, $4, $5)"
                + " ON CONFLICT (hub, kind, key) DO UPDATE SET version = excluded.version, state = excluded.state")
            .With(grains[0].Grain.Hub.ToString())
            .With(Each(grains, grain => Codes<GrainKind>.Of(grain.Grain.Kind)))
            .With(Each(grains, grain => grain.Grain.Key))
            .With(Each(grains, grain => grain.Version))
            .WithTexts(Each(grains, grain => grain.State));
    }

    private static void Replies(NpgsqlBatch batch, List<ReplyWrite> replies)
    {
        if (replies.Count == 0)
        {
            return;
        }

        batch.Add("INSERT INTO reply (hub, kind, key, idempotency_key, command, reply) SELECT $1, * FROM unnest($2, $3, $4, $5, $6)")
            .With(replies[0].Grain.Hub.ToString())
            .With(Each(replies, reply => Codes<GrainKind>.Of(reply.Grain.Kind)))
            .With(Each(replies, reply => reply.Grain.Key))
            .With(Each(replies, reply => reply.Key.ToString()))
            .With(Each(replies, reply => reply.CommandName))
            .WithTexts(Each(replies, reply => reply.Reply));
    }

    private static void Seals(NpgsqlBatch batch, WriteSet writes)
    {
        if (writes.Seals.Count > 0)
        {
            batch.Add("INSERT INTO sealed (hub, id, ciphertext) SELECT $1, * FROM unnest($2, $3)")
                .With(writes.Seals[0].Hub.ToString())
                .With(Each(writes.Seals, seal => seal.Envelope.Id.ToString()))
                .WithBytes(Each(writes.Seals, seal => seal.Envelope.Ciphertext));
        }

        if (writes.Erasures.Count > 0)
        {
            batch.Add("DELETE FROM sealed WHERE hub = $1 AND id = ANY ($2)")
                .With(writes.Erasures[0].Hub.ToString())
                .With(Each(writes.Erasures, erasure => erasure.Id.ToString()));
        }
    }

    private static void Rows(NpgsqlBatch batch, string sql, ReadOnlySpan<Column> columns, RowWrite[] rows)
    {
        if (rows.Length == 0)
        {
            return;
        }

        var command = batch.Add(sql);
        for (var i = 0; i < columns.Length; i++)
        {
            var column = i;
            _ = columns[i].Type == ColumnType.Text
                ? command.With(Each(rows, row => (string?)row.Row.Values[column]))
                : command.With(Each(rows, row => (long?)row.Row.Values[column]));
        }
    }

    private static TTo[] Each<TFrom, TTo>(IReadOnlyList<TFrom> from, Func<TFrom, TTo> take)
    {
        var to = new TTo[from.Count];
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = take(from[i]);
        }

        return to;
    }

    private static (string Upsert, string Delete) Sql(ReadTable table)
    {
        var columns = table.Columns.Select(column => $"\"{column.Name}\"").ToList();
        var keys = columns.Take(table.KeyLength).ToList();
        var updates = columns.Skip(table.KeyLength).Select(column => $"{column} = excluded.{column}");
        return (
            $"INSERT INTO \"{table.Name}\" ({string.Join(", ", columns)}) SELECT * FROM unnest({Numbered(columns.Count)}) ON CONFLICT ({string.Join(", ", keys)}) DO UPDATE SET {string.Join(", ", updates)}",
            $"DELETE FROM \"{table.Name}\" AS d USING unnest({Numbered(keys.Count)}) AS t ({string.Join(", ", keys)}) WHERE {string.Join(" AND ", keys.Select(key => $"d.{key} = t.{key}"))}");
    }

    private static string Numbered(int count) => string.Join(", ", Enumerable.Range(1, count).Select(i => $"${i}"));
}
