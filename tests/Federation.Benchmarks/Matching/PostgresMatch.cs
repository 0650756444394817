using System.Collections.Immutable;
using System.Diagnostics;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Queries;
using Federation.Testing.Jobs;
using Federation.Testing.PostgreSql;
using Npgsql;
using NpgsqlTypes;

namespace Federation.Benchmarks.Matching;

/// <summary>
/// The same searches as rows: words as a tsquery, codes as arrays. No index of PostgreSQL serves "this tsvector @@ a stored tsquery" (GiST over tsquery
/// answers containment alone), so each row is filed by hand under what few offers hold, in one GIN index: its territory, or else the rarest of its
/// lexemes, or each of them where one is enough, or "*". That is the best that was found; without it every offer reads the whole table.
/// </summary>
internal sealed class PostgresMatch : IDisposable
{
    private const string Asked = """
        SELECT id FROM saved WHERE keys && @keys AND (query IS NULL OR @vector::tsvector @@ query) AND (territory IS NULL OR territory && @territory)
        AND (contracts IS NULL OR @contract = ANY (contracts)) AND (times IS NULL OR @time = ANY (times)) AND (titles IS NULL OR @title = ANY (titles))
        AND (trainings IS NULL OR @training = ANY (trainings)) AND (publics IS NULL OR publics && @publics) AND (ways IS NULL OR ways && @ways)
        AND (hubs IS NULL OR hubs && @hubs) AND (pay IS NULL OR pay <= @pay)
        """;

    private readonly PostgresCluster _cluster = PostgresCluster.StartNew("1GB");
    private readonly NpgsqlConnection _connection;

    private PostgresMatch() => _connection = new NpgsqlConnection(_cluster.ConnectionTo("postgres") + ";Command Timeout=0;No Reset On Close=true");

    public double LoadSeconds { get; private set; }

    /// <summary>Of the table with its index.</summary>
    public double Bytes { get; private set; }

