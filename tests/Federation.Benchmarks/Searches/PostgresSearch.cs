using System.Diagnostics;
using Federation.Benchmarks.Peers;
using Federation.Benchmarks.Searches.Racing;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Queries;
using Federation.Search.Results;
using Federation.Testing.PostgreSql;
using Npgsql;
using NpgsqlTypes;

namespace Federation.Benchmarks.Searches;

/// <summary>The same offers in PostgreSQL: full text in French without accents under GIN, the title first, an index on each code; the same four kinds of searches.</summary>
internal sealed class PostgresSearch : IDisposable
{
    private readonly PostgresCluster _cluster = PostgresCluster.StartNew("1GB");
    private readonly NpgsqlConnection _connection;

    private PostgresSearch() => _connection = new NpgsqlConnection(_cluster.ConnectionTo("postgres") + ";Command Timeout=0;No Reset On Close=true");

    public double LoadSeconds { get; private set; }

    /// <summary>The folder of its socket.</summary>
    public string Socket => Path.GetDirectoryName(_cluster.DataFolder)!;

    public double CpuSeconds => ServerCpu.Seconds(File.ReadLines(Path.Combine(_cluster.DataFolder, "postmaster.pid")).First());

    public static async Task<PostgresSearch> Load(OfferSource offers)
    {
        var search = new PostgresSearch();
        await search._connection.OpenAsync();
        var began = Stopwatch.GetTimestamp();
        await search.Execute("""
            CREATE EXTENSION unaccent;
            CREATE TEXT SEARCH CONFIGURATION fr (COPY = french);
            ALTER TEXT SEARCH CONFIGURATION fr ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
            SET work_mem = '128MB';
            SET maintenance_work_mem = '512MB';
            CREATE TABLE offer (
                id uuid PRIMARY KEY, hub text, published timestamptz, region text, department text, contract text, working_time text, title_code text, training text,
                publics text[], ways text[], title text, body text,
                search tsvector GENERATED ALWAYS AS (setweight(to_tsvector('fr', title), 'A') || setweight(to_tsvector('fr', body), 'D')) STORED)
            """);
        await search.Copy(offers);
        await search.Execute("""
            CREATE INDEX ON offer USING gin (search);
            CREATE INDEX ON offer (department, published DESC, id);
            CREATE INDEX ON offer (contract, working_time);
            CREATE INDEX ON offer (published DESC, id);
            ANALYZE offer
            """);
        await search.Execute(PostgresFunctions.Sql);
        search.LoadSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return search;
    }

    /// <summary>A command that does one search of this kind whole: how many there are, and one page or the counts.</summary>
    public Action Next(string kind, Random random)
    {
        var criteria = Kinds.Draw(kind, random).Query.Criteria;
        var words = new NpgsqlParameter("words", Words(criteria));
        string[] sql = kind switch
        {
            Kinds.FacetsOnly => Facets(criteria),
            Kinds.WordsAndDepartment => Page($"search @@ websearch_to_tsquery('fr', @words) AND department = '{criteria.Departments[0]}'", 0),
            _ => Page("search @@ websearch_to_tsquery('fr', @words)", kind == Kinds.DeepPage ? Kinds.Depth * 20 : 0),
        };
        return () =>
        {
            foreach (var statement in sql)
            {
                using var command = new NpgsqlCommand(statement, _connection);
                command.Parameters.Add(words.Clone());
                using var reader = command.ExecuteReader();
                while (reader.Read())
                {
                    // Every row is received.
                }
            }
        };
    }

    public void Dispose()
    {
        _connection.Dispose();
        _cluster.Dispose();
    }

    public static string Words(Criteria criteria) => criteria.AnyWord ? string.Join(" or ", criteria.Words!.Split(' ')) : criteria.Words ?? "";

    private static string[] Page(string where, int offset) =>
    [
        $"SELECT count(*) FROM offer WHERE {where}",
        $"SELECT id, ts_rank(search, websearch_to_tsquery('fr', @words)) AS rank, published, title FROM offer WHERE {where} ORDER BY rank DESC, published DESC, id LIMIT 20 OFFSET {offset}",
    ];

    /// <summary>The field of each criterion is counted without it.</summary>
    private static string[] Facets(Criteria criteria)
    {
        var contract = $"contract = '{Codes<ContractKind>.Of(criteria.Contracts[0])}'";
        var time = $"working_time = '{Codes<WorkingTime>.Of(criteria.Times[0])}'";
        return
        [
            $"SELECT region, department, title_code, training, hub, count(*) FROM offer WHERE {contract} AND {time} GROUP BY GROUPING SETS ((region), (department), (title_code), (training), (hub), ())",
            $"SELECT code, count(*) FROM offer, unnest(publics) AS code WHERE {contract} AND {time} GROUP BY code",
            $"SELECT code, count(*) FROM offer, unnest(ways) AS code WHERE {contract} AND {time} GROUP BY code",
            $"SELECT contract, count(*) FROM offer WHERE {time} GROUP BY contract",
            $"SELECT working_time, count(*) FROM offer WHERE {contract} GROUP BY working_time",
            $"SELECT id, published, title FROM offer WHERE {contract} AND {time} ORDER BY published DESC, id LIMIT 20",
        ];
    }

    private async Task Copy(OfferSource offers)
    {
        await using var writer = await _connection.BeginBinaryImportAsync(
            "COPY offer (id, hub, published, region, department, contract, working_time, title_code, training, publics, ways, title, body) FROM STDIN (FORMAT BINARY)");
        foreach (var offer in offers.All)
        {
            var posting = offer.Posting;
            await writer.StartRowAsync();
            await writer.WriteAsync(Guid.Parse(offer.Id.ToString()), NpgsqlDbType.Uuid);
            await writer.WriteAsync(offer.Hub.ToString(), NpgsqlDbType.Text);
            await writer.WriteAsync(offer.PublishedAt, NpgsqlDbType.TimestampTz);
            foreach (var code in (string[])
            [
                Departments.Of(posting.Place.Department).Region.ToString(), posting.Place.Department.ToString(), Codes<ContractKind>.Of(posting.Contract.Kind),
                Codes<WorkingTime>.Of(posting.Hours.Time), Codes<CanonicalTitle>.Of(posting.Canonical), Codes<TrainingPosition>.Of(posting.Training),
            ])
            {
                await writer.WriteAsync(code, NpgsqlDbType.Text);
            }

            await writer.WriteAsync(posting.Publics.Select(Codes<PublicMet>.Of).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
            await writer.WriteAsync(posting.Apply.Ways.Select(Codes<WayToApply>.Of).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
            await writer.WriteAsync(posting.Title, NpgsqlDbType.Text);
            await writer.WriteAsync(string.Join('\n', PostingTexts.Of(posting).Where(one => one.Field != PostingTexts.Title).Select(one => one.Text)), NpgsqlDbType.Text);
        }

        await writer.CompleteAsync();
    }

    private async Task Execute(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }
}