    public static async Task<PostgresMatch> Load(string[] saved, IEnumerable<PublishedOffer> sample)
    {
        var peer = new PostgresMatch();
        await peer._connection.OpenAsync();
        await peer.Execute("""
            CREATE EXTENSION unaccent;
            CREATE TEXT SEARCH CONFIGURATION fr (COPY = french);
            ALTER TEXT SEARCH CONFIGURATION fr ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
            SET work_mem = '128MB';
            SET maintenance_work_mem = '512MB';
            CREATE TABLE sample (text text);
            CREATE UNLOGGED TABLE written (id int, words text, any_word bool, territory text[], contracts text[], times text[], titles text[], trainings text[], publics text[], ways text[], hubs text[], pay int)
            """);
        await using (var writer = await peer._connection.BeginBinaryImportAsync("COPY sample FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var offer in sample)
            {
                await writer.StartRowAsync();
                await writer.WriteAsync(TextOf(offer), NpgsqlDbType.Text);
            }

            await writer.CompleteAsync();
        }

        await peer.Execute("CREATE TABLE held AS SELECT word, ndoc FROM ts_stat('SELECT to_tsvector(''fr'', text) FROM sample'); CREATE INDEX ON held (word)");
        var began = Stopwatch.GetTimestamp();
        await peer.Copy(saved);
        await peer.Execute("""
            CREATE TABLE saved AS SELECT id,
                CASE WHEN words <> '' THEN websearch_to_tsquery('fr', words) END AS query, territory, contracts, times, titles, trainings, publics, ways, hubs, pay,
                CASE WHEN territory IS NOT NULL THEN territory
                     WHEN words = '' OR numnode(websearch_to_tsquery('fr', words)) = 0 THEN ARRAY['*']
                     WHEN any_word THEN tsvector_to_array(to_tsvector('fr', words))
                     ELSE ARRAY(SELECT lexeme FROM unnest(tsvector_to_array(to_tsvector('fr', words))) AS lexeme LEFT JOIN held ON word = lexeme ORDER BY coalesce(ndoc, 0) LIMIT 1)
                END AS keys FROM written;
            DROP TABLE written;
            UPDATE saved SET query = NULL WHERE numnode(query) = 0;
            CREATE INDEX ON saved USING gin (keys);
            """);
        await peer.Execute("VACUUM FULL saved; ");
        await peer.Execute("VACUUM ANALYZE saved");
        peer.LoadSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await using var size = new NpgsqlCommand("SELECT pg_total_relation_size('saved')", peer._connection);
        peer.Bytes = (long)(await size.ExecuteScalarAsync())!;
        return peer;
    }

    /// <summary>Offers as they are asked for: the text is read beforehand, as it is for the index.</summary>
    public async Task<List<(PublishedOffer Offer, string Vector, string[] Lexemes)>> Vectors(IEnumerable<PublishedOffer> offers)
    {
        var vectors = new List<(PublishedOffer, string, string[])>();
        foreach (var offer in offers)
        {
            await using var command = new NpgsqlCommand("SELECT v::text, tsvector_to_array(v) FROM (SELECT to_tsvector('fr', @text) AS v) AS one", _connection);
            command.Parameters.AddWithValue("text", TextOf(offer));
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            vectors.Add((offer, reader.GetString(0), reader.GetFieldValue<string[]>(1)));
        }

        return vectors;
    }

    /// <summary>One offer, every row received.</summary>
    public Action Match((PublishedOffer Offer, string Vector, string[] Lexemes) asked)
    {
        var posting = asked.Offer.Posting;
        string[] territory = [posting.Place.Department.ToString(), "r" + Departments.Of(posting.Place.Department).Region];
        var command = new NpgsqlCommand(Asked, _connection);
        command.Parameters.AddWithValue("keys", (string[])[.. territory, "*", .. asked.Lexemes]);
        command.Parameters.AddWithValue("vector", asked.Vector);
        command.Parameters.AddWithValue("territory", territory);
        command.Parameters.AddWithValue("contract", Codes<ContractKind>.Of(posting.Contract.Kind));
        command.Parameters.AddWithValue("time", Codes<WorkingTime>.Of(posting.Hours.Time));
        command.Parameters.AddWithValue("title", Codes<CanonicalTitle>.Of(posting.Canonical));
        command.Parameters.AddWithValue("training", Codes<TrainingPosition>.Of(posting.Training));
        command.Parameters.AddWithValue("publics", posting.Publics.Select(Codes<PublicMet>.Of).ToArray());
        command.Parameters.AddWithValue("ways", posting.Apply.Ways.Select(Codes<WayToApply>.Of).ToArray());
        command.Parameters.AddWithValue("hubs", asked.Offer.AlsoBy.Prepend(asked.Offer.Hub).Select(hub => hub.ToString()).ToArray());
        command.Parameters.AddWithValue("pay", (int)(posting.Pay.From ?? 0));
        return () =>
        {
            using (command)
            {
                using var reader = command.ExecuteReader();
                while (reader.Read())
                {
                    reader.GetInt32(0);
                }
            }
        };
    }

    public void Dispose()
    {
        _connection.Dispose();
        _cluster.Dispose();
    }

    private static string TextOf(PublishedOffer offer) => string.Join('\n', PostingTexts.Of(offer.Posting).Select(one => one.Text));

    private async Task Copy(string[] saved)
    {
        await using var writer = await _connection.BeginBinaryImportAsync("COPY written FROM STDIN (FORMAT BINARY)");
        foreach (var (id, text) in saved.Index())
        {
            var criteria = SavedSearches.Read(text);
            var words = (criteria.Words ?? "").Replace("-", " ", StringComparison.Ordinal);
            await writer.StartRowAsync();
            await writer.WriteAsync(id, NpgsqlDbType.Integer);
            await writer.WriteAsync(criteria.AnyWord ? string.Join(" or ", words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : words, NpgsqlDbType.Text);
            await writer.WriteAsync(criteria.AnyWord, NpgsqlDbType.Boolean);
            await Write(writer, Territory(criteria));
            await Write(writer, criteria.Contracts.Select(Codes<ContractKind>.Of));
            await Write(writer, criteria.Times.Select(Codes<WorkingTime>.Of));
            await Write(writer, criteria.Titles.Select(Codes<CanonicalTitle>.Of));
            await Write(writer, criteria.Trainings.Select(Codes<TrainingPosition>.Of));
            await Write(writer, criteria.Publics.Select(Codes<PublicMet>.Of));
            await Write(writer, criteria.Ways.Select(Codes<WayToApply>.Of));
            await Write(writer, criteria.Hubs.Select(hub => hub.ToString()));
            if (criteria.PayFloor is { } floor)
            {
                await writer.WriteAsync((int)floor, NpgsqlDbType.Integer);
            }
            else
            {
                await writer.WriteNullAsync();
            }
        }

        await writer.CompleteAsync();
    }

    /// <summary>Neighbours spelled out, as the index does.</summary>
    private static IEnumerable<string> Territory(Criteria criteria) =>
        Query.Read(criteria).Filters.Where(filter => filter.Criterion == Criterion.Territory).SelectMany(filter => filter.Terms)
            .Select(term => term.StartsWith("@Region", StringComparison.Ordinal) ? "r" + term[(term.IndexOf(':') + 1)..] : term[(term.IndexOf(':') + 1)..]);

    private static async Task Write(NpgsqlBinaryImporter writer, IEnumerable<string> codes)
    {
        if (codes.ToArray() is { Length: > 0 } list)
        {
            await writer.WriteAsync(list, NpgsqlDbType.Array | NpgsqlDbType.Text);
        }
        else
        {
            await writer.WriteNullAsync();
        }
    }

    private async Task Execute(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }
}
